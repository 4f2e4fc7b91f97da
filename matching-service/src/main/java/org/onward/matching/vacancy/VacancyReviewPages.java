package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.VacancyReviewView.Fault;
import org.onward.matching.vacancy.VacancyReviewView.Warning;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** One vacancy before whoever decides: the posting, what to look at, and the decisions. */
@StaffPages("/review/vacancies/{id}")
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class VacancyReviewPages {
    private static final String COMMENT = "comment.";
    private static final Set<String> DONE = Set.of("vetted", "backed");
    private static final int MOST = 500;
    private static final Pattern AT = Pattern.compile("comments\\[(\\d+)].*");

    private final Pages pages;
    private final ReadForReview read;
    private final ApproveVacancy approve;
    private final SendBackVacancy sendBack;
    private final RejectVacancy reject;
    private final VetOverseas vet;
    private final BackTraining back;
    private final Taxonomy taxonomy;
    private final PayFloors floors;
    private final ProblemLanguage sentences;

    VacancyReviewPages(
            Pages pages,
            ReadForReview read,
            ApproveVacancy approve,
            SendBackVacancy sendBack,
            RejectVacancy reject,
            VetOverseas vet,
            BackTraining back,
            Taxonomy taxonomy,
            PayFloors floors,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.read = read;
        this.approve = approve;
        this.sendBack = sendBack;
        this.reject = reject;
        this.vet = vet;
        this.back = back;
        this.taxonomy = taxonomy;
        this.floors = floors;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String done) {
        return pages.show(
                request,
                "review/vacancy",
                view(
                        request,
                        caller,
                        id,
                        Form.of(null),
                        List.of(),
                        DONE.contains(done) ? done : ""));
    }

    @Post("/approval")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> approve(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String said = pages.page(request).t("review.fault.unsent");
        List<Fault> unsent =
                Stream.concat(
                                commented(form).stream().map(name -> COMMENT + name),
                                Stream.of("because").filter(name -> !form.text(name).isEmpty()))
                        .map(name -> new Fault(name, said))
                        .toList();
        if (!unsent.isEmpty()) {
            return again(request, caller, id, form, unsent, HttpStatus.BAD_REQUEST);
        }
        return decided(
                request,
                caller,
                id,
                form,
                "approved",
                () -> approve.approve(caller, new VacancyId(id), version(form)));
    }

    @Post("/sending-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> sendBack(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        List<SendBackVacancy.Comment> comments =
                commented(form).stream()
                        .map(name -> new SendBackVacancy.Comment(name, form.text(COMMENT + name)))
                        .toList();
        return decided(
                request,
                caller,
                id,
                form,
                "sent_back",
                () -> sendBack.sendBack(caller, new VacancyId(id), version(form), comments));
    }

    /** The fields that a comment was written to, in the order in which they are sent. */
    private static List<String> commented(Form form) {
        return ReviewFields.NAMES.stream()
                .filter(name -> !form.text(COMMENT + name).isEmpty())
                .toList();
    }

    @Post("/rejection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> reject(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        return decided(
                request,
                caller,
                id,
                form,
                "rejected",
                () ->
                        reject.reject(
                                caller, new VacancyId(id), version(form), form.text("because")));
    }

    /** Then it can be approved, so back to it and not to the queue. */
    @Post("/vetting")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.PROGRAMME_STAFF)
    HttpResponse<?> vet(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        try {
            vet.vet(
                    caller,
                    new VacancyId(id),
                    version(form),
                    new VetOverseas.Seen(
                            form.text("licenceNumber"),
                            form.text("principal"),
                            form.text("jobOrder"),
                            form.text("visaClass"),
                            form.has("contractSeen"),
                            form.has("zeroFees")));
        } catch (Problem problem) {
            return again(request, caller, id, form, problem);
        }
        return HttpResponse.seeOther(URI.create("/review/vacancies/" + id + "?done=vetted"));
    }

    /** What is ticked stays, and the one whose address was given comes to it. */
    @Post("/backing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> back(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        try {
            String another = form.text("another");
            List<UUID> named = WhatIsBehind.named(another);
            if (!another.isEmpty() && named.isEmpty()) {
                throw Problem.invalid(
                        "backedBy", "unknown_code", "One of these vacancies does not exist.");
            }
            List<VacancyId> all =
                    Stream.concat(
                                    form.all("backedBy").stream()
                                            .flatMap(one -> WhatIsBehind.named(one).stream()),
                                    named.stream())
                            .map(VacancyId::new)
                            .toList();
            back.back(caller, new VacancyId(id), version(form), all);
        } catch (Problem problem) {
            return again(request, caller, id, form, problem);
        }
        return HttpResponse.seeOther(URI.create("/review/vacancies/" + id + "?done=backed#behind"));
    }

    static int version(Form form) {
        try {
            return Integer.parseInt(form.text("version"));
        } catch (NumberFormatException e) {
            throw Problem.invalid("version", "required", "Send the version that was read.");
        }
    }

    private HttpResponse<?> decided(
            HttpRequest<?> request, Caller caller, UUID id, Form form, String done, Runnable act) {
        try {
            act.run();
        } catch (Problem problem) {
            return again(request, caller, id, form, problem);
        }
        return ReviewPages.back("vacancies", done);
    }

    /** The page with what was typed, and what stands in the way. */
    private HttpResponse<?> again(
            HttpRequest<?> request, Caller caller, UUID id, Form form, Problem problem) {
        List<Fault> faults =
                switch (problem.kind()) {
                    case INVALID -> faults(pages.page(request), form, problem.errors());
                    case CONFLICT ->
                            List.of(
                                    new Fault(
                                            "main",
                                            pages.page(request).t("review.fault.conflict")));
                    case CHANGED_MEANWHILE ->
                            List.of(
                                    new Fault(
                                            "main", pages.page(request).t("review.fault.changed")));
                    default -> throw problem;
                };
        return again(
                request, caller, id, form, faults, HttpStatus.valueOf(problem.kind().status()));
    }

    private HttpResponse<?> again(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            Form form,
            List<Fault> faults,
            HttpStatus status) {
        return pages.show(request, "review/vacancy", view(request, caller, id, form, faults, ""))
                .status(status);
    }

    private List<Fault> faults(Page page, Form form, List<FieldError> errors) {
        List<Fault> faults = new ArrayList<>();
        for (FieldError error : errors) {
            if (error.code().equals("not_for_employers")) {
                faults.add(
                        new Fault(
                                field(error.field(), form),
                                sentences.toStaff(page.language(), error.message())));
            } else if (error.field().equals("backedBy")) {
                faults.add(new Fault("another", page.t(behindFault(error.code()))));
            } else if (error.field().equals("comments")) {
                faults.add(new Fault(COMMENT + "title", page.t("review.fault.comment")));
            } else if (error.field().startsWith("comments[")) {
                ReviewFields.NAMES.stream()
                        .filter(name -> form.text(COMMENT + name).length() > MOST)
                        .map(name -> new Fault(COMMENT + name, page.t("error.too_long", MOST)))
                        .filter(fault -> !faults.contains(fault))
                        .forEach(faults::add);
            } else {
                faults.add(
                        new Fault(
                                error.field(),
                                error.code().equals("too_long")
                                        ? page.t(
                                                "error.too_long",
                                                error.field().equals("because") ? MOST : 200)
                                        : page.t(
                                                switch (error.field()) {
                                                    case "because" -> "review.fault.reason";
                                                    case "contractSeen", "zeroFees" ->
                                                            "review.fault.check";
                                                    default -> "error.fill_in";
                                                })));
            }
        }
        return faults;
    }

    /** The page's name of a field that a use case names. */
    private static String field(String name, Form form) {
        Matcher comment = AT.matcher(name);
        return comment.matches()
                ? COMMENT + commented(form).get(Integer.parseInt(comment.group(1)))
                : name;
    }

    private static String behindFault(String code) {
        return switch (code) {
            case "not_for_kind", "not_itself" -> "review.fault.behind.training";
            case "too_many" -> "review.fault.behind.many";
            default -> "review.fault.behind";
        };
    }

    private VacancyReviewView view(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            Form form,
            List<Fault> faults,
            String done) {
        ReadForReview.Reviewed seen = read.vacancy(caller, new VacancyId(id));
        Page page = pages.page(request);
        Vacancy vacancy = seen.vacancy();
        VacancyWords words = new VacancyWords(page, taxonomy, floors);
        ReviewFields fields = new ReviewFields(page, words);
        List<Warning> warnings = warnings(page, seen, caller.today());
        String notShown = TakeFedVacancies.whyNotShown(seen.because());
        return new VacancyReviewView(
                id.toString(),
                vacancy.version(),
                vacancy.post().title(),
                words.lower(vacancy.kind()),
                StateNames.of(vacancy.state()),
                words.where(vacancy.post()),
                new VacancyReviewView.EmployerLine(
                        seen.employer().id().value().toString(),
                        seen.employer().name(),
                        seen.employer()
                                .standing()
                                .getClass()
                                .getSimpleName()
                                .toLowerCase(Locale.ROOT)),
                MaterialChange.told(seen.because()).stream().map(fields::label).distinct().toList(),
                notShown == null ? null : sentences.toStaff(page.language(), notShown),
                warnings,
                fields.of(vacancy, seen.placeWords(), seen.behind()).entrySet().stream()
                        .map(
                                one ->
                                        new VacancyReviewView.Field(
                                                one.getKey(),
                                                fields.label(one.getKey()),
                                                one.getValue(),
                                                warnings.stream()
                                                        .filter(w -> w.field().equals(one.getKey()))
                                                        .map(Warning::text)
                                                        .toList(),
                                                form.text(COMMENT + one.getKey())))
                        .toList(),
                vetting(caller, vacancy.post().overseas(), form),
                form.text("because"),
                faults,
                behind(page, seen, form),
                done);
    }

    /** Null where nothing can stand behind it, or it is over. */
    private static VacancyReviewView.@Nullable Backing behind(
            Page page, ReadForReview.Reviewed seen, Form form) {
        Vacancy vacancy = seen.vacancy();
        boolean over =
                List.of("rejected", "filled", "withdrawn").contains(StateNames.of(vacancy.state()));
        if (vacancy.kind() != Kind.TRAINING || over) {
            return null;
        }
        return new VacancyReviewView.Backing(
                seen.behind().stream()
                        .map(
                                one ->
                                        new VacancyReviewView.BehindLine(
                                                one.id().value().toString(),
                                                ReviewFields.behind(page, one)))
                        .toList(),
                form.text("another"));
    }

    private static List<Warning> warnings(Page page, ReadForReview.Reviewed seen, LocalDate today) {
        Vacancy vacancy = seen.vacancy();
        VacancyContent content = VacancyContent.of(vacancy);
        List<Warning> warnings = new ArrayList<>();
        for (PostingWords.Found found : PostingWords.in(content)) {
            warnings.add(
                    new Warning(
                            found.field(),
                            page.t(
                                    "review.warning."
                                            + found.concern().name().toLowerCase(Locale.ROOT),
                                    found.words())));
        }
        if (vacancy.post().pay() == null && content.stipend() == null) {
            warnings.add(new Warning("payMin", page.t("vacancy.pay_must_be_known")));
        }
        LocalDate start = vacancy.post().startOn();
        if (start != null
                && start.isBefore(today)
                && vacancy.state() instanceof VacancyState.Submitted) {
            warnings.add(new Warning("startOn", page.t("review.warning.start", page.day(start))));
        }
        Overseas overseas = vacancy.post().overseas();
        if (overseas != null && !overseas.vetted()) {
            warnings.add(new Warning("overseas", page.t("review.warning.vetting")));
        }
        return warnings;
    }

    private static VacancyReviewView.@Nullable Vetting vetting(
            Caller caller, @Nullable Overseas claimed, Form form) {
        if (claimed == null || claimed.vetted() || caller.role() != Role.PROGRAMME_STAFF) {
            return null;
        }
        boolean typed = form.has("licenceNumber");
        return new VacancyReviewView.Vetting(
                typed ? form.text("licenceNumber") : said(claimed.licenceNumber()),
                typed ? form.text("principal") : said(claimed.principal()),
                typed ? form.text("jobOrder") : said(claimed.jobOrder()),
                typed ? form.text("visaClass") : said(claimed.visaClass()),
                form.has("contractSeen"),
                form.has("zeroFees"));
    }

    private static String said(@Nullable String claim) {
        return Objects.requireNonNullElse(claim, "");
    }
}
