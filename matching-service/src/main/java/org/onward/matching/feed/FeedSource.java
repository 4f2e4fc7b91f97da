package org.onward.matching.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed comes from.
 *
 * @param key lower-case letters, digits and hyphens
 * @param chamber who may send it, beside staff; it speaks for its members alone
 * @param country ISO 3166-1 alpha-2, where a row names none
 * @param content what its files are, where one says nothing else
 */
public record FeedSource(String key, @Nullable UUID chamber, String country, FeedContent content) {}
