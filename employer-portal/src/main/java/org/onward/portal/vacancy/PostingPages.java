package org.onward.portal.vacancy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Choices;
import org.onward.portal.api.Choices.Choice;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Employers;
import org.onward.portal.api.Refusal;
import org.onward.portal.api.Unreachable;
import org.onward.portal.api.Vacancies;
import org.onward.portal.api.Vacancies.Content;
import org.onward.portal.api.Vacancies.Proposed;
import org.onward.portal.api.Vacancies.Suggestion;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.vacancy.PostingView.Look;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Faults.Fault;
import org.onward.portal.web.Form;
import org.onward.portal.web.HalfTyped;
import org.onward.portal.web.Page;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

/** Writing a vacancy, and correcting one: one form, seven fields first, the rest folded below. */
@PortalPages("/vacancies")
final class PostingPages {
    private static final String DRAFT = "draft";
    private static final String SUBMIT = "submit";
    private static final String NOT_ASKED = "no";
    private static final int PAGES = 4;
    private static final List<String> PUBLISHED = List.of("open", "paused");
    private static final List<String> OVER = List.of("filled", "withdrawn", "rejected", "expired");

    /** Of the contract, where the form has other names. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "country", "place",
                    "languages", "language1",
                    "overseas.licenceNumber", "licenceNumber",
                    "overseas.principal", "principal",
                    "overseas.jobOrder", "jobOrder",
                    "overseas.visaClass", "visaClass");

    private final Pages pages;
    private final Vacancies vacancies;
    private final Employers employers;
    private final Choices choices;
    private final HalfTyped halfTyped;

    PostingPages(
            Pages pages,
            Vacancies vacancies,
            Employers employers,
            Choices choices,
            HalfTyped halfTyped) {
        this.pages = pages;
        this.vacancies = vacancies;
        this.employers = employers;
        this.choices = choices;
        this.halfTyped = halfTyped;
    }

    /** What of the form does not come from what is typed. */
    private record Around(
            String id, long version, String key, String country, @Nullable Whole before) {
        boolean submits() {
            return before == null || before.may("submit") || before.state().equals("expired");
        }
    }

    /**
     * @param like one's own vacancy to post once more, or empty
     */
    @Get("/new")
    HttpResponse<?> empty(
            HttpRequest<?> request, Asker asker, @QueryValue(defaultValue = "") String like) {
        Employers.Own own = employers.read(asker);
        Offer offer = choices.of(asker);
        String place = own.place() == null ? own.country() : own.place();
        Typed typed =
                like.isEmpty()
                        ? Typed.empty(place, currency(own.country(), offer), own.sector())
                        : like(vacancies.read(asker, like), offer);
        Around around = new Around("", 0, UUID.randomUUID().toString(), own.country(), null);
        boolean open = !like.isEmpty();
        return show(request, HttpStatus.OK, asker, around, typed, Look.NONE, Faults.NONE, open);
    }

    private static Typed like(Whole earlier, Offer offer) {
        return Typed.of(earlier, currency(earlier, offer)).anew();
    }

    @Post("/new")
    HttpResponse<?> post(HttpRequest<?> request, Asker asker, Form form) {
        Around around = new Around("", 0, form.text("key"), form.text("country"), null);
        return take(request, asker, form, around);
    }

    @Get("/{id}/edit")
    HttpResponse<?> edit(HttpRequest<?> request, Asker asker, String id) {
        Whole before = vacancies.read(asker, id);
        if (!before.may("edit")) {
            return HttpResponse.seeOther(URI.create("/vacancies/" + before.id()));
        }
        Typed typed = Typed.of(before, currency(before, choices.of(asker)));
        if (typed.skills().isEmpty() || typed.get("occupation").isEmpty()) {
            try {
                Proposed proposed =
                        vacancies.propose(asker, typed.get("title"), typed.get("tasks"));
                typed = offered(typed, proposed, skill -> NOT_ASKED);
            } catch (Refusal | Unreachable e) {
                // the form is complete without proposals
            }
        }
        return show(
                request,
                HttpStatus.OK,
                asker,
                around(before, form -> "", null),
                typed,
                Look.NONE,
                Faults.NONE,
                true);
    }

