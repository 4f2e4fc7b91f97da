package org.onward.matching.placement;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.PersonHead;

/**
 * What a person began, agreed to, or did before, each with the steps that may follow and its
 * checks.
 *
 * @param mistakes what counts nowhere
 * @param saved a change was just saved
 */
public record WorkView(
        PersonHead head,
        List<Card> cards,
        List<Mistake> mistakes,
        Faults faults,
        StepForm typed,
        boolean saved) {
    public WorkView {
        cards = List.copyOf(cards);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * What was entered by mistake.
     *
     * @param by name of whoever recorded that
     */
    public record Mistake(String title, LocalDate on, String by, VoidReason reason) {}

    /**
     * @param occupation label, or empty
     * @param after what the training it follows is called, or empty
     * @param next steps that may follow
     * @param follow whether the work that follows this training can be added
     */
    public record Card(
            SeePlacements.Seen seen,
            String occupation,
            String after,
            List<PlacementStep> next,
            boolean follow,
            List<CheckLine> checks) {
        public Card {
            next = List.copyOf(next);
            checks = List.copyOf(checks);
        }

        public Placement placement() {
            return seen.placement();
        }

        public String key() {
            return WorkView.key(seen.placement().id().value());
        }

        public String id() {
            return seen.placement().id().value().toString();
        }
    }

    /**
     * Short name of a card, for the ids of its fields: no part of it is a number, which would be
     * the row of a list.
     */
    public static String key(UUID placement) {
        return "w" + placement.toString().replace("-", "");
    }

    /** What may be wrong with it, as messages write it. */
    public static List<String> mistakeReasons() {
        return Arrays.stream(VoidReason.values()).map(PlacementRows::text).toList();
    }

    /** What may have been done about a concern, as messages write it. */
    public static List<String> done() {
        return Arrays.stream(Concern.values()).map(PlacementRows::text).toList();
    }

    /** Why it may have ended, as messages write it. */
    public static List<String> reasons(Placement placement) {
        boolean begun = placement.state().startedOn() != null;
        return Arrays.stream(EndReason.values())
                .filter(reason -> !begun || reason != EndReason.NEVER_BEGAN)
                .map(PlacementRows::text)
                .toList();
    }

    /**
     * @param open it can be recorded or corrected: it was held, or its day has come
     */
    public record CheckLine(Check check, boolean open) {
        public Check.@Nullable Answers answers() {
            return switch (check) {
                case Check.Held held -> held.answers();
                case Check.Due _ -> null;
            };
        }

        /** What was learnt where something is not right, and nobody has said what was done. */
        public Check.@Nullable Held waiting() {
            return check instanceof Check.Held held && held.waits() ? held : null;
        }
    }

    /**
     * A step's form as typed.
     *
     * @param field suffix of its ids: step and card
     */
    public record StepForm(String field, String on, String reason) {
        static final StepForm NONE = new StepForm("", "", "");

        /** What stands in the field of this step and card. */
        public String on(String wanted, String otherwise) {
            return field.equals(wanted) ? on : otherwise;
        }

        public boolean open(String wanted) {
            return field.equals(wanted);
        }
    }
}
