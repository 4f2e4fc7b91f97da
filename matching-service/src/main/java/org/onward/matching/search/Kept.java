package org.onward.matching.search;

import java.util.Optional;
import java.util.function.Function;

/**
 * What takes long to make, kept with what it was made of, and made anew only of something else.
 *
 * @param <T> equal where the same would be made of it
 */
final class Kept<T, R> {
    private record Made<T, R>(T of, R result) {}

    private final Function<T, R> make;
    private Optional<Made<T, R>> last = Optional.empty();

    Kept(Function<T, R> make) {
        this.make = make;
    }

    synchronized R of(T given) {
        Made<T, R> made =
                last.filter(held -> held.of().equals(given))
                        .orElseGet(() -> new Made<>(given, make.apply(given)));
        last = Optional.of(made);
        return made.result();
    }
}
