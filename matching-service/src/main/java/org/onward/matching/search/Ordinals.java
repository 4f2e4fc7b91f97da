package org.onward.matching.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values by number, in the order they were first met; there are few. For any number of threads. */
final class Ordinals<T> {
    private final Map<T, Character> known = new HashMap<>();
    private final List<T> all = new ArrayList<>();

    synchronized char of(T value) {
        return known.computeIfAbsent(
                value,
                one -> {
                    all.add(one);
                    return (char) (all.size() - 1);
                });
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }
}
