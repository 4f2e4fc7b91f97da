package org.onward.matching.referral;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.consent.Asked;
import org.onward.matching.consent.CardWords;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.ContactField;
import org.onward.matching.consent.Preset;
import org.onward.matching.consent.PreviewConsent;
import org.onward.matching.consent.SharedView;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.PrepareIntroduction.Agreed;
import org.onward.matching.referral.PrepareIntroduction.Prepared;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.PersonHead;
import org.onward.matching.returnee.PersonHeads;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.TypedDay;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * From an interested person to an introduction: what the employer will see, to the letter, the
 * person's yes to it, and until when it is answered.
 */
@StaffPages("/people/{id}/introduce/{vacancyId}")
final class IntroducePages {
    /** Time to answer, to meet and to begin; the person may take it back on any day. */
    private static final int DAYS_SHARED = 60;

    private static final Map<String, String> LABELS =
            Map.of(
                    "preset", "introduce.preset",
                    "field", "introduce.fields",
                    "endsOn", "introduce.ends_on",
                    "answerBy", "introduce.answer_by",
                    "agreed", "introduce.agreement");

    private final Pages pages;
    private final PersonHeads heads;
    private final PrepareIntroduction prepare;
    private final PreviewConsent preview;
    private final AgreeAndIntroduce agree;
    private final IntroduceCandidate introduce;
    private final CardWords words;

    IntroducePages(
            Pages pages,
            PersonHeads heads,
            PrepareIntroduction prepare,
            PreviewConsent preview,
            AgreeAndIntroduce agree,
            IntroduceCandidate introduce,
            CardWords words) {
        this.pages = pages;
        this.heads = heads;
        this.prepare = prepare;
        this.preview = preview;
        this.agree = agree;
        this.introduce = introduce;
        this.words = words;
    }

