package org.onward.matching.vacancy;

import java.util.List;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.web.Form;

/**
 * A vacancy that an employer told somebody, as it is written down.
 *
 * @param typed the form as sent; empty at first
 * @param key so that a form sent twice makes one vacancy
 * @param looked whether the words were looked at, so that it can be written down
 * @param unknownEmployer nobody of this name is known: it may be a new one
 * @param places provinces by country
 * @param occupations that the words speak of
 * @param skills that the words speak of, each must, nice or no
 */
public record ToldView(
        Form typed,
        String key,
        boolean looked,
        boolean unknownEmployer,
        List<Country> places,
        List<Choice> currencies,
        List<Choice> occupations,
        List<Skill> skills,
        Faults faults) {

    /** A country with its provinces. */
    public record Country(String label, List<Choice> places) {}

    /**
     * @param use must, nice or no
     */
    public record Skill(String id, String label, String use) {}

    public String text(String field) {
        return typed.text(field);
    }
}
