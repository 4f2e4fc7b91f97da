package org.onward.portal.web;

import com.ibm.icu.text.MessageFormat;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every text of the pages, by key and language, in ICU MessageFormat. The bundles must hold equal
 * keys; the service does not start with a bundle that lacks one.
 */
@Singleton
public final class Messages {
    /** The languages there is a bundle for; the first is the fallback. */
    public static final List<String> LANGUAGES = List.of("en", "th", "fil");

    private final Map<String, Map<String, String>> bundles = new HashMap<>();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    Messages() {
        for (String language : LANGUAGES) {
            bundles.put(language, load(language));
        }
        TreeSet<String> all = new TreeSet<>();
        bundles.values().forEach(bundle -> all.addAll(bundle.keySet()));
        bundles.forEach(
                (language, bundle) -> {
                    TreeSet<String> missing = new TreeSet<>(all);
                    missing.removeAll(bundle.keySet());
                    if (!missing.isEmpty()) {
                        throw new IllegalStateException(
                                "portal_%s lacks %s".formatted(language, missing));
                    }
                });
    }

    /**
     * @throws IllegalArgumentException for a key no bundle holds
     */
    public String text(String language, String key, @Nullable Object... values) {
        Map<String, String> bundle = bundles.get(language);
        String pattern = bundle == null ? null : bundle.get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no message " + key + " in " + language);
        }
        if (values.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        MessageFormat format =
                formats.computeIfAbsent(
                        language + key, _ -> new MessageFormat(pattern, locale(language)));
        return ((MessageFormat) format.clone()).format(values);
    }

    static Locale locale(String language) {
        return switch (language) {
            case "th" -> Locale.of("th", "TH");
            case "fil" -> Locale.of("fil", "PH");
            default -> Locale.UK;
        };
    }

    private static Map<String, String> load(String language) {
        Map<String, String> bundle = new HashMap<>();
        for (String file : List.of("common", "portal")) {
            String name = "/config/web/" + file + "_" + language + ".properties";
            Properties properties = new Properties();
            try (InputStream stream = Messages.class.getResourceAsStream(name)) {
                if (stream == null) {
                    throw new IllegalStateException("no " + name);
                }
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + name, e);
            }
            properties.forEach(
                    (key, value) -> {
                        if (bundle.put(key.toString(), value.toString()) != null) {
                            throw new IllegalStateException(key + " stands twice in " + language);
                        }
                    });
        }
        return bundle;
    }
}
