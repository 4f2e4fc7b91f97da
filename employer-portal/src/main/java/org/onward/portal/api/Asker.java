package org.onward.portal.api;

import org.jspecify.annotations.Nullable;

/**
 * For whom the matching service is asked.
 *
 * @param language en, th or fil: of labels and of the sentences in refusals
 * @param address the browser's, which tries to sign in are counted by
 * @param bearer null where nobody is signed in
 * @param waited since the browser asked for the page
 */
public record Asker(String language, String address, @Nullable Bearer bearer, Waited waited) {
    /** The same browser without its sign-in. */
    public Asker nobody() {
        return as(null);
    }

    public Asker as(@Nullable Bearer other) {
        return new Asker(language, address, other, waited);
    }

    public Asker in(String other) {
        return new Asker(other, address, bearer, waited);
    }
}
