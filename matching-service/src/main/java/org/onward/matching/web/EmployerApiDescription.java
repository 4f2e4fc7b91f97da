package org.onward.matching.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.onward.matching.access.EmployerApi;

/** The description of the employer API, on its own port only. */
@Hidden
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
@Produces(MediaType.ALL)
final class EmployerApiDescription {
    private final ApiDescriptions descriptions;

    EmployerApiDescription(ApiDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Get("/openapi.yml")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<byte[]> description() {
        return ApiDescription.yaml(descriptions.employers());
    }
}
