package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.Chamber;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.employer.Standing;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** One vacancy, for staff. */
@StaffPages
final class VacancyPages {
    private static final Map<String, String> PAY_LABELS =
            Map.of(
                    "payMin", "vacancy.pay.min",
                    "payMax", "vacancy.pay.max",
                    "currency", "work.currency",
                    "payPeriod", "work.period");

    private static final Set<String> DONE =
            Set.of(
                    "pay",
                    "told",
                    "saved",
                    "submit",
                    "pause",
                    "open",
                    "fill",
                    "withdraw",
                    "confirm");

    private final Pages pages;
    private final SeeVacancy seeVacancy;
    private final EnterPay enterPay;
    private final TellApart apart;
    private final RegisterChamber chambers;
    private final Taxonomy taxonomy;
    private final PayFloors floors;

    VacancyPages(
            Pages pages,
            SeeVacancy seeVacancy,
            EnterPay enterPay,
            TellApart apart,
            RegisterChamber chambers,
            Taxonomy taxonomy,
            PayFloors floors) {
        this.pages = pages;
        this.seeVacancy = seeVacancy;
        this.enterPay = enterPay;
        this.apart = apart;
        this.chambers = chambers;
        this.taxonomy = taxonomy;
        this.floors = floors;
    }

    @Get("/vacancies/{id}")
    @Secured({
        Role.Name.COUNSELLOR,
        Role.Name.PROGRAMME_STAFF,
        Role.Name.OUTREACH,
        Role.Name.CHAMBER
    })
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String done) {
        return show(
                request,
                caller,
                id,
                Form.of(null),
                Faults.none(pages.page(request)),
                DONE.contains(done) ? done : "");
    }

    /** The page as it stands now, with the sentence that says why a step was not possible. */
    MutableHttpResponse<String> refused(
            HttpRequest<?> request, Caller caller, UUID id, String why) {
        return show(request, caller, id, Form.of(null), Faults.none(pages.page(request)), "", why);
    }

    /** What it pays, as its employer told somebody. */
    @io.micronaut.http.annotation.Post("/vacancies/{id}/pay")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> pay(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        Faults faults = new Faults(pages.page(request), PAY_LABELS);
        Optional<Pay> pay = read(form, faults);
        if (pay.isPresent() && faults.isEmpty()) {
            try {
                enterPay.enter(
                        caller, new VacancyId(id), VacancyReviewPages.version(form), pay.get());
                return HttpResponse.seeOther(URI.create("/vacancies/" + id + "?done=pay"));
            } catch (Problem problem) {
                if (problem.errors().isEmpty()) {
                    throw problem;
                }
                faults.addAll(problem.errors());
            }
        }
        return show(request, caller, id, form, faults, "").status(HttpStatus.BAD_REQUEST);
    }

    /** It is another vacancy than those it was taken for. */
    @io.micronaut.http.annotation.Post("/vacancies/{id}/apart")
    @Secured(Role.Name.PROGRAMME_STAFF)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> apart(Caller caller, UUID id) {
        apart.apart(caller, new VacancyId(id));
        return HttpResponse.seeOther(URI.create("/vacancies/" + id + "?done=told"));
    }

    /** The most may stay empty: the least is all of it then, unless more may be paid. */
    private static Optional<Pay> read(Form form, Faults faults) {
        String currency = form.text("currency");
        Long min = ToldForm.pay(form, "payMin", faults);
        Long max = ToldForm.pay(form, "payMax", faults);
        boolean open = form.text("payOpen").equals("yes");
        Optional<PayPeriod> period =
                Arrays.stream(PayPeriod.values())
                        .filter(
                                one ->
                                        one.name()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(form.text("payPeriod")))
                        .findFirst();
        if (min == null) {
            faults.add("payMin", "error.fill_in");
        }
        if (period.isEmpty()) {
            faults.add("payPeriod", "error.choose_from_list");
        }
        if (Names.currencies("en", "").stream().noneMatch(one -> one.value().equals(currency))) {
            faults.add("currency", "error.choose_from_list");
        }
        if (min != null && max != null && min > max) {
            faults.add("payMin", "error.min_above_max");
        }
        if (open && max != null) {
            faults.add("payMax", "pay.open.and_most");
        }
        return min == null || !faults.isEmpty()
                ? Optional.empty()
                : period.map(
                        per ->
                                new Pay(
                                        Money.of(min, currency),
                                        open ? null : Money.of(max == null ? min : max, currency),
                                        per));
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, UUID id, Form form, Faults faults, String done) {
        return show(request, caller, id, form, faults, done, null);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            Form form,
            Faults faults,
            String done,
            @Nullable String refused) {
        SeeVacancy.Seen seen = seeVacancy.see(caller, new VacancyId(id));
        return pages.show(
                request,
                "vacancy/vacancy",
                view(
                        seen,
                        caller,
                        new VacancyWords(pages.page(request), taxonomy, floors),
                        asks(seen.vacancy(), caller, form, faults),
                        done,
                        refused));
    }

    private static VacancyPageView.@Nullable PayForm asks(
            Vacancy vacancy, Caller caller, Form form, Faults faults) {
        if (vacancy.paySettled()
                || !SeeVacancy.seesContact(caller)
                || caller.role() == Role.CHAMBER
                || !EnterPay.takesPay(vacancy.state())) {
            return null;
        }
        String usual = vacancy.post().country().equals("PH") ? "PHP" : "THB";
        String currency = form.text("currency").isEmpty() ? usual : form.text("currency");
        return new VacancyPageView.PayForm(
                vacancy.version(),
                form.text("payMin"),
                form.text("payMax"),
                form.text("payOpen").equals("yes"),
                currency,
                form.text("payPeriod").isEmpty() ? "month" : form.text("payPeriod"),
                Names.currencies(caller.language(), currency),
                faults);
    }

    private VacancyPageView view(
            SeeVacancy.Seen seen,
            Caller caller,
            VacancyWords words,
            VacancyPageView.@Nullable PayForm pay,
            String done,
            @Nullable String refused) {
        Vacancy vacancy = seen.vacancy();
        Post post = vacancy.post();
        Overseas overseas = post.overseas();
        String correctsAt =
                seen.origin().source() == null || caller.role() != Role.PROGRAMME_STAFF
                        ? null
                        : "/import/sources/%s/words?words=".formatted(seen.origin().source());
        return new VacancyPageView(
                vacancy.id().value().toString(),
                post.title(),
                words.lower(vacancy.kind()),
                StateNames.of(vacancy.state()),
                words.where(post),
                words.terms(vacancy, seen.origin()),
                words.skills(post, skill -> !skill.teaches() && skill.must()),
                words.skills(post, skill -> !skill.teaches() && !skill.must()),
                words.skills(post, AskedSkill::teaches),
                seen.unresolved(),
                words.asked(post, correctsAt),
                post.tasks().lines().filter(line -> !line.isBlank()).toList(),
                words.plan(vacancy),
                vacancy instanceof Vacancy.Training
                        ? seen.backing().stream()
                                .map(
                                        one ->
                                                new VacancyPageView.Backing(
                                                        one.id().value().toString(),
                                                        one.post().title(),
                                                        StateNames.of(one.state()),
                                                        one.post().seats()))
                                .toList()
                        : null,
                overseas == null ? null : words.overseas(overseas),
                employer(seen.employer(), caller, words),
                correctsAt,
                seen.same().stream()
                        .map(
                                one ->
                                        new VacancyPageView.Same(
                                                one.id().value().toString(),
                                                one.source() == null
                                                        ? words.page.t(
                                                                "vacancy.same.itself",
                                                                one.employer())
                                                        : one.employer() + " · " + one.source(),
                                                one.state()))
                        .toList(),
                words.dates(vacancy, seen.origin()),
                vacancy.paySettled(),
                pay,
                stands(seen, caller, words),
                done,
                refused,
                vacancy.state() instanceof VacancyState.Open);
    }

    /** Null for outreach, which tells people of it and does nothing about it. */
    private static VacancyPageView.@Nullable Stands stands(
            SeeVacancy.Seen seen, Caller caller, VacancyWords words) {
        if (!SeeVacancy.seesContact(caller)) {
            return null;
        }
        VacancyState state = seen.vacancy().state();
        boolean verified = seen.employer().verified();
        boolean suspended = seen.employer().standing() instanceof Standing.Suspended;
        boolean expired = state instanceof VacancyState.Expired;
        boolean reviews = caller.role() != Role.COUNSELLOR;
        boolean past = GoodStanding.isPast(seen.vacancy(), caller.today());
        Set<String> may = new LinkedHashSet<>();
        for (VacancyStep step :
                List.of(
                        VacancyStep.SUBMIT,
                        VacancyStep.PAUSE,
                        VacancyStep.OPEN,
                        VacancyStep.FILL,
                        VacancyStep.WITHDRAW,
                        VacancyStep.CONFIRM)) {
            boolean possible =
                    switch (step) {
                        case SUBMIT -> !expired && !suspended;
                        case OPEN, CONFIRM -> verified && !past;
                        case FILL, WITHDRAW -> seen.mayEnd();
                        case PAUSE, APPROVE, SEND_BACK, REJECT, EXPIRE, RETIRE, CHANGE, OPEN_FED ->
                                true;
                    };
            if (possible && step.mayFollow(state)) {
                may.add(step.name().toLowerCase(Locale.ROOT));
            }
        }
        boolean hidden = expired || state instanceof VacancyState.Paused;
        boolean over =
                state instanceof VacancyState.Filled
                        || state instanceof VacancyState.Withdrawn
                        || state instanceof VacancyState.Rejected;
        if (!over && !suspended) {
            may.add("edit");
        }
        if (state instanceof VacancyState.Submitted && reviews) {
            may.add("review");
        }
        ReviewFields labels = new ReviewFields(words.page, words);
        return new VacancyPageView.Stands(
                may,
                Stream.of("review", "submit", "open", "confirm")
                        .filter(may::contains)
                        .filter(one -> !(state instanceof VacancyState.SentBack))
                        .findFirst()
                        .orElse(
                                state instanceof VacancyState.SentBack
                                                || (hidden && past && may.contains("edit"))
                                        ? "edit"
                                        : ""),
                seen.vacancy().version(),
                hidden && past,
                verified,
                state instanceof VacancyState.Rejected rejected ? rejected.because() : null,
                state instanceof VacancyState.SentBack sentBack
                        ? sentBack.comments().stream()
                                .map(
                                        one ->
                                                new ChangeVacancyView.Comment(
                                                        one.field(),
                                                        labels.label(one.field()),
                                                        one.message()))
                                .toList()
                        : List.of(),
                seen.origin().source(),
                seen.origin().corrected().stream().map(labels::label).distinct().toList());
    }

    private VacancyPageView.EmployerCard employer(
            Employer employer, Caller caller, VacancyWords words) {
        boolean staff = SeeVacancy.seesContact(caller);
        return new VacancyPageView.EmployerCard(
                employer.name(),
                words.page.value("employer_kind", employer.kind()),
                employer.standing().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                staff && employer.chamber() != null
                        ? chambers.list(caller).stream()
                                .filter(one -> one.id().equals(employer.chamber()))
                                .map(Chamber::name)
                                .findFirst()
                                .orElse(null)
                        : null,
                staff
                        ? Stream.of(employer.contactName(), employer.phone(), employer.email())
                                .filter(Objects::nonNull)
                                .toList()
                        : List.of());
    }
}
