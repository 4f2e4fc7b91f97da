package org.onward.matching.access;

import io.micronaut.context.annotation.AliasFor;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A controller of the employer API: its routes are on a port of their own and on no other, so that
 * the portal's network can be let to that one alone.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Controller(value = EmployerApi.PREFIX, port = "${onward.employer-api.port}")
@ExecuteOn(TaskExecutors.BLOCKING)
public @interface EmployerApi {
    /** What the addresses begin with. */
    String PREFIX = "/api/employer/v1";

    @AliasFor(annotation = Controller.class, member = "value")
    String value() default PREFIX;
}
