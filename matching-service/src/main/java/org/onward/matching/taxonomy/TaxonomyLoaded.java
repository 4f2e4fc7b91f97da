package org.onward.matching.taxonomy;

/**
 * Published after another vocabulary has been swapped in; listeners run before the server accepts
 * requests, so that nobody meets an index without labels.
 *
 * @param version of what was loaded last of each source
 */
public record TaxonomyLoaded(String version) {}
