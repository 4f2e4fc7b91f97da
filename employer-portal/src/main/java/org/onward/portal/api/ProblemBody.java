package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 9457, as far as we read it. */
@Serdeable
record ProblemBody(
        @Nullable String type,
        @Nullable String title,
        @Nullable String detail,
        @Nullable List<FieldError> errors) {}
