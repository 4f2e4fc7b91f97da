package org.onward.matching.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;

/** The API's description, generated from the code when it was compiled. */
@Hidden
@Controller("/api")
@Produces(MediaType.ALL)
final class ApiDescription {
    private final ApiDescriptions descriptions;

    ApiDescription(ApiDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Get("/openapi.yml")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<byte[]> description() {
        return yaml(descriptions.staff());
    }

    static HttpResponse<byte[]> yaml(String description) {
        return HttpResponse.ok(description.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of("application/yaml; charset=utf-8"));
    }
}
