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
 * @param occupations to choose among
 * @param found skills found by words
 * @param backings vacancies that may stand behind a training
 * @param country whose places come first
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
        List<Choice> occupations,
        List<Suggestion> found,
        List<Choice> backings,
        String country) {
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
