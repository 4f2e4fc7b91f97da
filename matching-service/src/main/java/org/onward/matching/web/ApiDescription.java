package org.onward.matching.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import org.onward.matching.problem.Problem;

/** The API's description, generated from the code when it was compiled. */
@Hidden
@Controller("/api")
@Produces(MediaType.ALL)
final class ApiDescription {
    @Get("/openapi.yml")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<byte[]> description() throws IOException {
        try (InputStream file =
                ApiDescription.class.getResourceAsStream("/META-INF/swagger/onward.yml")) {
            if (file == null) {
                throw Problem.notFound();
            }
            return HttpResponse.ok(file.readAllBytes())
                    .contentType(MediaType.of("application/yaml; charset=utf-8"));
        }
    }
}
