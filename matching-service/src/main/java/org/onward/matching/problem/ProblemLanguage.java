package org.onward.matching.problem;

import io.micronaut.http.HttpRequest;

/** The sentences of a refusal in the language that is asked for; the web room implements it. */
public interface ProblemLanguage {
    /** The same problem; what there are no words for stays in English. */
    ProblemBody spoken(HttpRequest<?> request, ProblemBody problem);

    /** One sentence of a refusal, for a page of ours. */
    String toStaff(String language, String sentence);
}
