package org.onward.matching.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * Refusals of the employer API in the employer's language. The code writes each sentence once, in
 * English; the bundles {@code problems_*} hold it in all three, and it is found by its English.
 */
@Singleton
final class EmployerProblemLanguage implements ProblemLanguage {
    private static final Pattern VARIES = Pattern.compile("\\{([0-9])}");

    /** A sentence with something in it that varies. */
    private record Sentence(String key, Pattern english) {}

    private final Map<String, Map<String, String>> bundles = new HashMap<>();
    private final Map<String, String> whole = new HashMap<>();
    private final List<Sentence> varying = new ArrayList<>();

    EmployerProblemLanguage() {
        for (String language : Messages.LANGUAGES) {
            bundles.put(language, load(language));
        }
        Map<String, String> english = bundle("en");
        bundles.forEach(
                (language, bundle) -> {
                    if (!bundle.keySet().equals(english.keySet())) {
                        throw new IllegalStateException(
                                "problems_%s has other keys than problems_en".formatted(language));
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

    @Override
    public ProblemBody spoken(HttpRequest<?> request, ProblemBody problem) {
        if (!request.getPath().startsWith(EmployerApi.PREFIX + "/")) {
            return problem;
        }
        String own = Callers.of(request).map(caller -> caller.language()).orElse("en");
        String language = AcceptLanguage.of(request, own);
        if (language.equals("en")) {
            return problem;
        }
        return new ProblemBody(
                problem.type(),
                in(language, problem.title()),
                problem.status(),
                in(language, problem.detail()),
                problem.errors().stream()
                        .map(
                                one ->
                                        new FieldError(
                                                one.field(),
                                                one.code(),
                                                in(language, one.message())))
                        .toList());
    }

    String in(String language, String sentence) {
        Map<String, String> bundle = bundle(language);
        String key = whole.get(sentence);
        if (key != null) {
            return bundle.getOrDefault(key, sentence);
        }
        for (Sentence one : varying) {
            Matcher found = one.english().matcher(sentence);
            if (found.matches()) {
                return VARIES.matcher(bundle.getOrDefault(one.key(), sentence))
                        .replaceAll(
                                at ->
                                        Matcher.quoteReplacement(
                                                found.group(Integer.parseInt(at.group(1)) + 1)));
            }
        }
        return sentence;
    }

    private Map<String, String> bundle(String language) {
        return bundles.getOrDefault(language, Map.of());
    }

    private static Pattern pattern(String sentence) {
        return Pattern.compile(
                VARIES.splitAsStream(sentence)
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(.+?)")));
    }

    private static Map<String, String> load(String language) {
        String name = "/config/web/problems_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream stream = EmployerProblemLanguage.class.getResourceAsStream(name)) {
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
