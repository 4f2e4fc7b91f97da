package org.onward.matching.vacancy;

import static io.micronaut.http.HttpStatus.CREATED;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.AcceptLanguage;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;

/** An employer's own vacancies. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX + "/vacancies", port = EmployerApi.PORT)
@Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
final class OwnVacancyController {
    private final ReadOwnVacancies read;
    private final PostVacancy post;
    private final EditVacancy edit;
    private final HandInVacancy handIn;
    private final SubmitVacancy submit;
    private final PauseVacancy pause;
    private final OpenVacancy open;
    private final FillVacancy fill;
    private final WithdrawVacancy withdraw;
    private final ConfirmVacancy confirm;
    private final SuggestTerms terms;
    private final Taxonomy taxonomy;

    OwnVacancyController(
            ReadOwnVacancies read,
            PostVacancy post,
            EditVacancy edit,
            HandInVacancy handIn,
            SubmitVacancy submit,
            PauseVacancy pause,
            OpenVacancy open,
            FillVacancy fill,
            WithdrawVacancy withdraw,
            ConfirmVacancy confirm,
            SuggestTerms terms,
            Taxonomy taxonomy) {
        this.read = read;
        this.post = post;
        this.edit = edit;
        this.handIn = handIn;
        this.submit = submit;
        this.pause = pause;
        this.open = open;
        this.fill = fill;
        this.withdraw = withdraw;
        this.confirm = confirm;
        this.terms = terms;
        this.taxonomy = taxonomy;
    }

    @Get
    OwnVacancies list(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") int limit) {
        String language = AcceptLanguage.of(request, caller.language());
        ReadOwnVacancies.Page page = read.list(caller, cursor, limit);
        return new OwnVacancies(
                page.vacancies().stream().map(one -> line(one, language)).toList(), page.next());
    }

    /** Keeps a draft, or hands it in at once. */
    @Post
    @Status(CREATED)
    OwnVacancyView post(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body OwnVacancyPosting body) {
        VacancyForm form = formOf(body.vacancy());
        VacancyId id =
                Boolean.TRUE.equals(body.submit())
                        ? handIn.post(caller, key, form)
                        : post.post(caller, key, form);
        return one(request, caller, id.value());
    }

    @Get("/{id}")
    OwnVacancyView one(HttpRequest<?> request, Caller caller, UUID id) {
        return OwnVacancyView.of(
                read.one(caller, new VacancyId(id)),
                taxonomy,
                AcceptLanguage.of(request, caller.language()));
    }

    @Put("/{id}")
    OwnVacancyView edit(HttpRequest<?> request, Caller caller, UUID id, @Body OwnVacancyEdit body) {
        VacancyForm form = formOf(body.vacancy());
        if (Boolean.TRUE.equals(body.submit())) {
            handIn.edit(caller, new VacancyId(id), body.version(), form);
        } else {
            edit.edit(caller, new VacancyId(id), body.version(), form);
        }
        return one(request, caller, id);
    }

    @Post("/{id}/submission")
    OwnVacancyView submit(HttpRequest<?> request, Caller caller, UUID id) {
        submit.submit(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    @Post("/{id}/pause")
    OwnVacancyView pause(HttpRequest<?> request, Caller caller, UUID id) {
        pause.pause(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    @Post("/{id}/opening")
    OwnVacancyView open(HttpRequest<?> request, Caller caller, UUID id) {
        open.open(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    @Post("/{id}/filling")
    OwnVacancyView fill(HttpRequest<?> request, Caller caller, UUID id) {
        fill.fill(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    @Post("/{id}/withdrawal")
    OwnVacancyView withdraw(HttpRequest<?> request, Caller caller, UUID id) {
        withdraw.withdraw(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    @Post("/{id}/confirmation")
    OwnVacancyView confirm(HttpRequest<?> request, Caller caller, UUID id) {
        confirm.confirm(caller, new VacancyId(id));
        return one(request, caller, id);
    }

    /**
     * Occupation and skills that the words speak of; nothing is kept. What the employer said itself
     * of the same title before comes first.
     */
    @Post("/suggestions")
    OwnVacancyTerms suggest(HttpRequest<?> request, Caller caller, @Body OwnVacancyWords body) {
        String language = AcceptLanguage.of(request, caller.language());
        SuggestTerms.Terms found =
                terms.suggest(
                        body.title(),
                        body.tasks(),
                        language,
                        title -> read.lastOccupation(caller, title));
        return new OwnVacancyTerms(
                found.occupations().stream()
                        .map(
                                code ->
                                        new OccupationTerm(
                                                code.value(),
                                                taxonomy.label(
                                                        Subject.OCCUPATION, code.value(), language),
                                                code.equals(found.occupation())))
                        .toList(),
                found.skills().stream()
                        .map(
                                asked ->
                                        new SkillTerm(
                                                asked.skill().value(),
                                                taxonomy.label(
                                                        Subject.SKILL,
                                                        asked.skill().value().toString(),
                                                        language),
                                                asked.sure(),
                                                asked.must()))
                        .toList());
    }

    private static VacancyForm formOf(@Nullable OwnVacancyForm form) {
        if (form == null) {
            throw Problem.invalid("vacancy", "required", "Say what the vacancy is.");
        }
        return form.form();
    }

    private OwnVacancyLine line(ReadOwnVacancies.Line one, String language) {
        return new OwnVacancyLine(
                one.id().value(),
                one.version(),
                one.kind().name().toLowerCase(Locale.ROOT),
                one.title(),
                one.state(),
                one.since(),
                one.place() == null ? null : taxonomy.label(Subject.PLACE, one.place(), language),
                one.seats(),
                one.asked(),
                one.hiddenFrom(),
                one.comments().stream()
                        .map(c -> new OwnVacancyView.VacancyComment(c.field(), c.message()))
                        .toList(),
                one.introductions().introductions(),
                one.introductions().toAnswer());
    }

    /**
     * @param submit whether it is handed in for review as well
     */
    @Serdeable
    record OwnVacancyPosting(@Nullable Boolean submit, @Nullable OwnVacancyForm vacancy) {}

    /**
     * @param version as read
     * @param submit whether it is handed in for review as well, where it waits for that
     */
    @Serdeable
    record OwnVacancyEdit(
            int version, @Nullable Boolean submit, @Nullable OwnVacancyForm vacancy) {}

    /**
     * @param since of the state; null for a draft
     * @param askedAt when somebody asked whether it is still true
     */
    @Serdeable
    record OwnVacancyLine(
            UUID id,
            int version,
            String kind,
            String title,
            String state,
            @Nullable Instant since,
            @Nullable String placeLabel,
            int seats,
            @Nullable Instant askedAt,
            @Nullable Instant hiddenFrom,
            List<OwnVacancyView.VacancyComment> comments,
            int introductions,
            int toAnswer) {}

    @Serdeable
    record OwnVacancies(List<OwnVacancyLine> vacancies, @Nullable String next) {}

    @Serdeable
    record OwnVacancyWords(@Nullable String title, @Nullable String tasks) {}

    /**
     * @param sure whether it is what the words mean; of the first at most
     */
    @Serdeable
    record OccupationTerm(String code, String label, boolean sure) {}

    /**
     * @param sure whether the words or the sure occupation say so
     * @param must whether the sure occupation needs it
     */
    @Serdeable
    record SkillTerm(UUID id, String label, boolean sure, boolean must) {}

    @Serdeable
    record OwnVacancyTerms(List<OccupationTerm> occupations, List<SkillTerm> skills) {}
}