    @Post("/{id}/edit")
    HttpResponse<?> save(HttpRequest<?> request, Asker asker, String id, Form form) {
        Whole before = vacancies.read(asker, id);
        return take(request, asker, form, around(before, f -> f.text("version"), form));
    }

    private static Around around(
            Whole before, Function<Form, String> version, @Nullable Form form) {
        long read = before.version();
        if (form != null) {
            String text = version.apply(form);
            read = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        }
        String country = before.country() == null ? "" : before.country();
        return new Around(before.id(), read, "", country, before);
    }

    private HttpResponse<?> take(HttpRequest<?> request, Asker asker, Form form, Around around) {
        Typed typed = Typed.of(form);
        if (HalfTyped.isIn(form)) {
            return inAnotherLanguage(request, asker, around, typed, form);
        }
        String add = form.text("add");
        if (!add.isEmpty()) {
            String[] parts = add.split(" ", 2);
            String label = parts.length == 2 ? parts[1] : parts[0];
            String use = typed.isJob() ? "nice" : "teach";
            Typed more = typed.with(new Typed.Skill(parts[0], label, use, ""));
            return unfolded(request, asker, around, more, Look.NONE);
        }
        String act = form.text("do");
        try {
            return switch (act) {
                case DRAFT, SUBMIT -> send(request, asker, around, typed, act.equals(SUBMIT));
                case "find" -> findSkill(request, asker, around, typed, form.text("words"));
                case "find-occupation" ->
                        findOccupation(request, asker, around, typed, form.text("occupationWords"));
                case "enter" -> enter(request, asker, around, typed, form);
                default -> {
                    Proposed proposed =
                            vacancies.propose(asker, typed.get("title"), typed.get("tasks"));
                    Typed more = accepted(typed, proposed);
                    yield unfolded(request, asker, around, more, Look.NONE);
                }
            };
        } catch (Refusal refusal) {
            Page page = pages.page(request);
            if (refusal.status() == 412) {
                Faults faults = Faults.notice(page.t("posting.error.changed"));
                return again(request, HttpStatus.PRECONDITION_FAILED, asker, around, typed, faults);
            }
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults faults = Faults.of(refusal.errors(), FIELDS, labels(page));
            return again(request, HttpStatus.BAD_REQUEST, asker, around, typed, faults);
        } catch (Unreachable away) {
            Faults faults = Faults.notice(pages.page(request).t("away.sentence"));
            return again(request, HttpStatus.SERVICE_UNAVAILABLE, asker, around, typed, faults);
        }
    }

    private HttpResponse<?> inAnotherLanguage(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, Form form) {
        Look look =
                new Look(form.text("occupationWords"), form.text("words"), false, List.of(), false);
        boolean open = around.before() != null || !typed.skills().isEmpty();
        return halfTyped.in(
                request,
                asker,
                form,
                (there, faults) ->
                        show(request, HttpStatus.OK, there, around, typed, look, faults, open));
    }

    /**
     * Enter in a field presses the form's first button. It looks for the words in a search field;
     * else nothing is sent yet, since whoever pressed it may have wanted the next field.
     */
    private HttpResponse<?> enter(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, Form form) {
        if (!form.text("words").isEmpty()) {
            return findSkill(request, asker, around, typed, form.text("words"));
        }
        if (!form.text("occupationWords").isEmpty()) {
            return findOccupation(request, asker, around, typed, form.text("occupationWords"));
        }
        boolean open = around.before() != null || !typed.skills().isEmpty();
        return show(request, HttpStatus.OK, asker, around, typed, Look.UNSENT, Faults.NONE, open);
    }

    private HttpResponse<?> findSkill(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, String words) {
        if (words.isEmpty()) {
            return unfolded(request, asker, around, typed, Look.NONE);
        }
        List<Suggestion> found = vacancies.find(asker, "skill", words);
        Look look = new Look("", words, found.isEmpty(), found, false);
        return unfolded(request, asker, around, typed, look);
    }

    private HttpResponse<?> findOccupation(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, String words) {
        if (words.isEmpty()) {
            return unfolded(request, asker, around, typed, Look.NONE);
        }
        List<Choice> found =
                vacancies.find(asker, "occupation", words).stream()
                        .map(one -> new Choice(one.id(), one.label()))
                        .toList();
        Look look = new Look(words, "", found.isEmpty(), List.of(), false);
        return unfolded(request, asker, around, typed.offering(found), look);
    }

