package org.onward.matching.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every bad field of a request, to be refused all at once. */
public final class FieldErrors {
    private final List<FieldError> errors = new ArrayList<>();

    public FieldErrors add(String field, String code, String message) {
        errors.add(new FieldError(field, code, message));
        return this;
    }

    /** Adds the error where {@code bad} holds. */
    public FieldErrors addIf(boolean bad, String field, String code, String message) {
        return bad ? add(field, code, message) : this;
    }

    /** Adds what was collected of a part. */
    public void addAll(FieldErrors part) {
        errors.addAll(part.errors);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** What was added so far. */
    public List<FieldError> all() {
        return List.copyOf(errors);
    }

    /**
     * @throws Problem of kind INVALID if anything was added
     */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }
}
