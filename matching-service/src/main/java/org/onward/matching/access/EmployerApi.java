package org.onward.matching.access;

import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller of the employer API: its routes are on a port of their own and on no other, so that
 * the portal's network can be let to that one alone. It is a {@code Controller} with this prefix
 * and port besides, written out, as the description of the API is made of no others.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExecuteOn(TaskExecutors.BLOCKING)
public @interface EmployerApi {
    /** What the addresses begin with. */
    String PREFIX = "/api/employer/v1";

    String PORT = "${onward.employer-api.port}";
}
