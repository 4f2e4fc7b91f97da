package org.onward.matching.returnee;

import org.jspecify.annotations.Nullable;

/**
 * Who a person is; lies in the vault only. {@link IdentityDocument} says which texts are taken.
 *
 * @param document number of an identity document
 * @param story what they tell, in their own words
 * @param note the counsellor's
 */
public record Identity(
        String name,
        BirthDate birth,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable String document,
        @Nullable String story,
        @Nullable String note) {

    /** Without any of its values: records end up in messages. */
    @Override
    public String toString() {
        return "Identity[sealed]";
    }
}
