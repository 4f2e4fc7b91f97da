package org.onward.matching.mail;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * The texts of mails by language, in ICU MessageFormat with names. The bundles must hold equal
 * keys, a subject and a body for each purpose; the service does not start otherwise.
 */
@Singleton
final class MailTexts {
    static final List<String> LANGUAGES = List.of("en", "th", "fil");

    private final Map<String, Map<String, String>> bundles = new HashMap<>();
    private final String portal;
    private final String staff;

    MailTexts(
            @Property(name = "onward.portal.address", defaultValue = "http://localhost:8081")
                    String portal,
            @Property(name = "onward.staff.address", defaultValue = "http://localhost:8080")
                    String staff) {
        this.portal = portal.replaceAll("/+$", "");
        this.staff = staff.replaceAll("/+$", "");
        TreeSet<String> needed = new TreeSet<>(List.of("sender", "greeting", "closing"));
        for (Purpose purpose : Purpose.values()) {
            needed.add(purpose.key("subject"));
            needed.add(purpose.key("body"));
        }
        for (String language : LANGUAGES) {
            Map<String, String> bundle = load(language);
            if (!bundle.keySet().equals(needed)) {
                throw new IllegalStateException(
                        "mail messages_%s must hold %s, not %s"
                                .formatted(language, needed, new TreeSet<>(bundle.keySet())));
            }
            bundles.put(language, bundle);
        }
    }

    /** Subject and body of one mail, plain text. */
    record Text(String sender, String subject, String body) {}

    /**
     * @param values a link is a path of the portal or of the staff pages; what is missing was taken
     *     away once it was sent
     */
    Text text(String language, Purpose purpose, Map<String, String> values) {
        Map<String, Object> said = new HashMap<>();
        for (String name : purpose.names()) {
            String value = values.getOrDefault(name, "");
            said.put(
                    name,
                    switch (name) {
                        case "link" -> value.isEmpty() ? "" : portal + value;
                        case "staffLink" -> value.isEmpty() ? "" : staff + value;
                        case "answerBy" -> value.isEmpty() ? "" : day(language, value);
                        default -> value;
                    });
        }
        return new Text(
                pattern(language, "sender"),
                format(language, purpose.key("subject"), said),
                String.join(
                        "\n\n",
                        pattern(language, "greeting"),
                        format(language, purpose.key("body"), said),
                        pattern(language, "closing")));
    }

    /** Every pattern as it was written, for tests of its words. */
    Map<String, String> patterns(String language) {
        return Map.copyOf(bundles.getOrDefault(language, Map.of()));
    }

    private String format(String language, String key, Map<String, Object> said) {
        return new MessageFormat(pattern(language, key), locale(language)).format(said);
    }

    private String pattern(String language, String key) {
        String pattern = bundles.getOrDefault(language, Map.of()).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no mail text " + key + " in " + language);
        }
        return pattern;
    }

    private static String day(String language, String isoDay) {
        DateFormat format = DateFormat.getInstanceForSkeleton("EEEEdMMMMy", locale(language));
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(
                Date.from(LocalDate.parse(isoDay).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    private static ULocale locale(String language) {
        return switch (language) {
            case "th" -> new ULocale("th_TH");
            case "fil" -> new ULocale("fil_PH");
            default -> ULocale.UK;
        };
    }

    private static Map<String, String> load(String language) {
        String name = "/config/mail/messages_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream stream = MailTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no " + name);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
        Map<String, String> bundle = new HashMap<>();
        properties.forEach((key, value) -> bundle.put(key.toString(), value.toString()));
        return bundle;
    }
}
