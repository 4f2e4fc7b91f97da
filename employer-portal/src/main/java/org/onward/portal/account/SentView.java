package org.onward.portal.account;

/**
 * A mail is on its way, or nothing is: the page does not tell which.
 *
 * @param about register or reset
 */
public record SentView(String about) {}
