package org.onward.matching.match;

import jakarta.inject.Singleton;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Messages;

/** Matches as the API gives them, in a language. */
@Singleton
final class MatchBodies {
    private final Taxonomy taxonomy;
    private final Messages messages;

    MatchBodies(Taxonomy taxonomy, Messages messages) {
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    MatchBody.Maker in(String language) {
        return new MatchBody.Maker(taxonomy, messages, language, false);
    }
}
