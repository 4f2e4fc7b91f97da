package org.onward.matching.vacancy;

import java.util.Locale;
import java.util.Set;
import org.onward.matching.vacancy.VacancyState.Draft;
import org.onward.matching.vacancy.VacancyState.Expired;
import org.onward.matching.vacancy.VacancyState.Filled;
import org.onward.matching.vacancy.VacancyState.Open;
import org.onward.matching.vacancy.VacancyState.Paused;
import org.onward.matching.vacancy.VacancyState.Rejected;
import org.onward.matching.vacancy.VacancyState.SentBack;
import org.onward.matching.vacancy.VacancyState.Submitted;
import org.onward.matching.vacancy.VacancyState.Withdrawn;

/**
 * Every legal step of a vacancy by its name, in one table; the table of changes in the database
 * takes the same pairs and no other.
 */
enum VacancyStep {
    SUBMIT(Submitted.class, Set.of(Draft.class, SentBack.class, Expired.class)),
    APPROVE(Open.class, Set.of(Submitted.class)),
    SEND_BACK(SentBack.class, Set.of(Submitted.class)),
    REJECT(Rejected.class, Set.of(Submitted.class)),
    PAUSE(Paused.class, Set.of(Open.class)),
    OPEN(Open.class, Set.of(Paused.class)),
    FILL(Filled.class, Set.of(Open.class, Paused.class)),
    WITHDRAW(
            Withdrawn.class,
            Set.of(Draft.class, Submitted.class, SentBack.class, Open.class, Paused.class)),
    EXPIRE(Expired.class, Set.of(Open.class, Paused.class)),
    /** A complete file of its source no longer carries it, or a row says that it is over. */
    RETIRE(Expired.class, Set.of(Submitted.class, SentBack.class, Open.class, Paused.class)),
    /** It says something else than what was approved: it is reviewed again. */
    CHANGE(Submitted.class, Set.of(Open.class, Paused.class, Expired.class)),
    /** Somebody says that what expired is still true. */
    CONFIRM(Open.class, Set.of(Expired.class)),
    /** A row of a feed needs no review once its employer is verified. */
    OPEN_FED(Open.class, Set.of(Submitted.class));

    private final Class<? extends VacancyState> to;

    @SuppressWarnings("ImmutableEnumChecker") // filled by Set.copyOf
    private final Set<Class<? extends VacancyState>> from;

    VacancyStep(Class<? extends VacancyState> to, Set<Class<? extends VacancyState>> from) {
        this.to = to;
        this.from = Set.copyOf(from);
    }

    boolean mayFollow(VacancyState state) {
        return from.contains(state.getClass());
    }

    boolean leads(VacancyState before, VacancyState after) {
        return mayFollow(before) && to.equals(after.getClass());
    }

    Set<Class<? extends VacancyState>> from() {
        return from;
    }

    /** Its name in the audit trail. */
    String act() {
        return name().toLowerCase(Locale.ROOT) + "_vacancy";
    }
}
