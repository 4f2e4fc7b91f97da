package org.onward.matching.returnee;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is enrolled in a programme and has no counsellor at work, by code.
 *
 * @param code as typed
 * @param next address of the next page, or null on the last
 * @param first whether this is the first page
 * @param erased somebody was just erased
 */
public record EnrolmentsView(
        List<Line> lines,
        String code,
        Faults faults,
        @Nullable String next,
        boolean first,
        boolean erased) {

    public record Line(String reference, String office, LocalDate enteredOn) {}

    /**
     * One code, with what may be done about it.
     *
     * @param colleagues counsellors of the person's office
     * @param counsellor id as chosen
     * @param reason as typed
     * @param saved a change was just saved
     */
    public record One(
            SeeEnrolment.Enrolment enrolment,
            List<Colleague> colleagues,
            String counsellor,
            String reason,
            boolean erasing,
            Faults faults,
            boolean saved) {}
}
