package org.onward.portal.introduction;

import java.util.List;
import org.onward.portal.api.Choices.Choice;
import org.onward.portal.api.Introductions.Introduction;
import org.onward.portal.web.Faults;

/**
 * One introduction with its card and the answers it may be given.
 *
 * @param done the answer just given, or empty
 * @param action where the forms are sent
 * @param key made with the page, so that an answer sent twice counts once
 * @param linked the employer's name where the page was opened by a link, else empty
 */
public record IntroductionView(
        Introduction introduction,
        String done,
        String action,
        String key,
        List<Choice> reasons,
        List<Choice> levels,
        Faults faults,
        String linked) {
    public boolean may(String answer) {
        return introduction.mayAnswer().contains(answer);
    }

    /** The label of a level, or empty. */
    public String level(org.onward.portal.api.Introductions.Levelled one) {
        return one.level() == null
                ? ""
                : org.onward.portal.api.Choices.Offer.label(levels, String.valueOf(one.level()));
    }
}
