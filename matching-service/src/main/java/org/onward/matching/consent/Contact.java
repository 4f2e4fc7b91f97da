package org.onward.matching.consent;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/** Who the card is about, as far as the person agreed and it is known. */
public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {
    public static final Contact NONE = new Contact(null, null, null);

    @JsonIgnore
    public boolean isEmpty() {
        return equals(NONE);
    }

    /** Without any of its values: records end up in messages. */
    @Override
    public String toString() {
        return "Contact[sealed]";
    }
}
