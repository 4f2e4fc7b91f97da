package org.onward.matching.vacancy;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.taxonomy.Taxonomy;

@Controller("/api/v1/vacancies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ConfirmationController {
    private final ListVacanciesToConfirm list;
    private final ConfirmVacancy confirm;
    private final ReadVacancy read;
    private final Taxonomy taxonomy;

    ConfirmationController(
            ListVacanciesToConfirm list,
            ConfirmVacancy confirm,
            ReadVacancy read,
            Taxonomy taxonomy) {
        this.list = list;
        this.confirm = confirm;
        this.read = read;
        this.taxonomy = taxonomy;
    }

    @Get("/to-confirm")
    VacanciesToConfirm toConfirm(
            Caller caller,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "25") int limit) {
        ListVacanciesToConfirm.Page page = list.list(caller, cursor, limit);
        return new VacanciesToConfirm(
                page.vacancies().stream()
                        .map(
                                one ->
                                        new VacancyToConfirm(
                                                one.id().value(),
                                                one.kind().name().toLowerCase(Locale.ROOT),
                                                one.title(),
                                                one.employer().value(),
                                                one.employerName(),
                                                one.confirmed(),
                                                one.asked(),
                                                one.hiddenFrom()))
                        .toList(),
                page.next());
    }

    @Post("/{id}/confirmation")
    VacancyView confirm(Caller caller, UUID id) {
        VacancyId vacancy = new VacancyId(id);
        confirm.confirm(caller, vacancy);
        return VacancyView.of(read.read(caller, vacancy), taxonomy, caller.language());
    }

    /**
     * @param confirmed when somebody last said that it is still true
     * @param hiddenFrom when it is hidden if nobody answers
     */
    @Serdeable
    record VacancyToConfirm(
            UUID id,
            String kind,
            String title,
            UUID employer,
            String employerName,
            Instant confirmed,
            Instant asked,
            Instant hiddenFrom) {}

    @Serdeable
    record VacanciesToConfirm(List<VacancyToConfirm> vacancies, @Nullable String next) {}
}
