package org.onward.matching.vacancy;

import static io.micronaut.http.HttpStatus.CREATED;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.taxonomy.Taxonomy;

@Controller("/api/v1/vacancies")
@ExecuteOn(TaskExecutors.BLOCKING)
final class VacancyController {
    private final ReadVacancy read;
    private final PostVacancy post;
    private final EditVacancy edit;
    private final SubmitVacancy submit;
    private final ApproveVacancy approve;
    private final SendBackVacancy sendBack;
    private final RejectVacancy reject;
    private final PauseVacancy pause;
    private final OpenVacancy open;
    private final FillVacancy fill;
    private final WithdrawVacancy withdraw;
    private final VetOverseas vet;
    private final Taxonomy taxonomy;

    VacancyController(
            ReadVacancy read,
            PostVacancy post,
            EditVacancy edit,
            SubmitVacancy submit,
            ApproveVacancy approve,
            SendBackVacancy sendBack,
            RejectVacancy reject,
            PauseVacancy pause,
            OpenVacancy open,
            FillVacancy fill,
            WithdrawVacancy withdraw,
            VetOverseas vet,
            Taxonomy taxonomy) {
        this.read = read;
        this.post = post;
        this.edit = edit;
        this.submit = submit;
        this.approve = approve;
        this.sendBack = sendBack;
        this.reject = reject;
        this.pause = pause;
        this.open = open;
        this.fill = fill;
        this.withdraw = withdraw;
        this.vet = vet;
        this.taxonomy = taxonomy;
    }

    @Get("/{id}")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView one(Caller caller, UUID id) {
        return VacancyView.of(read.read(caller, new VacancyId(id)), taxonomy, caller.language());
    }

    @Post
    @Status(CREATED)
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView post(
            Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body VacancyForm form) {
        return one(caller, post.post(caller, key, form).value());
    }

    @Put("/{id}")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView edit(Caller caller, UUID id, @Body VacancyEdit body) {
        edit.edit(caller, new VacancyId(id), body.version(), body.vacancy());
        return one(caller, id);
    }

    @Post("/{id}/submission")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView submit(Caller caller, UUID id) {
        submit.submit(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/approval")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView approve(Caller caller, UUID id) {
        approve.approve(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/sending-back")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView sendBack(Caller caller, UUID id, @Body VacancySendingBack body) {
        sendBack.sendBack(
                caller,
                new VacancyId(id),
                Objects.requireNonNullElse(body.comments(), List.<VacancyComment>of()).stream()
                        .filter(Objects::nonNull)
                        .map(one -> new SendBackVacancy.Comment(one.field(), one.message()))
                        .toList());
        return one(caller, id);
    }

    @Post("/{id}/rejection")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView reject(Caller caller, UUID id, @Body VacancyRejection body) {
        reject.reject(caller, new VacancyId(id), body.because());
        return one(caller, id);
    }

    @Post("/{id}/pause")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView pause(Caller caller, UUID id) {
        pause.pause(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/opening")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView open(Caller caller, UUID id) {
        open.open(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/filling")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView fill(Caller caller, UUID id) {
        fill.fill(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/withdrawal")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    VacancyView withdraw(Caller caller, UUID id) {
        withdraw.withdraw(caller, new VacancyId(id));
        return one(caller, id);
    }

    @Post("/{id}/vetting")
    @Secured(Role.Name.PROGRAMME_STAFF)
    VacancyView vet(Caller caller, UUID id, @Body VacancyVetting body) {
        vet.vet(
                caller,
                new VacancyId(id),
                new VetOverseas.Seen(
                        body.licenceNumber(),
                        body.principal(),
                        body.jobOrder(),
                        body.visaClass(),
                        Boolean.TRUE.equals(body.contractSeen()),
                        Boolean.TRUE.equals(body.zeroFees())));
        return one(caller, id);
    }

    /**
     * @param version as read
     */
    @Serdeable
    record VacancyEdit(int version, VacancyForm vacancy) {}

    @Serdeable
    record VacancyComment(@Nullable String field, @Nullable String message) {}

    @Serdeable
    record VacancySendingBack(@Nullable List<VacancyComment> comments) {}

    @Serdeable
    record VacancyRejection(@Nullable String because) {}

    @Serdeable
    record VacancyVetting(
            @Nullable String licenceNumber,
            @Nullable String principal,
            @Nullable String jobOrder,
            @Nullable String visaClass,
            @Nullable Boolean contractSeen,
            @Nullable Boolean zeroFees) {}
}
