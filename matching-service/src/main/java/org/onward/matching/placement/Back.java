package org.onward.matching.placement;

import java.net.URI;
import java.util.UUID;

/**
 * Where a form leads when it is done: to the list it was opened from, or to the person's work.
 *
 * @param from {@code work} for the list; anything else is the person's page
 */
record Back(UUID person, String from) {
    /** Where giving up leads. */
    String address() {
        return list() ? "/work" : work();
    }

    URI saved() {
        return URI.create(list() ? "/work?done=1" : work() + "?saved=1");
    }

    private String work() {
        return "/people/" + person + "/placement";
    }

    private boolean list() {
        return from.equals("work");
    }
}
