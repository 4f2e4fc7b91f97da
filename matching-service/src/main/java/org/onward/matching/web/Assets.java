package org.onward.matching.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Stylesheet and scripts, addressed by a digest of their content so that browsers keep them. */
@Singleton
public final class Assets {
    record Asset(String type, byte[] content) {}

    private final Map<String, Asset> byName;
    private final String version;

    Assets() {
        byName =
                Map.of(
                        "onward.css",
                        read("/config/web/onward.css", "text/css; charset=utf-8"),
                        "icon.svg",
                        read("/config/web/icon.svg", "image/svg+xml"),
                        "print.js",
                        read("/config/web/print.js", "text/javascript; charset=utf-8"),
                        "language.js",
                        read("/config/web/language.js", "text/javascript; charset=utf-8"),
                        "htmx.js",
                        read(
                                "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js",
                                "text/javascript; charset=utf-8"));
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byName.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> sha.update(entry.getValue().content()));
            version = HexFormat.of().formatHex(sha.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Address of an asset for a page. */
    public String address(String name) {
        return "/assets/" + version + "/" + name;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Asset read(String path, String type) {
        try (InputStream stream = Assets.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no " + path);
            }
            return new Asset(type, stream.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }
}
