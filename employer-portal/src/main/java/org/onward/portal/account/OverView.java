package org.onward.portal.account;

/**
 * A link of a registration that was used, or is too old.
 *
 * @param sentence which of the two, and what to do next
 */
public record OverView(String sentence) {}
