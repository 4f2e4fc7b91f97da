package org.onward.matching.vacancy;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/**
 * Words that tell an employer who the people are whom advisers work with. Staff write to employers
 * in free text; the field that holds such a word is named back to them.
 */
@Singleton
final class NotForEmployers {
    private final Pattern told;
    private final Pattern posted;

    NotForEmployers(ObjectMapper json) {
        this.told = pattern(json, "not-for-employers");
        this.posted = pattern(json, "not-in-postings");
    }

    private static Pattern pattern(ObjectMapper json, String file) {
        String path = "/config/contracts/" + file + ".json";
        try (InputStream stream = NotForEmployers.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("no " + path);
            }
            List<String> any = new ArrayList<>();
            Map<String, List<String>> words =
                    json.readValue(
                            stream,
                            Argument.mapOf(
                                    Argument.of(String.class), Argument.listOf(String.class)));
            words.forEach(
                    (language, all) -> {
                        String or = "(" + String.join("|", all) + ")";
                        // Thai is written without spaces: parts of words.
                        any.add(language.equals("th") ? or : "\\b" + or + "\\b");
                    });
            return Pattern.compile(
                    String.join("|", any), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What staff say to an employer: a comment, a reason. */
    void refuse(String field, @Nullable String text, FieldErrors errors) {
        refuse(told, field, text, errors);
    }

    /**
     * What staff write in an employer's vacancy. An advert may well speak of cases and of programs;
     * it does not say who the candidates are.
     */
    void refuse(VacancyForm form, FieldErrors errors) {
        PostingWords.freeTexts(form, errors)
                .forEach((field, text) -> refuse(posted, field, text, errors));
    }

    private static void refuse(
            Pattern words, String field, @Nullable String text, FieldErrors errors) {
        if (text == null) {
            return;
        }
        Matcher found = words.matcher(text);
        if (found.find()) {
            errors.add(
                    field,
                    "not_for_employers",
                    "Employers read this: say it without “%s”.".formatted(found.group()));
        }
    }
}
