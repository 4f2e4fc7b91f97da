package org.onward.matching.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onward.matching.access.Callers;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.ProblemBody;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.shared.AcceptLanguage;

/**
 * Refusals of both APIs in the language that is asked for, else in the account's own. The code
 * writes each sentence once, in English; the bundles hold it in all three, and it is found by its
 * English. What employers read stands in {@code problems_*}; what only staff may read, in {@code
 * problems_staff_*}, apart, since its words are not for employers.
 */
@Singleton
final class ProblemSentences implements ProblemLanguage {
    private static final Pattern VARIES = Pattern.compile("\\{([0-9])}");
    private static final String STAFF_API = "/api/v1/";

    private final Book employers = new Book("problems");
    private final Book staff = new Book("problems_staff");

    @Override
    public ProblemBody spoken(HttpRequest<?> request, ProblemBody problem) {
        boolean forStaff = request.getPath().startsWith(STAFF_API);
        if (!forStaff && !request.getPath().startsWith(EmployerApi.PREFIX + "/")) {
            return problem;
        }
        String own = Callers.of(request).map(caller -> caller.language()).orElse("en");
        String language = AcceptLanguage.of(request, own);
        if (language.equals("en")) {
            return problem;
        }
        return new ProblemBody(
                problem.type(),
                in(language, problem.title(), forStaff),
                problem.status(),
                in(language, problem.detail(), forStaff),
                problem.errors().stream()
                        .map(
                                one ->
                                        new FieldError(
                                                one.field(),
                                                one.code(),
                                                in(language, one.message(), forStaff)))
                        .toList());
    }

    @Override
    public String toStaff(String language, String sentence) {
        return in(language, sentence, true);
    }

    private String in(String language, String sentence, boolean forStaff) {
        Optional<String> common = employers.in(language, sentence);
        return (forStaff ? common.or(() -> staff.in(language, sentence)) : common).orElse(sentence);
    }

    /** A bundle in three languages. */
    private static final class Book {
        /** A sentence with something in it that varies. */
        private record Sentence(String key, Pattern english) {}

        private final Map<String, Map<String, String>> bundles = new HashMap<>();
        private final Map<String, String> whole = new HashMap<>();
        private final List<Sentence> varying = new ArrayList<>();

        Book(String name) {
            for (String language : Messages.LANGUAGES) {
                bundles.put(language, load(name + "_" + language));
            }
            Map<String, String> english = bundle("en");
            bundles.forEach(
                    (language, bundle) -> {
                        if (!bundle.keySet().equals(english.keySet())) {
                            throw new IllegalStateException(
                                    "%s_%s has other keys than %s_en"
                                            .formatted(name, language, name));
                        }
                    });
            english.forEach(
                    (key, sentence) -> {
                        if (VARIES.matcher(sentence).find()) {
                            varying.add(new Sentence(key, pattern(sentence)));
                        } else {
                            whole.put(sentence, key);
                        }
                    });
        }

        /** Empty for a sentence that is not in the bundle. */
        Optional<String> in(String language, String sentence) {
            Map<String, String> bundle = bundle(language);
            String key = whole.get(sentence);
            if (key != null) {
                return Optional.ofNullable(bundle.get(key));
            }
            for (Sentence one : varying) {
                Matcher found = one.english().matcher(sentence);
                if (found.matches()) {
                    return Optional.of(
                            VARIES.matcher(bundle.getOrDefault(one.key(), sentence))
                                    .replaceAll(
                                            at ->
                                                    Matcher.quoteReplacement(
                                                            found.group(
                                                                    Integer.parseInt(at.group(1))
                                                                            + 1))));
                }
            }
            return Optional.empty();
        }

        private Map<String, String> bundle(String language) {
            return bundles.getOrDefault(language, Map.of());
        }

        private static Pattern pattern(String sentence) {
            return Pattern.compile(
                    Arrays.stream(VARIES.split(sentence, -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("(.+?)")));
        }

        private static Map<String, String> load(String bundle) {
            String name = "/config/web/" + bundle + ".properties";
            Properties properties = new Properties();
            try (InputStream stream = ProblemSentences.class.getResourceAsStream(name)) {
                if (stream == null) {
                    throw new IllegalStateException("no " + name);
                }
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException("cannot read " + name, e);
            }
            Map<String, String> sentences = new HashMap<>();
            properties.forEach((key, value) -> sentences.put(key.toString(), value.toString()));
            return sentences;
        }
    }
}
