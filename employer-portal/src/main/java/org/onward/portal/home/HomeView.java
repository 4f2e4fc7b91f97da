package org.onward.portal.home;

import java.util.List;
import org.onward.portal.api.Introductions.Introduction;
import org.onward.portal.api.Vacancies.Line;

/**
 * The start page.
 *
 * @param unverified whether nobody has checked the business yet
 * @param toAnswer introductions that wait, the most urgent first
 * @param meeting introductions that go on
 * @param toMend vacancies that were sent back, or may be hidden unless confirmed
 * @param others the other vacancies, a few
 */
public record HomeView(
        String employer,
        boolean unverified,
        List<Introduction> toAnswer,
        List<Introduction> meeting,
        List<Line> toMend,
        List<Line> others) {
    public boolean isNew() {
        return toAnswer.isEmpty() && meeting.isEmpty() && toMend.isEmpty() && others.isEmpty();
    }
}
