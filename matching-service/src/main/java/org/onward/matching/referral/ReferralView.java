package org.onward.matching.referral;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.consent.ConsentPlaces;
import org.onward.matching.consent.ContactField;
import org.onward.matching.consent.ListConsents;
import org.onward.matching.referral.IntroductionState.DeclinedBy;
import org.onward.matching.returnee.PersonHead;
import org.onward.matching.web.Page;

/**
 * A person's choices, introductions and consents, each with what can be done about it now.
 *
 * @param resting an introduction is accepted, and the short list waits
 * @param introduced what was just sent; null where nothing was
 * @param ended what was just taken back; null where nothing was
 * @param saved a change was just saved
 * @param refused why it was not; empty where nothing was refused
 */
public record ReferralView(
        PersonHead head,
        List<SeeChoices.Choice> choices,
        boolean resting,
        List<Line> introductions,
        List<Shared> consents,
        @Nullable Line introduced,
        @Nullable Shared ended,
        boolean saved,
        String refused) {
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

        private IntroductionState state() {
            return listed.introduction().state();
        }

        public boolean waits() {
            return state() instanceof IntroductionState.Sent;
        }

        /** Nothing to do but wait for the answer that comes by itself. */
        public boolean byMailAlone() {
            return waits() && listed.byMail();
        }

        /** It is accepted, and the first day is not written down yet. */
        public boolean toRecord() {
            return state() instanceof IntroductionState.Accepted accepted
                    && accepted.placedAt() == null;
        }

        public boolean worked() {
            return state() instanceof IntroductionState.Accepted accepted
                    && accepted.placedAt() != null;
        }

        /** The day of a yes that came late and that the person has not been asked about. */
        public @Nullable LocalDate lateYes() {
            return state() instanceof IntroductionState.NoAnswer late && late.lateYes() != null
                    ? LocalDate.ofInstant(late.lateYes(), ZoneOffset.UTC)
                    : null;
        }

        /** Why a yes that came late cannot count any more, in words; empty where it can. */
        public String lateGone(Page page, String name) {
            LateYes.Against against = listed.lateAgainst();
            LocalDate said = lateYes();
            if (against == null || said == null) {
                return "";
            }
            String gone = page.t("referral.late_gone", page.day(said), page.t(against.key()), name);
            return against.tellsEmployer() ? gone + " " + page.t("referral.out.told") : gone;
        }

        /** It can still be, once the person agrees on something to be shared. */
        public boolean mayAgreeAnew() {
            return listed.lateAgainst() == LateYes.Against.CONSENT_ENDED;
        }

        /** An answer or end to be looked at, where nothing else is to be said of it. */
        public boolean toNotice() {
            return listed.introduction().unnoticed() && lateYes() == null;
        }

        /** What the person says to go on; null where there is nothing to go on with. */
        public SettleIntroduction.@Nullable Word mainWord() {
            return personSays.stream().filter(word -> !out(word)).findFirst().orElse(null);
        }

        /** What the person says to leave it. */
        public SettleIntroduction.@Nullable Word outWord() {
            return personSays.stream().filter(Line::out).findFirst().orElse(null);
        }

        private static boolean out(SettleIntroduction.Word word) {
            return word == SettleIntroduction.Word.DECLINE
                    || word == SettleIntroduction.Word.WITHDRAW;
        }

        /** Class of its tag. */
        public String colour() {
            return switch (state()) {
                case IntroductionState.Sent s -> "accent";
                case IntroductionState.Meeting m -> "good";
                case IntroductionState.Offered o -> "good";
                case IntroductionState.Accepted a -> "good";
                case IntroductionState.Kept k -> "primary";
                case IntroductionState.Declined d -> "";
                case IntroductionState.NoAnswer n -> "";
                case IntroductionState.Withdrawn w -> "";
            };
        }

        /** Why it ended, in words; empty where it has not, or nobody said. */
        public String why(Page page, String name) {
            return switch (state()) {
                case IntroductionState.Declined no when no.by() == DeclinedBy.EMPLOYER ->
                        no.reason() == null
                                ? ""
                                : page.t(
                                        "referral.why.declined.employer",
                                        page.t("answer_reason." + no.reason()));
                case IntroductionState.Declined no ->
                        no.reason() == null
                                ? page.t("referral.why.declined.person_only", name)
                                : page.t(
                                        "referral.why.declined.person",
                                        name,
                                        page.t("said_reason." + no.reason()));
                case IntroductionState.Withdrawn gone -> page.t("referral.why." + gone.reason());
                case IntroductionState.Sent s -> "";
                case IntroductionState.Meeting m -> "";
                case IntroductionState.Offered o -> "";
                case IntroductionState.Accepted a -> "";
                case IntroductionState.Kept k -> "";
                case IntroductionState.NoAnswer n -> "";
            };
        }
    }

    /**
     * @param holds it is shared today
     */
    public record Shared(ListConsents.Listed listed, boolean holds) {
        /** What the employer looked at, by vacancy and way, as a sentence each. */
        public List<String> looks(Page page) {
            Map<Look, List<ConsentPlaces.Seen>> by = new LinkedHashMap<>();
            for (ConsentPlaces.Seen one : listed.seen()) {
                by.computeIfAbsent(
                                new Look(one.vacancy(), one.fields(), one.byLink()),
                                _ -> new ArrayList<>())
                        .add(one);
            }
            return by.entrySet().stream()
                    .map(one -> sentence(page, one.getKey(), one.getValue()))
                    .toList();
        }

        private record Look(String vacancy, Set<ContactField> fields, boolean byLink) {}

        private static String sentence(Page page, Look look, List<ConsentPlaces.Seen> seen) {
            List<String> what = new ArrayList<>();
            what.add(page.t("referral.look.card"));
            look.fields().stream()
                    .sorted()
                    .forEach(field -> what.add(page.value("referral.look", field)));
            return page.t(
                    look.byLink() ? "referral.look.by_link" : "referral.look.signed_in",
                    look.vacancy(),
                    String.join(", ", what),
                    seen.stream().mapToInt(ConsentPlaces.Seen::times).sum(),
                    page.day(
                            seen.stream()
                                    .map(ConsentPlaces.Seen::day)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow()));
        }
    }
}
