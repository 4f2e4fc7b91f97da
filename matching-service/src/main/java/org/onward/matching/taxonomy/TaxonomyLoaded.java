package org.onward.matching.taxonomy;

/**
 * Published after another vocabulary has been swapped in; listeners run before the server accepts
 * requests, so that nobody meets an index without labels.
 *
 * @param checksum of the files it was loaded from
 */
public record TaxonomyLoaded(String checksum) {}
