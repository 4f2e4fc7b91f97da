package org.onward.matching.access;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a sign-in or refresh hands out.
 *
 * @param accessToken a signed JWT, for {@code Authorization: Bearer}
 * @param expiresIn seconds the access token holds
 * @param refreshToken good for one refresh
 */
@Serdeable
public record Tokens(String accessToken, int expiresIn, String refreshToken) {}
