package org.onward.matching.returnee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;

/** Whether a person may be counted in statistics. */
@Controller("/api/v1/returnees")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatisticsController {
    @Serdeable
    record StatisticsRequest(@Nullable Boolean agreed) {}

    private final AgreeToStatistics statistics;

    StatisticsController(AgreeToStatistics statistics) {
        this.statistics = statistics;
    }

    @Put("/{id}/statistics")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.COUNSELLOR)
    void agree(Caller caller, UUID id, @Body StatisticsRequest body) {
        Boolean agreed = body.agreed();
        if (agreed == null) {
            throw Problem.invalid("agreed", "error.required", "Say true or false.");
        }
        statistics.agree(caller, new ReturneeId(id), agreed);
    }
}
