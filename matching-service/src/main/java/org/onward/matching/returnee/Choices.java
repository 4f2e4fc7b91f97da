package org.onward.matching.returnee;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;

/** Enum values as JSON, forms and tables write them: lower snake case. */
final class Choices {
    private Choices() {}

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> of(Class<E> type, @Nullable String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> text(value).equals(text))
                .findFirst();
    }

    /** The value, or empty where nothing was chosen or a bad choice was named. */
    static <E extends Enum<E>> Optional<E> choose(
            FieldErrors errors, String field, Class<E> type, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<E> found = of(type, text.strip());
        if (found.isEmpty()) {
            errors.add(
                    field,
                    "error.choose_from_list",
                    "One of: "
                            + Arrays.stream(type.getEnumConstants())
                                    .map(Choices::text)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return found;
    }
}
