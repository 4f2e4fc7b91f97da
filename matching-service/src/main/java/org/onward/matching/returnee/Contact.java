package org.onward.matching.returnee;

import org.jspecify.annotations.Nullable;

/** How a person may be called and reached, as far as it is known, or as far as they agreed. */
public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {
    public static final Contact NONE = new Contact(null, null, null);

    /** Without any of its values: records end up in messages. */
    @Override
    public String toString() {
        return "Contact[sealed]";
    }
}
