package org.onward.portal.account;

/** The account is there. */
public record ConfirmedView(String employer, String email) {}
