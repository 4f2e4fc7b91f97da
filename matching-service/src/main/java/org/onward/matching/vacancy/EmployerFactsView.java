package org.onward.matching.vacancy;

import java.util.List;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.web.Form;

/**
 * The facts of an employer, as typed so far.
 *
 * @param version of the employer as it was read
 * @param places countries, each with itself first and then its provinces
 * @param chambers empty for whoever may not change the chamber
 */
public record EmployerFactsView(
        String id,
        String name,
        String version,
        Form typed,
        List<ToldView.Country> places,
        List<Choice> kinds,
        List<Choice> sectors,
        List<Choice> chambers,
        Faults faults) {
    public String text(String field) {
        return typed.text(field);
    }
}
