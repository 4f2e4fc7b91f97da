package org.onward.matching.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Values by number, in the order they were first met; there are few. For any number of threads. */
final class Ordinals<T> {
    private final Map<T, Character> known = new ConcurrentHashMap<>();
    private final List<T> all = new ArrayList<>();

    char of(T value) {
        Character number = known.get(value);
        return number == null ? add(value) : number;
    }

    private synchronized char add(T value) {
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
