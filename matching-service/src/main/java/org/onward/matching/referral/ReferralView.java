package org.onward.matching.referral;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onward.matching.consent.ListConsents;
import org.onward.matching.returnee.PersonHead;

/**
 * A person's choices, introductions and consents, each with what can be done about it now.
 *
 * @param introduced what was just sent; null where nothing was
 * @param saved a change was just saved
 */
public record ReferralView(
        PersonHead head,
        List<SeeChoices.Choice> choices,
        List<Line> introductions,
        List<Shared> consents,
        @Nullable Line introduced,
        boolean saved) {
    public ReferralView {
        choices = List.copyOf(choices);
        introductions = List.copyOf(introductions);
        consents = List.copyOf(consents);
    }

    /**
     * @param employerSays what the employer may have said on the telephone
     * @param personSays what the person may decide
     */
    public record Line(
            ListIntroductions.Listed listed,
            List<Answer> employerSays,
            List<SettleIntroduction.Word> personSays) {
        public Line {
            employerSays = List.copyOf(employerSays);
            personSays = List.copyOf(personSays);
        }
    }

    /**
     * @param holds it is shared today
     */
    public record Shared(ListConsents.Listed listed, boolean holds) {
        /** How often the employer looked. */
        public int looks() {
            return listed.seen().stream().mapToInt(one -> one.times()).sum();
        }

        /** The last day the employer looked. */
        public Optional<LocalDate> lastLook() {
            return listed.seen().stream().map(one -> one.day()).max(Comparator.naturalOrder());
        }
    }
}
