package org.onward.matching.returnee;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.web.Form;
import org.onward.matching.web.StaffPages;

/** The button on a person's page that says whether they may be counted. */
@StaffPages
@Secured(Role.Name.COUNSELLOR)
final class StatisticsPages {
    private final AgreeToStatistics statistics;

    StatisticsPages(AgreeToStatistics statistics) {
        this.statistics = statistics;
    }

    @Post("/people/{id}/statistics")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> agree(Caller caller, UUID id, @Nullable @Body Map<String, Object> fields) {
        statistics.agree(caller, new ReturneeId(id), Form.of(fields).text("agreed").equals("yes"));
        return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
    }
}
