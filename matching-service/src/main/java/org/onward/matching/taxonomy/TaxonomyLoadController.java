package org.onward.matching.taxonomy;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;

/** Loads ESCO, O*NET and further names; what {@code scripts/load-taxonomy} speaks with. */
@Controller("/api/v1/taxonomy/loads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.ADMINISTRATOR)
final class TaxonomyLoadController {
    private final LoadTaxonomy loads;

    TaxonomyLoadController(LoadTaxonomy loads) {
        this.loads = loads;
    }

    /** Takes a tar of the publishers' files and begins; ask the load for how far it is. */
    @Post
    @Consumes(MediaType.ALL)
    @Secured(Role.Name.ADMINISTRATOR)
    @Status(HttpStatus.ACCEPTED)
    LoadAnswer begin(Caller caller, @Nullable @Body InputStream tar) {
        return load(caller, loads.begin(caller, tar == null ? InputStream.nullInputStream() : tar));
    }

    @Get("/{id}")
    @Secured(Role.Name.ADMINISTRATOR)
    LoadAnswer load(Caller caller, UUID id) {
        LoadTaxonomy.Load load = loads.load(caller, id);
        return new LoadAnswer(
                load.id(),
                load.state(),
                load.stage(),
                load.counts(),
                load.problem(),
                load.changes().stream()
                        .map(
                                c ->
                                        new ChangeAnswer(
                                                c.subject().name().toLowerCase(Locale.ROOT),
                                                c.key(),
                                                c.label(),
                                                c.kept(),
                                                c.replacedBy(),
                                                c.replacedByLabel()))
                        .toList());
    }

    /**
     * @param state running, done, failed or interrupted
     * @param counts of what was read; of files that were loaded before, of what was read then
     * @param changes what the release no longer holds; of files that were loaded before, what they
     *     changed then
     */
    @Serdeable
    record LoadAnswer(
            UUID id,
            String state,
            String stage,
            Map<String, Integer> counts,
            @Nullable String problem,
            List<ChangeAnswer> changes) {}

    /**
     * @param subject skill or occupation
     * @param id ESCO's
     * @param kept offered on by our own vocabulary
     * @param replacedBy the skill its holders are read as having since; of an occupation the unit
     *     group that keeps its names
     */
    @Serdeable
    record ChangeAnswer(
            String subject,
            UUID id,
            String label,
            boolean kept,
            @Nullable String replacedBy,
            @Nullable String replacedByLabel) {}
}
