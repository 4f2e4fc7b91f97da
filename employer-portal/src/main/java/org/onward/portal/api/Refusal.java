package org.onward.portal.api;

import java.util.List;

/** A request that was understood and not granted: by the matching service, or by us for it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String name;
    private final transient List<FieldError> errors;

    /**
     * @param name of the problem, such as {@code link-over}
     * @param detail a sentence for whoever asked
     */
    public Refusal(int status, String name, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.status = status;
        this.name = name;
        this.errors = List.copyOf(errors);
    }

    public int status() {
        return status;
    }

    public boolean is(String problem) {
        return name.equals(problem);
    }

    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }
}
