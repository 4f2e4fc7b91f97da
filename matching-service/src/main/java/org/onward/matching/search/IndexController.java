package org.onward.matching.search;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;

@Controller("/api/v1/index")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.ADMINISTRATOR)
final class IndexController {
    private final Reindex reindex;

    IndexController(Reindex reindex) {
        this.reindex = reindex;
    }

    @Get
    @Secured(Role.Name.ADMINISTRATOR)
    IndexState state(Caller caller) {
        return reindex.state(caller);
    }

    @Post("/rebuild")
    @Secured(Role.Name.ADMINISTRATOR)
    @Status(HttpStatus.ACCEPTED)
    IndexState rebuild(Caller caller) {
        return reindex.begin(caller);
    }
}
