package org.onward.matching.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * Whose tries are counted. The portal stands between: its secret vouches for the browser's address
 * that it names, and for nothing else. Without it the sender's own address counts.
 */
@Singleton
public final class ClientAddress {
    static final String SECRET = "Onward-Portal";
    static final String ADDRESS = "Onward-Client";
    private static final Pattern PLAIN = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

    private final byte[] secret;

    ClientAddress(
            @Property(name = "onward.employer-api.portal-secret", defaultValue = "")
                    String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public String of(HttpRequest<?> request) {
        String given = request.getHeaders().get(SECRET);
        String address = request.getHeaders().get(ADDRESS);
        boolean vouched =
                secret.length > 0
                        && given != null
                        && MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
        return vouched && address != null && PLAIN.matcher(address).matches()
                ? address
                : request.getRemoteAddress().getHostString();
    }
}
