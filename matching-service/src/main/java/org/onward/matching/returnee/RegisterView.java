package org.onward.matching.returnee;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of somebody's identity, to register a person or to correct who they are.
 *
 * @param whom to call for somebody under 18; null where that is not the case
 * @param office that may know the person already, or null
 * @param conflict somebody else saved it meanwhile
 */
public record RegisterView(
        @Nullable PersonHeading person,
        int version,
        IdentityForm form,
        Faults faults,
        @Nullable List<String> whom,
        @Nullable String office,
        boolean conflict) {

    /** Whose identity is corrected. */
    public record PersonHeading(String id, String name) {}

    /**
     * Everything as typed.
     *
     * @param key makes sending the form twice register once
     */
    public record IdentityForm(
            String name,
            String birthDate,
            String phone,
            String email,
            String address,
            String document,
            String story,
            String note,
            String kind,
            String sex,
            String enteredOn,
            boolean anotherPerson,
            String key) {
        /** Without its values: records end up in messages. */
        @Override
        public String toString() {
            return "IdentityForm[sealed]";
        }
    }
}
