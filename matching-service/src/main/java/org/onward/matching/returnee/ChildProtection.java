package org.onward.matching.returnee;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;

/**
 * Whom to call for somebody under 18, from setting {@code onward.child-protection.contacts}: a list
 * of {@code TH: name, number}.
 */
@Singleton
final class ChildProtection {
    private final List<String> contacts;

    ChildProtection(
            @Property(name = "onward.child-protection.contacts") @Nullable List<String> contacts) {
        this.contacts = contacts == null ? List.of() : List.copyOf(contacts);
    }

    /** Names and numbers for the country; empty where the deployer gave none. */
    List<String> whom(@Nullable String country) {
        List<String> whom = new ArrayList<>();
        for (String contact : contacts) {
            if (country != null && contact.startsWith(country + ":")) {
                whom.add(contact.substring(country.length() + 1).strip());
            }
        }
        return whom;
    }

    /** The refusal of somebody under 18; nothing about them is kept. */
    Problem refusal(@Nullable String country) {
        List<String> whom = whom(country);
        return Problem.conflict(
                "Under 18: nothing was stored. Refer to child protection: "
                        + (whom.isEmpty()
                                ? "the authority in charge of children where you are."
                                : String.join("; ", whom) + "."));
    }
}
