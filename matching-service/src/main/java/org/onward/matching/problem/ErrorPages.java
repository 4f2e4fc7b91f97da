package org.onward.matching.problem;

import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** How a refusal looks to somebody who asked for a page; the web room implements it. */
public interface ErrorPages {
    /**
     * @return the page's HTML, or empty where the request did not ask for a page
     */
    Optional<String> page(HttpRequest<?> request, Problem problem);

    /** Where somebody who is not signed in is sent instead, or empty. */
    Optional<String> signInAddress(HttpRequest<?> request, Problem problem);
}
