package org.onward.portal.api;

/**
 * What a sign-in gives.
 *
 * @param expiresAt epoch seconds of the access token, by our own clock
 */
public record Tokens(String accessToken, String refreshToken, long expiresAt) {}
