package org.onward.portal.vacancy;

import java.util.List;
import java.util.Map;
import org.onward.portal.api.Choices.Choice;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Vacancies.Suggestion;
import org.onward.portal.web.Faults;

/**
 * The form of a posting.
 *
 * @param id empty for a new one
 * @param version that was read; 0 for a new one
 * @param key made with the form, so that sending it twice posts once
 * @param comments of whoever read it, by field
 * @param open whether the part that can wait is unfolded
 * @param submits whether it can be handed in for review
 * @param look what was looked for by words, and found
 * @param backings vacancies that may stand behind a training
 * @param abroad whether what is asked of work abroad is unfolded
 * @param country whose places come first
 * @param published whether most of what is changed is read by somebody before it is shown again
 */
public record PostingView(
        String id,
        long version,
        String key,
        Typed typed,
        Offer offer,
        Faults faults,
        Map<String, String> comments,
        boolean open,
        boolean submits,
        Look look,
        List<Choice> backings,
        boolean abroad,
        String country,
        boolean published) {
    /**
     * @param occupation words a kind of work was looked for by, or empty
     * @param skill words a skill was looked for by, or empty
     * @param nothing whether there is none by those words
     * @param found skills found
     * @param unsent whether somebody pressed Enter in a field, which sends nothing
     */
    public record Look(
            String occupation,
            String skill,
            boolean nothing,
            List<Suggestion> found,
            boolean unsent) {
        static final Look NONE = new Look("", "", false, List.of(), false);
        static final Look UNSENT = new Look("", "", false, List.of(), true);
    }

    /** Behind it, and not among what can be read just now: kept as it is. */
    public List<String> keptBackings() {
        return typed.backedBy().stream()
                .filter(id -> backings.stream().noneMatch(one -> one.code().equals(id)))
                .toList();
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public String action() {
        return isNew() ? "/vacancies/new" : "/vacancies/" + id + "/edit";
    }

    public String comment(String field) {
        return comments.getOrDefault(field, "");
    }
}
