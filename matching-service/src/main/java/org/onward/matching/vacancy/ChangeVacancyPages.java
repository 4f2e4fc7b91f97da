package org.onward.matching.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.returnee.TypedDay;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.ToldView.Skill;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * Saying something else in a vacancy, and its next step, for staff and chambers: of one that was
 * told on the telephone or that a feed brought nobody else can do it.
 */
@StaffPages("/vacancies/{id}")
@Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ChangeVacancyPages {
    private final Pages pages;
    private final SeeVacancy seeVacancy;
    private final EditVacancy edit;
    private final HandInVacancy handIn;
    private final Steps steps;
    private final ToldForm told;
    private final Taxonomy taxonomy;
    private final PayFloors floors;
    private final ProblemLanguage sentences;
    private final VacancyPages its;

    ChangeVacancyPages(
            Pages pages,
            SeeVacancy seeVacancy,
            EditVacancy edit,
            HandInVacancy handIn,
            Steps steps,
            ToldForm told,
            Taxonomy taxonomy,
            PayFloors floors,
            ProblemLanguage sentences,
            VacancyPages its) {
        this.pages = pages;
        this.seeVacancy = seeVacancy;
        this.edit = edit;
        this.handIn = handIn;
        this.steps = steps;
        this.told = told;
        this.taxonomy = taxonomy;
        this.floors = floors;
        this.sentences = sentences;
        this.its = its;
    }

    /** One use case for each step. */
    @Singleton
    record Steps(
            SubmitVacancy submit,
            PauseVacancy pause,
            OpenVacancy open,
            FillVacancy fill,
            WithdrawVacancy withdraw,
            ConfirmVacancy confirm) {}

    /**
     * A step that is not possible shows the vacancy as it stands now, and why.
     *
     * @param fields version as read; step: submit, pause, open, fill, withdraw or confirm
     */
    @io.micronaut.http.annotation.Post("/step")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> step(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        VacancyId vacancy = new VacancyId(id);
        Form form = Form.of(fields);
        String step = form.text("step");
        int version = VacancyReviewPages.version(form);
        try {
            switch (step) {
                case "submit" -> steps.submit().submit(caller, vacancy, version);
                case "pause" -> steps.pause().pause(caller, vacancy, version);
                case "open" -> steps.open().open(caller, vacancy, version);
                case "fill" -> steps.fill().fill(caller, vacancy, version);
                case "withdraw" -> steps.withdraw().withdraw(caller, vacancy, version);
                case "confirm" -> steps.confirm().confirm(caller, vacancy, version);
                default -> throw Problem.notFound();
            }
        } catch (Problem problem) {
            String why =
                    switch (problem.kind()) {
                        case CONFLICT ->
                                sentences.toStaff(pages.page(request).language(), problem.detail());
                        case CHANGED_MEANWHILE -> pages.page(request).t("review.fault.changed");
                        default -> throw problem;
                    };
            return its.refused(request, caller, id, why)
                    .status(HttpStatus.valueOf(problem.kind().status()));
        }
        return HttpResponse.seeOther(URI.create("/vacancies/" + id + "?done=" + step));
    }

    @Get("/edit")
    HttpResponse<?> page(HttpRequest<?> request, Caller caller, UUID id) {
        SeeVacancy.Seen seen = seeVacancy.see(caller, new VacancyId(id));
        return show(
                request,
                seen,
                standing(seen.vacancy(), caller.language()),
                Faults.none(pages.page(request)));
    }

    /**
     * @param fields do: save, or hand_in, which hands it in for review as well
     */
    @io.micronaut.http.annotation.Post("/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> edit(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        VacancyId vacancy = new VacancyId(id);
        SeeVacancy.Seen seen = seeVacancy.see(caller, vacancy);
        Form typed = FormDays.taken(fields, caller.language());
        Page page = pages.page(request);
        Faults faults = new Faults(page, ToldForm.LABELS);
        if (!typed.text("take").isEmpty()) {
            return show(request, seen, typed, faults);
        }
        VacancyForm form =
                StandingForm.changed(
                        seen.vacancy(),
                        told.read(typed, faults, seen.vacancy().post().place() != null));
        if (faults.isEmpty()) {
            try {
                int version = VacancyReviewPages.version(typed);
                if (typed.text("do").equals("hand_in")) {
                    handIn.edit(caller, vacancy, version, form);
                } else {
                    edit.edit(caller, vacancy, version, form);
                }
                return HttpResponse.seeOther(URI.create("/vacancies/" + id + "?done=saved"));
            } catch (Problem problem) {
                refused(problem, faults, page, caller);
            }
        }
        return show(request, seen, typed, faults).status(HttpStatus.BAD_REQUEST);
    }

    private void refused(Problem problem, Faults faults, Page page, Caller caller) {
        switch (problem.kind()) {
            case CHANGED_MEANWHILE -> faults.add("main", page.t("review.fault.changed"), List.of());
            case CONFLICT -> faults.add("main", page.t("review.fault.conflict"), List.of());
            case INVALID -> {
                for (FieldError error : problem.errors()) {
                    faults.add(
                            ToldForm.LABELS.containsKey(error.field()) ? error.field() : "title",
                            sentences.toStaff(caller.language(), error.message()),
                            List.of());
                }
            }
            default -> throw problem;
        }
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, SeeVacancy.Seen seen, Form typed, Faults faults) {
        Page page = pages.page(request);
        String language = page.language();
        Vacancy vacancy = seen.vacancy();
        Map<String, Choice> occupations = new LinkedHashMap<>();
        String chosen = typed.text("occupation");
        if (!chosen.isEmpty()) {
            occupations.put(chosen, told.occupation(chosen, language));
        }
        told.occupations(typed, language).forEach(one -> occupations.putIfAbsent(one.value(), one));
        Map<String, Skill> skills = new LinkedHashMap<>();
        for (String id : new LinkedHashSet<>(typed.all("skill"))) {
            if (id.matches("[0-9a-f-]{36}")) {
                skills.put(id, told.skill(id, typed.text("use-" + id), language));
            }
        }
        told.skills(typed, language)
                .forEach(
                        one ->
                                skills.putIfAbsent(
                                        one.id(), new Skill(one.id(), one.label(), "no")));
        ReviewFields labels = new ReviewFields(page, new VacancyWords(page, taxonomy, floors));
        return pages.show(
                request,
                "vacancy/edit",
                new ChangeVacancyView(
                        vacancy.id().value().toString(),
                        typed.has("version")
                                ? typed.text("version")
                                : Integer.toString(vacancy.version()),
                        vacancy.post().title(),
                        VacancyStep.SUBMIT.mayFollow(vacancy.state()),
                        seen.origin().source(),
                        seen.origin().placeWords(),
                        vacancy.state() instanceof VacancyState.SentBack sentBack
                                ? sentBack.comments().stream()
                                        .map(
                                                one ->
                                                        new ChangeVacancyView.Comment(
                                                                one.field(),
                                                                labels.label(one.field()),
                                                                one.message()))
                                        .toList()
                                : List.of(),
                        new ToldView(
                                typed,
                                "",
                                true,
                                false,
                                told.places(vacancy.post().country(), language),
                                Names.currencies(language, typed.text("currency")),
                                List.copyOf(occupations.values()),
                                List.copyOf(skills.values()),
                                faults)));
    }

    /** The form as it is filled in when the page is opened. */
    private static Form standing(Vacancy vacancy, String language) {
        Post post = vacancy.post();
        VacancyContent content = VacancyContent.of(vacancy);
        Pay pay = post.pay();
        Money stipend = content.stipend();
        Map<String, Object> fields = new HashMap<>();
        fields.put("kind", vacancy.kind().name().toLowerCase(Locale.ROOT));
        fields.put("title", post.title());
        fields.put("tasks", post.tasks());
        fields.put("place", text(post.place()));
        fields.put("payMin", pay == null ? "" : plain(pay.min()));
        Money most = pay == null ? null : pay.max();
        fields.put(
                "payMax", pay == null || most == null || most.equals(pay.min()) ? "" : plain(most));
        fields.put("payOpen", pay != null && most == null ? "yes" : "");
        fields.put(
                "currency",
                pay != null
                        ? pay.currency().getCurrencyCode()
                        : stipend != null
                                ? stipend.currency().getCurrencyCode()
                                : post.country().equals("PH") ? "PHP" : "THB");
        fields.put("payPeriod", pay == null ? "" : pay.period().name().toLowerCase(Locale.ROOT));
        fields.put("hours", text(post.hours()));
        fields.put("seats", Integer.toString(post.seats()));
        fields.put("startOn", TypedDay.shown(post.startOn(), language));
        fields.put("validUntil", TypedDay.shown(post.validUntil(), language));
        fields.put("nights", yesNo(post.nights()));
        fields.put("liveIn", yesNo(post.liveIn()));
        fields.put("accommodation", yesNo(post.accommodation()));
        fields.put("stipend", stipend == null ? "" : plain(stipend));
        fields.put("weeks", text(content.weeks()));
        fields.put("plan", text(content.plan()));
        fields.put("seatsCommitted", text(content.seatsCommitted()));
        PlacementRecord record = content.course().record();
        fields.put("course", text(content.course().code()));
        fields.put("finished", text(record == null ? null : record.finished()));
        fields.put("inWork", text(record == null ? null : record.inWork()));
        fields.put("occupation", post.occupation() == null ? "" : post.occupation().value());
        Set<String> skills = new LinkedHashSet<>();
        for (AskedSkill one : post.skills()) {
            String id = one.skill().value().toString();
            skills.add(id);
            fields.put("use-" + id, one.teaches() ? "teach" : one.must() ? "must" : "nice");
        }
        fields.put("skill", List.copyOf(skills));
        return Form.of(fields);
    }

    private static String plain(Money money) {
        BigDecimal major = money.major();
        return (major.stripTrailingZeros().scale() <= 0 ? major.setScale(0) : major)
                .toPlainString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String yesNo(@Nullable Boolean value) {
        return value == null ? "" : value ? "yes" : "no";
    }
}