    /**
     * @param anew asks for a new consent though one holds
     */
    @Get
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            UUID vacancyId,
            @QueryValue(defaultValue = "") String anew) {
        ReturneeId person = new ReturneeId(id);
        PersonHead head = heads.of(caller, person);
        Prepared prepared = prepare.prepare(caller, person, new VacancyId(vacancyId));
        return show(
                request,
                caller,
                head,
                prepared,
                fresh(caller, prepared, !anew.isEmpty()),
                Faults.none(pages.page(request)),
                "");
    }

    /** A consent that ends before the usual day to answer by does not carry an introduction. */
    private static IntroduceForm fresh(Caller caller, Prepared prepared, boolean anew) {
        LocalDate today = caller.today();
        LocalDate answerBy = today.plusDays(IntroduceCandidate.DAYS_TO_ANSWER);
        Optional<Consent> standing = prepared.standing().map(Agreed::consent);
        return new IntroduceForm(
                UUID.randomUUID().toString(),
                standing.filter(one -> !anew && !one.endsOn().isBefore(answerBy))
                        .map(one -> one.id().value().toString())
                        .orElse(""),
                standing.map(Consent::preset).orElse(Preset.CARD),
                standing.map(Consent::fields).orElse(Set.of()),
                TypedDay.shown(today.plusDays(DAYS_SHARED), caller.language()),
                TypedDay.shown(answerBy, caller.language()),
                "",
                "",
                false);
    }

    /**
     * Shows what the employer will see under the choice made, or introduces.
     *
     * @param fields act (preview or introduce), key, consent, preset, field, endsOn, answerBy,
     *     preview, until and agreed
     */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            UUID vacancyId,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        PersonHead head = heads.of(caller, person);
        Form posted = Form.of(fields);
        IntroduceForm form = form(posted);
        Page page = pages.page(request);
        Faults faults = new Faults(page, LABELS);
        if (!posted.text("act").equals("introduce")) {
            // What was agreed to is not what is shown now.
            Prepared prepared = prepare.prepare(caller, person, new VacancyId(vacancyId));
            if (form.asksAnew()) {
                day(form.endsOn(), "endsOn", faults);
            }
            return show(request, caller, head, prepared, unsaid(form), faults, "");
        }
        LocalDate answerBy = day(form.answerBy(), "answerBy", faults);
        LocalDate endsOn = form.asksAnew() ? day(form.endsOn(), "endsOn", faults) : null;
        if (form.asksAnew() && !form.agreed()) {
            faults.add("agreed", "introduce.not_agreed", head.name());
        }
        HttpStatus status = HttpStatus.BAD_REQUEST;
        String notice = "";
        Prepared prepared = prepare.prepare(caller, person, new VacancyId(vacancyId));
        if (endsOn != null && answerBy != null && endsOn.isBefore(answerBy)) {
            faults.add("endsOn", "introduce.ends_before_answer");
        }
        if (faults.isEmpty()) {
            try {
                introduce(caller, person, prepared, form, endsOn, answerBy);
                return HttpResponse.seeOther(
                        URI.create(head.address() + "/introductions?introduced=" + vacancyId));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID ->
                            problem.errors()
                                    .forEach(
                                            one ->
                                                    faults.add(
                                                            one.field().equals("fields")
                                                                    ? "field"
                                                                    : one.field(),
                                                            key(one.field(), one.code())));
                    case CONFLICT, CHANGED_MEANWHILE -> {
                        status = HttpStatus.CONFLICT;
                        prepared = prepare.prepare(caller, person, new VacancyId(vacancyId));
                        notice =
                                problem.kind() == Problem.Kind.CONFLICT
                                        ? "introduce.changed"
                                        : "introduce.changed_preview";
                    }
                    default -> throw problem;
                }
            }
        }
        return show(request, caller, head, prepared, unsaid(form), faults, notice).status(status);
    }

    private void introduce(
            Caller caller,
            ReturneeId person,
            Prepared prepared,
            IntroduceForm form,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate answerBy) {
        VacancyId vacancy = prepared.vacancy().id();
        String key = form.key().isEmpty() ? null : form.key();
        if (form.asksAnew()) {
            if (!String.valueOf(endsOn).equals(form.until())) {
                throw Problem.changedMeanwhile();
            }
            agree.introduce(
                    caller,
                    person,
                    vacancy,
                    asked(prepared, form),
                    endsOn,
                    form.preview(),
                    answerBy,
                    key);
            return;
        }
        boolean same =
                prepared.standing()
                        .filter(one -> one.consent().id().value().toString().equals(form.consent()))
                        .isPresent();
        if (!same) {
            throw Problem.changedMeanwhile();
        }
        introduce.introduce(caller, person, vacancy, answerBy, key);
    }

    /** Whoever has to look again has to agree again. */
    private static IntroduceForm unsaid(IntroduceForm form) {
        return new IntroduceForm(
                form.key(),
                form.consent(),
                form.preset(),
                form.fields(),
                form.endsOn(),
                form.answerBy(),
                form.preview(),
                form.until(),
                false);
    }

    private static String key(String field, String code) {
        return switch (field) {
            case "answerBy" -> "introduce.answer_by.range";
            case "fields" -> "introduce.no_field";
            case "endsOn" -> code.equals("error.past") ? "introduce.past" : "introduce.too_far";
            default -> "error.choose_from_list";
        };
    }

    private static @Nullable LocalDate day(String typed, String field, Faults faults) {
        if (typed.isEmpty()) {
            faults.add(field, "error.fill_in");
            return null;
        }
        return FormDays.read(typed, field, faults);
    }

    private static IntroduceForm form(Form posted) {
        Set<ContactField> fields = EnumSet.noneOf(ContactField.class);
        posted.all("field")
                .forEach(name -> named(ContactField.values(), name).ifPresent(fields::add));
        IntroduceForm form =
                new IntroduceForm(
                        posted.text("key"),
                        posted.text("consent"),
                        named(Preset.values(), posted.text("preset")).orElse(Preset.CARD),
                        fields,
                        posted.text("endsOn"),
                        posted.text("answerBy"),
                        posted.text("preview"),
                        posted.text("until"),
                        posted.has("agreed"));
        String[] take = posted.text("take").split("\\|", 2);
        return take.length == 2 ? form.with(take[0], take[1]) : form;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    private static Asked asked(Prepared prepared, IntroduceForm form) {
        return new Asked(prepared.employer().id(), form.preset(), form.fields());
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            PersonHead head,
            Prepared prepared,
            IntroduceForm form,
            Faults faults,
            String notice) {
        Obstacle obstacle = prepared.obstacle();
        boolean reused =
                prepared.standing()
                        .filter(one -> one.consent().id().value().toString().equals(form.consent()))
                        .isPresent();
        IntroduceForm shown = reused || form.asksAnew() ? form : fresh(caller, prepared, true);
        return pages.show(
                request,
                "referral/introduce",
                new IntroduceView(
                        head,
                        prepared,
                        obstacle == null ? "" : obstacle.remedy(head.address(), prepared.vacancy()),
                        shown,
                        faults,
                        notice,
                        obstacle == null ? sees(caller, head, prepared, shown) : null,
                        shown.asksAnew()
                                ? FormDays.read(
                                        shown.endsOn(), "endsOn", Faults.none(pages.page(request)))
                                : prepared.standing()
                                        .map(one -> one.consent().endsOn())
                                        .orElse(null)));
    }

    private IntroduceView.Sees sees(
            Caller caller, PersonHead head, Prepared prepared, IntroduceForm form) {
        if (!form.asksAnew() && prepared.standing().isPresent()) {
            Agreed agreed = prepared.standing().get();
            return seen(agreed.sees(), agreed.consent().fields(), caller);
        }
        Asked asked = asked(prepared, form);
        return seen(
                preview.preview(caller, new ReturneeId(UUID.fromString(head.id())), asked),
                asked.fields(),
                caller);
    }

    private IntroduceView.Sees seen(SharedView view, Set<ContactField> fields, Caller caller) {
        return new IntroduceView.Sees(
                words.of(view.card(), caller.language()),
                view.contact(),
                List.copyOf(fields.isEmpty() ? Set.of() : EnumSet.copyOf(fields)),
                view.hash());
    }
}
