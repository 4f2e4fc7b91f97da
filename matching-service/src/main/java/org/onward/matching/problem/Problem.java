package org.onward.matching.problem;

import java.util.List;

/** A refusal with a name; {@link ProblemHandler} is the only place that renders one. */
public final class Problem extends RuntimeException {
    /** The kinds of refusal, each with its HTTP status and title (RFC 9457). */
    public enum Kind {
        INVALID(400, "Some fields could not be taken"),
        UNREADABLE(400, "The request could not be read"),
        NOT_SIGNED_IN(401, "Sign in first"),
        NOT_ALLOWED(403, "Your role does not include this"),
        SUSPENDED(403, "This account is suspended"),
        NOT_FOUND(404, "There is nothing here"),
        METHOD_NOT_ALLOWED(405, "This address does not take that method"),
        NOT_ACCEPTABLE(406, "No representation fits what was asked for"),
        CONFLICT(409, "This does not fit the present state"),
        LINK_OVER(410, "This link no longer works"),
        CHANGED_MEANWHILE(412, "Somebody changed this meanwhile"),
        TOO_LARGE(413, "The request is too large"),
        UNSUPPORTED_TYPE(415, "This kind of content is not taken here"),
        TOO_MANY(429, "Too many tries; wait a little"),
        BROKEN(500, "Something broke on our side"),
        BUSY(503, "Not ready yet; try again in a moment"),
        NO_ROOM(507, "There is no room for it at present");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<FieldError> errors;

    private Problem(Kind kind, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.kind = kind;
        this.errors = List.copyOf(errors);
    }

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of());
    }

    /** Somebody else's record is reported by this, exactly like one that does not exist. */
    public static Problem notFound() {
        return of(Kind.NOT_FOUND, "It does not exist, or it is not among what you may see.");
    }

    public static Problem notAllowed() {
        return of(Kind.NOT_ALLOWED, "Ask your administrator if you need it.");
    }

    public static Problem conflict(String detail) {
        return of(Kind.CONFLICT, detail);
    }

    public static Problem changedMeanwhile() {
        return of(Kind.CHANGED_MEANWHILE, "Load it again and repeat your change.");
    }

    /** A link from a mail that was used, has ended or never was; which of them is not said. */
    public static Problem linkOver(String detail) {
        return of(Kind.LINK_OVER, detail);
    }

    /** All bad fields at once. */
    public static Problem invalid(List<FieldError> errors) {
        return new Problem(Kind.INVALID, "Correct the fields named and send it again.", errors);
    }

    public static Problem invalid(String field, String code, String message) {
        return invalid(List.of(new FieldError(field, code, message)));
    }

    public Kind kind() {
        return kind;
    }

    public List<FieldError> errors() {
        return errors == null ? List.of() : errors;
    }

    /** The sentence that says what to do. */
    public String detail() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
