package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leaving a programme, or coming back to it.
 *
 * @param enteredOn of the last enrolment
 * @param exitedOn of the last enrolment; null while it goes on
 * @param underWay introductions that end with it
 */
public record LeaveView(
        PersonHead head,
        LocalDate enteredOn,
        @Nullable LocalDate exitedOn,
        @Nullable ExitReason exitReason,
        int underWay,
        LeaveForm form,
        Faults faults) {

    /**
     * As typed.
     *
     * @param choice reason of an exit, or whether they are ready on coming back
     */
    public record LeaveForm(String on, String choice) {}

    /** Why an enrolment may end, as messages write it. */
    public static List<String> reasons() {
        return Arrays.stream(ExitReason.values()).map(Choices::text).toList();
    }
}
