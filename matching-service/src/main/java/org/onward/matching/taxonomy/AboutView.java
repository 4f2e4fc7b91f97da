package org.onward.matching.taxonomy;

import org.jspecify.annotations.Nullable;

/**
 * Which of the publishers' vocabularies were loaded.
 *
 * @param onetRelease such as 29.3; unknown where its files did not say it
 */
public record AboutView(boolean esco, boolean onet, @Nullable String onetRelease) {}