    private HttpResponse<?> send(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, boolean submit) {
        ReadPosting reading = new ReadPosting(pages.page(request), typed, choices.of(asker));
        Content content = reading.content(around.before());
        if (!reading.faults().isEmpty()) {
            Faults faults = refused(request, asker, around, content, submit, reading.faults());
            return again(request, HttpStatus.BAD_REQUEST, asker, around, typed, faults);
        }
        Whole before = around.before();
        Whole now;
        if (before == null) {
            now = vacancies.post(asker, content, submit, around.key());
        } else if (isSaved(request, asker, around, before, content, submit)) {
            now = before;
        } else {
            now = vacancies.edit(asker, around.id(), around.version(), content, submit);
        }
        boolean waits = now.state().equals("submitted");
        String done =
                waits && before != null && PUBLISHED.contains(before.state())
                        ? "again"
                        : submit || (waits && before != null)
                                ? "posted"
                                : now.state().equals(DRAFT) ? DRAFT : "saved";
        return HttpResponse.seeOther(URI.create("/vacancies/" + now.id() + "?done=" + done));
    }

    /**
     * What could not be read, and at once what else is refused: a posting with {@link
     * ReadPosting#UNREAD} in it never is taken.
     */
    private Faults refused(
            HttpRequest<?> request,
            Asker asker,
            Around around,
            Content content,
            boolean submit,
            List<Fault> unread) {
        List<Fault> all = new ArrayList<>(unread);
        try {
            if (around.before() == null) {
                vacancies.post(asker, content, submit, around.key());
            } else {
                vacancies.edit(asker, around.id(), around.version(), content, submit);
            }
        } catch (Refusal refusal) {
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            Faults.of(refusal.errors(), FIELDS, labels(pages.page(request))).all().stream()
                    .filter(one -> unread.stream().noneMatch(f -> f.field().equals(one.field())))
                    .forEach(all::add);
        } catch (Unreachable away) {
            // said once the numbers are right
        }
        return new Faults("", all);
    }

    /**
     * Whether just this was saved meanwhile: it was sent before, and the answer got lost on the
     * way.
     */
    private boolean isSaved(
            HttpRequest<?> request,
            Asker asker,
            Around around,
            Whole before,
            Content content,
            boolean submit) {
        if (before.version() == around.version()
                || (submit && !before.state().equals("submitted"))) {
            return false;
        }
        Offer offer = choices.of(asker);
        Typed typed = Typed.of(before, currency(before, offer));
        return new ReadPosting(pages.page(request), typed, offer).content(before).equals(content);
    }

    private HttpResponse<?> unfolded(
            HttpRequest<?> request, Asker asker, Around around, Typed typed, Look look) {
        return show(request, HttpStatus.OK, asker, around, typed, look, Faults.NONE, true);
    }

    private HttpResponse<?> again(
            HttpRequest<?> request,
            HttpStatus status,
            Asker asker,
            Around around,
            Typed typed,
            Faults faults) {
        boolean open =
                around.before() != null
                        || !typed.skills().isEmpty()
                        || faults.all().stream().map(Fault::field).anyMatch(PostingPages::folded);
        return show(request, status, asker, around, typed, Look.NONE, faults, open);
    }

    private MutableHttpResponse<?> show(
            HttpRequest<?> request,
            HttpStatus status,
            Asker asker,
            Around around,
            Typed typed,
            Look look,
            Faults faults,
            boolean open) {
        Whole before = around.before();
        Map<String, String> comments = new LinkedHashMap<>();
        if (before != null) {
            before.comments()
                    .forEach(
                            one ->
                                    comments.merge(
                                            VacancyWords.field(one.field()),
                                            one.message(),
                                            PostingPages::both));
        }
        return pages.show(
                request,
                status,
                "vacancy/posting",
                new PostingView(
                        around.id(),
                        around.version(),
                        around.key(),
                        typed,
                        choices.of(asker),
                        faults,
                        comments,
                        open,
                        around.submits(),
                        look,
                        status != HttpStatus.SERVICE_UNAVAILABLE
                                        && (before == null || typed.isTraining())
                                ? backings(asker, pages.page(request), before)
                                : List.of(),
                        typed.isAbroad()
                                || (before != null && before.overseas() != null)
                                || Typed.ABROAD.stream().anyMatch(f -> faults.of(f) != null),
                        around.country(),
                        before != null && PUBLISHED.contains(before.state())));
    }

    /**
     * Vacancies that stand behind a training, whosesoever they are, and those of one's own that
     * may; without the latter while they cannot be read.
     */
    private List<Choice> backings(Asker asker, Page page, @Nullable Whole before) {
        Map<String, Choice> all = new LinkedHashMap<>();
        if (before != null) {
            before.backedBy()
                    .forEach(
                            one ->
                                    all.put(
                                            one.id(),
                                            new Choice(one.id(), VacancyWords.behind(page, one))));
        }
        try {
            String cursor = null;
            for (int i = 0; i < PAGES && (i == 0 || cursor != null); i++) {
                Vacancies.Listed listed = vacancies.list(asker, cursor);
                listed.vacancies().stream()
                        .filter(one -> before == null || !one.id().equals(before.id()))
                        .filter(one -> !one.kind().equals("training"))
                        .filter(one -> !OVER.contains(one.state()))
                        .forEach(
                                one ->
                                        all.putIfAbsent(
                                                one.id(), new Choice(one.id(), one.title())));
                cursor = listed.next();
            }
        } catch (Unreachable away) {
            return List.copyOf(all.values());
        }
        return List.copyOf(all.values());
    }

    /** What the words suggest, as offers to accept; what is sure is chosen already. */
    private static Typed accepted(Typed typed, Proposed proposed) {
        Typed more = offered(typed, proposed, skill -> use(typed, skill));
        return typed.get("occupation").isEmpty()
                ? proposed.occupations().stream()
                        .filter(Vacancies.ProposedOccupation::sure)
                        .findFirst()
                        .map(one -> more.withOccupation(one.code()))
                        .orElse(more)
                : more;
    }

    private static Typed offered(
            Typed typed, Proposed proposed, Function<Vacancies.ProposedSkill, String> use) {
        Typed more =
                typed.offering(
                        proposed.occupations().stream()
                                .map(one -> new Choice(one.code(), one.label()))
                                .toList());
        for (Vacancies.ProposedSkill skill : proposed.skills()) {
            more = more.with(new Typed.Skill(skill.id(), skill.label(), use.apply(skill), ""));
        }
        return more;
    }

    private static String use(Typed typed, Vacancies.ProposedSkill skill) {
        if (!skill.sure()) {
            return NOT_ASKED;
        }
        return typed.isJob() ? (skill.must() ? "must" : "nice") : "teach";
    }

    private static boolean folded(String field) {
        return !List.of(
                        "kind",
                        "title",
                        "tasks",
                        "place",
                        "payMin",
                        "payMax",
                        "currency",
                        "payPeriod",
                        "hours",
                        "startOn",
                        "seats")
                .contains(field);
    }

    private static String both(String one, String other) {
        return one + " " + other;
    }

    private static String currency(Whole before, Offer offer) {
        return currency(before.country() == null ? "" : before.country(), offer);
    }

    private static String currency(String country, Offer offer) {
        String own = country.equals("PH") ? "PHP" : country.equals("TH") ? "THB" : "";
        return offer.currencies().contains(own) ? own : offer.currencies().getFirst();
    }

    static Map<String, String> labels(Page page) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String field :
                List.of(
                        "kind",
                        "title",
                        "tasks",
                        "place",
                        "payMin",
                        "payMax",
                        "payPeriod",
                        "hours",
                        "startOn",
                        "seats",
                        "occupation",
                        "skills",
                        "stipend",
                        "accommodation",
                        "liveIn",
                        "nights",
                        "overseas",
                        "licenceNumber",
                        "principal",
                        "jobOrder",
                        "visaClass",
                        "education",
                        "weeks",
                        "plan",
                        "seatsCommitted",
                        "course",
                        "finished",
                        "inWork",
                        "validUntil",
                        "backedBy")) {
            labels.put(field, page.t("posting." + field));
        }
        labels.put("payMin", page.t("posting.pay"));
        labels.put("payMax", page.t("posting.pay"));
        labels.put("sector", page.t("employer.sector"));
        labels.put("language1", page.t("posting.languages"));
        return labels;
    }
}
