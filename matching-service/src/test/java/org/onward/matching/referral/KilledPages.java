package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.KilledOffices.ACCOUNT;
import static org.onward.matching.referral.KilledOffices.EMPLOYER;
import static org.onward.matching.referral.KilledOffices.NEW_PASSWORD;
import static org.onward.matching.referral.KilledOffices.SIGNED_IN;
import static org.onward.matching.referral.KilledOffices.SOURCE;
import static org.onward.matching.referral.KilledOffices.email;
import static org.onward.matching.referral.KilledWrites.AGO;
import static org.onward.matching.referral.KilledWrites.CONFIRMED;
import static org.onward.matching.referral.KilledWrites.COVER;
import static org.onward.matching.referral.KilledWrites.HELD;
import static org.onward.matching.referral.KilledWrites.OPENED;
import static org.onward.matching.referral.KilledWrites.REGISTERED;
import static org.onward.matching.referral.KilledWrites.VACANCY;
import static org.onward.matching.referral.KilledWrites.WAITING;
import static org.onward.matching.referral.KilledWrites.ofPerson;
import static org.onward.matching.referral.KilledWrites.onPage;
import static org.onward.matching.referral.ReferralWorld.PASSWORD;
import static org.onward.matching.referral.ReferralWorld.ok;
import static org.onward.matching.referral.ReferralWorld.today;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.Http;
import org.onward.matching.access.Role;
import org.onward.matching.referral.KilledOffices.Before;
import org.onward.matching.referral.KilledWrites.Act;
import org.onward.matching.referral.KilledWrites.Kind;
import org.onward.matching.referral.KilledWrites.Reply;
import org.onward.matching.web.Browserless;
import org.onward.matching.web.PageForms;

/** The kinds of writes of the staff pages: each form, filled in as the page has it. */
final class KilledPages {
    private KilledPages() {}

    static List<Kind> kinds() {
        return List.of(
                // a person
                new Kind("form: person", "POST /people/new", REGISTERED, KilledPages::registered),
                ofPersonsPage("edit", "/edit", "/edit", Map.of("act", "save", "hoursMin", "31")),
                ofPersonsPage("identity", "/identity", "/identity", Map.of("note", "prefers LINE")),
                ofPersonsPage("readiness", "", "/readiness", Map.of("to", "not_now")),
                ofPersonsPage("matching", "", "/matching", Map.of()),
                ofPersonsPage("statistics", "", "/statistics", Map.of()),
                ofPersonsPage(
                        "safety rule",
                        "/safety",
                        "/safety",
                        Map.of("kind", "employer", "employer", "Rung Rueang Frames")),
                ofPerson(
                        "form: safety rule removed",
                        "POST /people/{id}/safety/{rule}/remove",
                        (in, person) ->
                                onPersonsPage(
                                        in,
                                        person,
                                        "",
                                        "/safety/%s/remove".formatted(in.ruled(person)),
                                        Map.of())),
                ofPersonsPage("left", "/leave", "/leave", Map.of("choice", "moved")),
                ofPerson("form: came back", "POST /people/{id}/return", KilledPages::cameBack),
                ofPerson("form: handed over", "POST /people/hand-over", KilledPages::handedOver),
                ofPerson("form: received", "POST /people/{id}/received", KilledPages::received),
                ofPerson(
                        "form: assigned",
                        "POST /enrolments/{reference}/assignment",
                        (in, person) ->
                                enrolled(
                                        in,
                                        person,
                                        "assignment",
                                        Map.of("counsellor", in.colleague().toString()))),
                ofPerson(
                        "form: erased",
                        "POST /enrolments/{reference}/erasure",
                        (in, person) -> {
                            in.introduction(person, "meet");
                            return enrolled(
                                    in,
                                    person,
                                    "erasure",
                                    Map.of("reason", "asked for", "sure", "yes"));
                        }),
                new Kind("form: cover", "POST /cover", COVER, (in, _) -> covered(in)),
                new Kind(
                        "form: cover ended",
                        "POST /cover/{id}/end",
                        COVER,
                        (in, _) -> coverEnded(in)),
                // proposals and introductions
                ofPerson(
                        "form: proposals",
                        "POST /people/{id}/proposals",
                        (in, person) ->
                                onPersonsPage(
                                        in,
                                        person,
                                        "",
                                        "/proposals",
                                        Map.of("vacancy", in.vacancy.toString()))),
                ofPerson(
                        "form: proposal answered",
                        "POST /people/{id}/proposals/answers",
                        KilledPages::proposalAnswered),
                ofPerson(
                        "form: agreed and introduced",
                        "POST /people/{id}/introduce/{vacancyId}",
                        KilledPages::agreedAndIntroduced),
                ofPerson(
                        "form: answer told",
                        "POST /people/{id}/introductions",
                        (in, person) ->
                                onPersonsPage(
                                        in,
                                        person,
                                        "/introductions",
                                        "/introductions",
                                        Map.of(
                                                "what",
                                                "employer",
                                                "of",
                                                in.introduction(person).toString(),
                                                "act",
                                                "meet"))),
                // work
                ofPersonsPage(
                        "work",
                        "/placement/new",
                        "/placement/new",
                        Map.of("kind", "job", "firstDay", AGO)),
                ofPerson(
                        "form: work ended",
                        "POST /people/{id}/placement/{placement}",
                        (in, person) ->
                                ofWork(
                                        in,
                                        person,
                                        "",
                                        "",
                                        Map.of("step", "end", "reason", "family"))),
                ofPerson(
                        "form: check",
                        "POST /people/{id}/placement/{placement}/checks/{day}",
                        (in, person) ->
                                ofWork(
                                        in,
                                        person,
                                        "/checks/30",
                                        "/checks/30",
                                        Map.of("inWork", "yes", "words", "แม่ช่วยดูลูก"))),
                ofPerson(
                        "form: concern",
                        "POST /people/{id}/placement/{placement}/checks/{day}/concern",
                        KilledPages::concernSettled),
                ofPerson("form: put off", "POST /work/snooze", KilledPages::putOff),
                ofPerson(
                                "form: new matches looked at",
                                "POST /work/new/notice",
                                KilledPages::newMatchesNoticed)
                        .by(KilledWrites.NEW_MATCHES),
                // vacancies
                new Kind(
                        "form: vacancy",
                        "POST /vacancies/new",
                        VACANCY,
                        (in, n) -> writtenDown(in, "Framer by telephone " + n)),
                ofVacancy("edit", WAITING, "/edit", Map.of("do", "save", "payMin", "12500")),
                ofVacancy("step", OPENED, "/step", Map.of("step", "pause")),
                new Kind(
                        "form: pay",
                        "POST /vacancies/{id}/pay",
                        VACANCY,
                        (in, n) -> paid(in, "Welder without pay " + n)),
                new Kind(
                        "form: told apart",
                        "POST /vacancies/{id}/apart",
                        APART,
                        (in, n) -> toldApart(in, "Welder of two sources " + n)),
                ofReview("approval", Map.of()),
                ofReview("sending-back", Map.of("comment.tasks", "What is welded?")),
                ofReview("rejection", Map.of("because", "Twice.")),
                new Kind(
                        "form: vetting",
                        "POST /review/vacancies/{id}/vetting",
                        VACANCY,
                        (in, n) -> vetted(in, "Carer on the page " + n)),
                new Kind(
                        "form: backing",
                        "POST /review/vacancies/{id}/backing",
                        VACANCY,
                        (in, n) -> backed(in, "Bread and pastry " + n)),
                new Kind(
                        "form: confirmation",
                        "POST /review/vacancies/{id}/confirmation",
                        CONFIRMED,
                        (in, n) -> {
                            String title = "Welder to confirm " + n;
                            return onPage(
                                    title,
                                    in.staffPages(),
                                    "/review",
                                    "/review/vacancies/%s/confirmation"
                                            .formatted(in.draft(title, OPENED)),
                                    Map.of());
                        }),
                // employers
                ofEmployer("verification", Before.UNVERIFIED, Map.of()),
                ofEmployer("suspension", Before.INTRODUCED, Map.of("because", "Took fees.")),
                ofEmployer("lifting", Before.SUSPENDED, Map.of()),
                new Kind(
                        "form: employer disowning",
                        "POST /review/employers/{id}/disowning",
                        EMPLOYER,
                        (in, n) -> disowned(in, "Nobody's member " + n)),
                new Kind(
                        "form: employer facts",
                        "POST /review/employers/{id}/facts",
                        EMPLOYER,
                        (in, n) -> facts(in, "Lampang Weavers " + n)),
                // files of vacancies
                new Kind("form: source", "POST /import/sources", SOURCE, KilledPages::source),
                new Kind("form: file", "POST /import", KilledOffices.FED, KilledPages::fileSent),
                new Kind(
                        "form: fed employer linked",
                        "POST /import/{id}/employers/{named}",
                        KilledOffices.LINKED,
                        KilledPages::employerLinked),
                new Kind(
                        "form: retirement",
                        "POST /import/{id}/retirement",
                        SOURCE,
                        KilledPages::retired),
                new Kind(
                        "form: words corrected",
                        "POST /import/sources/{source}/words",
                        SOURCE,
                        KilledPages::wordsCorrected),
                new Kind(
                        "form: correction taken back",
                        "POST /import/sources/{source}/words/{id}/revocation",
                        SOURCE,
                        KilledPages::correctionTakenBack),
                // accounts
                new Kind(
                        "form: account", "POST /accounts/new", ACCOUNT, KilledPages::accountOpened),
                new Kind(
                        "form: account closed",
                        "POST /accounts/{id}",
                        ACCOUNT,
                        KilledPages::accountClosed),
                new Kind(
                        "form: account reports",
                        "POST /accounts/{id}/reports",
                        ACCOUNT,
                        KilledPages::reports),
                new Kind("form: welcome", "POST /welcome", ACCOUNT, KilledPages::welcomed),
                new Kind("form: sign-in", "POST /signin", SIGNED_IN, KilledPages::signedIn),
                new Kind(
                        "form: sign-out",
                        "POST /signout",
                        ACCOUNT,
                        (in, n) -> ofOwn(in, "form out", n, "/signout", Map.of())),
                new Kind(
                        "form: language",
                        "POST /language",
                        ACCOUNT,
                        (in, n) -> ofOwn(in, "form language", n, "/language", Map.of("to", "th"))));
    }

    /** Of two vacancies of one title, that were taken for one. */
    private static final String APART =
            """
            select concat_ws(' | ', 'together ' || (select count(v.posting) from vacancy v where v.title = by.title),
                'apart ' || (select count(*) from vacancy_apart a join vacancy v on v.id = a.one_id
                    where v.title = by.title),
                'trail ' || (select count(*) from audit_entry t join vacancy v on v.id = t.subject_id
                    where v.title = by.title and t.act = 'tell_vacancy_apart' and t.outcome = 'done'),
                'log ' || (select count(*) from change_log l join vacancy v on v.id = l.id
                    where v.title = by.title))
            from (select ? as title) by""";

    // ── people ──────────────────────────────────────────────────────────────────────────

    private static Act registered(KilledWrites in, int n) {
        Browserless browser = in.counsellorPages();
        Map<String, String> form =
                new LinkedHashMap<>(PageForms.of(browser.get("/people/new").body(), "/people/new"));
        form.putAll(
                Map.of(
                        "name",
                        "มะลิ ทองดี " + n,
                        "birthDate",
                        Integer.toString(1960 + n),
                        "kind",
                        "returnee",
                        "phone",
                        "+66 70 000 5%03d".formatted(n)));
        return onPage(
                java.util.Objects.requireNonNull(form.get("key")), browser, "/people/new", form);
    }

    private static Kind ofPersonsPage(
            String name, String page, String action, Map<String, String> typed) {
        return ofPerson(
                "form: " + name,
                "POST /people/{id}" + action,
                (in, person) -> onPersonsPage(in, person, page, action, typed));
    }

    private static Act onPersonsPage(
            KilledWrites in, UUID person, String page, String action, Map<String, String> typed) {
        String at = "/people/" + person;
        return onPage(person, in.counsellorPages(), at + page, at + action, typed);
    }

    private static Act cameBack(KilledWrites in, UUID person) {
        ok(
                in.world.counsellor.post(
                        in.world.of(person) + "/enrolment/exit", "{\"reason\": \"left\"}"));
        return onPersonsPage(in, person, "/return", "/return", Map.of("choice", "ready"));
    }

    private static Act handedOver(KilledWrites in, UUID person) {
        return onPage(
                person,
                in.counsellorPages(),
                "/people/hand-over",
                "/people/hand-over",
                Map.of("of", person.toString(), "to", in.colleague().toString()));
    }

    /** By whoever has the person now. */
    private static Act received(KilledWrites in, UUID person) {
        String email = UUID.randomUUID() + "@example.org";
        UUID colleague = in.world.account(email, Role.COUNSELLOR, null).value();
        ok(
                in.world.counsellor.post(
                        in.world.of(person) + "/assignment",
                        "{\"counsellor\": \"%s\"}".formatted(colleague)));
        String page = "/people/" + person;
        return onPage(
                person,
                new Browserless(in.service).signIn(email, PASSWORD),
                page,
                page + "/received",
                Map.of());
    }

    private static Act enrolled(
            KilledWrites in, UUID person, String what, Map<String, String> typed) {
        String page = "/enrolments/" + in.reference(person);
        return onPage(person, in.staffPages(), page, page + "/" + what, typed);
    }

    private static Act covered(KilledWrites in) {
        String email = UUID.randomUUID() + "@example.org";
        UUID id = in.world.account(email, Role.COUNSELLOR, null).value();
        return onPage(
                id,
                new Browserless(in.service).signIn(email, PASSWORD),
                "/cover",
                "/cover",
                Map.of(
                        "absent",
                        in.world.wilai.account().value().toString(),
                        "until",
                        today().plusDays(2).toString(),
                        "reason",
                        "ill today"));
    }

    private static Act coverEnded(KilledWrites in) {
        String email = UUID.randomUUID() + "@example.org";
        UUID id = in.world.account(email, Role.COUNSELLOR, null).value();
        String cover = in.covered(Http.signedIn(in.service, email, PASSWORD));
        return onPage(
                id,
                new Browserless(in.service).signIn(email, PASSWORD),
                "/cover",
                "/cover/%s/end".formatted(cover),
                Map.of());
    }

    // ── proposals and introductions ─────────────────────────────────────────────────────

    private static Act proposalAnswered(KilledWrites in, UUID person) {
        ok(
                in.world.counsellor.post(
                        in.world.of(person) + "/proposals",
                        "{\"vacancies\": [\"%s\"]}".formatted(in.vacancy)));
        return onPersonsPage(
                in, person, "/proposals", "/proposals/answers", Map.of("answer-0", "interested"));
    }

    /** On one page, where both are one press. */
    private static Act agreedAndIntroduced(KilledWrites in, UUID person) {
        String page = "/people/%s/introduce/%s".formatted(person, in.vacancy);
        Browserless browser = in.counsellorPages();
        Map<String, String> fields =
                new LinkedHashMap<>(PageForms.of(browser.get(page).body(), page));
        fields.putAll(Map.of("act", "preview", "preset", "card_and_contact"));
        fields.putAll(PageForms.of(browser.submit(page, fields).body(), page));
        fields.putAll(Map.of("act", "introduce", "preset", "card_and_contact", "agreed", "yes"));
        return onPage(person, browser, page, fields);
    }

    // ── work ────────────────────────────────────────────────────────────────────────────

    private static Act ofWork(
            KilledWrites in, UUID person, String page, String action, Map<String, String> typed) {
        String at = in.placement(person, "job", AGO).replace("/api/v1/returnees", "/people");
        String placement = at.replace("/placements/", "/placement/");
        return onPage(
                person,
                in.counsellorPages(),
                page.isEmpty() ? "/people/%s/placement".formatted(person) : placement + page,
                placement + action,
                typed);
    }

    private static Act concernSettled(KilledWrites in, UUID person) {
        String at = in.placement(person, "job", AGO);
        ok(in.world.counsellor.put(at + "/checks/30", HELD));
        String page = "/people/%s/placement".formatted(person);
        return onPage(
                person,
                in.counsellorPages(),
                page,
                "%s/%s/checks/30/concern".formatted(page, at.substring(at.lastIndexOf('/') + 1)),
                Map.of("done", "talked"));
    }

    private static Act putOff(KilledWrites in, UUID person) {
        return onPage(
                person,
                in.counsellorPages(),
                "/work",
                "/work/snooze",
                Map.of(
                        "kind",
                        "answer",
                        "subject",
                        in.introduction(person).toString(),
                        "person",
                        person.toString(),
                        "days",
                        "3"));
    }

    private static Act newMatchesNoticed(KilledWrites in, UUID person) {
        in.lookedFor(person);
        return onPage(
                person,
                in.counsellorPages(),
                "/work/new",
                "/work/new/notice",
                Map.of("person", person.toString(), "vacancies", in.vacancy.toString()));
    }

    // ── vacancies ───────────────────────────────────────────────────────────────────────

    private static Act writtenDown(KilledWrites in, String title) {
        return onPage(
                title,
                in.staffPages(),
                "/vacancies/new",
                "/vacancies/new",
                Map.of(
                        "employer", "Rung Rueang Frames",
                        "kind", "job",
                        "title", title,
                        "tasks", "Weld gates.",
                        "place", "TH-50",
                        "payMin", "12,000",
                        "currency", "THB",
                        "payPeriod", "month",
                        "seats", "2",
                        "do", "post"));
    }

    private static Kind ofVacancy(
            String name, List<String> before, String action, Map<String, String> typed) {
        return new Kind(
                "form: vacancy " + name,
                "POST /vacancies/{id}" + action,
                VACANCY,
                (in, n) -> {
                    String title = "Welder, form %s %d".formatted(name, n);
                    String page = "/vacancies/" + in.draft(title, before);
                    return onPage(
                            title,
                            in.staffPages(),
                            action.equals("/edit") ? page + "/edit" : page,
                            page + action,
                            typed);
                });
    }

    /** What a feed or somebody on the telephone did not say. */
    private static Act paid(KilledWrites in, String title) {
        String page = "/vacancies/" + in.world.shown.job(in.employer, title, "7212", "TH-50");
        return onPage(
                title,
                in.staffPages(),
                page,
                page + "/pay",
                Map.of("payMin", "12000", "currency", "THB", "payPeriod", "month"));
    }

    private static Act toldApart(KilledWrites in, String title) {
        UUID posted = in.world.shown.job(in.employer, title, "7212", "TH-50");
        UUID fed = in.world.shown.job(in.employer, title, "7212", "TH-50");
        in.service.sql(
                "insert into feed_source (key, country, created_at) values ('apart', 'TH', now()) on conflict do nothing");
        in.service.sql(
                "update vacancy set source = 'apart', external_id = ?, title = title where id = ?",
                title,
                fed);
        String page = "/vacancies/" + posted;
        return onPage(title, in.staffPages(), page, page + "/apart", Map.of());
    }

    private static Kind ofReview(String step, Map<String, String> typed) {
        return new Kind(
                "form: vacancy " + step,
                "POST /review/vacancies/{id}/" + step,
                VACANCY,
                (in, n) -> {
                    String title = "Welder, form %s %d".formatted(step, n);
                    return reviewed(in, title, in.draft(title, WAITING), step, typed);
                });
    }

    /** As it was read, which the form of the sending back says for all of them. */
    private static Act reviewed(
            KilledWrites in, String title, String id, String step, Map<String, String> typed) {
        String page = "/review/vacancies/" + id;
        Browserless browser = in.staffPages();
        Map<String, String> fields =
                new HashMap<>(PageForms.of(browser.get(page).body(), page + "/sending-back"));
        fields.putAll(typed);
        return onPage(title, browser, page + "/" + step, fields);
    }

    private static Act vetted(KilledWrites in, String title) {
        return reviewed(
                in,
                title,
                in.abroad(title),
                "vetting",
                Map.of(
                        "licenceNumber", "DMW-1",
                        "principal", "Kaigo Co",
                        "jobOrder", "JO-9",
                        "visaClass", "SSW",
                        "contractSeen", "yes",
                        "zeroFees", "yes"));
    }

    private static Act backed(KilledWrites in, String title) {
        String course =
                """
                {"kind": "training", "title": "%s", "tasks": "Learn to bake.", "country": "TH", "seats": 6}"""
                        .formatted(title);
        return reviewed(
                in,
                title,
                in.draftOf(course, WAITING),
                "backing",
                Map.of("another", in.vacancy.toString()));
    }

    // ── employers ───────────────────────────────────────────────────────────────────────

    private static Kind ofEmployer(String step, Before before, Map<String, String> typed) {
        return new Kind(
                "form: employer " + step,
                "POST /review/employers/{id}/" + step,
                EMPLOYER,
                (in, n) -> {
                    String name = "Lampang Welding, form %s %d".formatted(step, n);
                    String page = "/review/employers/" + KilledOffices.standing(in, name, before);
                    return onPage(name, in.staffPages(), page, page + "/" + step, typed);
                });
    }

    private static Act disowned(KilledWrites in, String name) {
        UUID chamber = UUID.randomUUID();
        in.service.sql("insert into chamber values (?, ?, 'TH')", chamber, "Chamber, " + name);
        UUID employer = KilledOffices.standing(in, name, Before.UNVERIFIED);
        in.service.sql("update employer set chamber_id = ? where id = ?", chamber, employer);
        String page = "/review/employers/" + employer;
        return onPage(
                name, in.world.browser(Role.CHAMBER, chamber), page, page + "/disowning", Map.of());
    }

    private static Act facts(KilledWrites in, String name) {
        String page = "/review/employers/" + in.world.shown.employer(name) + "/facts";
        return onPage(
                name,
                in.staffPages(),
                page,
                page,
                Map.of("phone", "+66 70 000 0404", "place", "TH-50"));
    }

    // ── files of vacancies ──────────────────────────────────────────────────────────────

    private static Act source(KilledWrites in, int n) {
        String key = "on-page-" + n;
        return onPage(
                key,
                in.staffPages(),
                "/import",
                "/import/sources",
                Map.of("key", key, "country", "TH"));
    }

    private static Act fileSent(KilledWrites in, int n) {
        String key = KilledOffices.source(in, "fed-on-page-" + n, "delta");
        Browserless browser = in.staffPages();
        browser.get("/import");
        return new Act(
                key,
                "POST /import",
                site -> {
                    HttpResponse<String> answer =
                            browser.elsewhere(site.staff())
                                    .upload(
                                            "/import",
                                            Map.of("source", key),
                                            "rows.csv",
                                            KilledOffices.ROWS);
                    return new Reply(answer.statusCode(), "", answer.body());
                });
    }

    private static Act employerLinked(KilledWrites in, int n) {
        String key = "linked-on-page-" + n;
        String page = "/import/" + KilledOffices.fileNaming(in, key);
        return onPage(
                key,
                in.staffPages(),
                page,
                page + "/employers/" + KilledOffices.named(in, key),
                Map.of("answer", "same", "employer", in.employer.toString()));
    }

    private static Act retired(KilledWrites in, int n) {
        String key = KilledOffices.source(in, "retired-on-page-" + n, "complete");
        String page = "/import/" + KilledOffices.waiting(in, key);
        return onPage(key, in.staffPages(), page, page + "/retirement", Map.of("answer", "retire"));
    }

    private static Act wordsCorrected(KilledWrites in, int n) {
        String key = KilledOffices.source(in, "corrected-on-page-" + n, "delta");
        String page = "/import/sources/%s/words".formatted(key);
        return onPage(
                key,
                in.staffPages(),
                page,
                page,
                Map.of("subject", "occupation", "words", "tagapagluto", "act", "none"));
    }

    private static Act correctionTakenBack(KilledWrites in, int n) {
        String key = KilledOffices.source(in, "taken-back-on-page-" + n, "delta");
        String page = "/import/sources/%s/words".formatted(key);
        return onPage(
                key,
                in.staffPages(),
                page,
                "%s/%s/revocation".formatted(page, KilledOffices.corrected(in, key)),
                Map.of());
    }

    // ── accounts ────────────────────────────────────────────────────────────────────────

    private static Act accountOpened(KilledWrites in, int n) {
        return invited(in, email("opened", n));
    }

    private static Act invited(KilledWrites in, String email) {
        return onPage(
                email,
                in.administratorPages(),
                "/accounts/new",
                "/accounts/new",
                Map.of("email", email, "displayName", "Nok", "role", "auditor", "language", "th"));
    }

    private static Act accountClosed(KilledWrites in, int n) {
        String email = email("closed", n);
        UUID id = in.world.account(email, Role.COUNSELLOR, null).value();
        Http.signedIn(in.service, email, PASSWORD);
        return onPage(
                email,
                in.administratorPages(),
                "/accounts",
                "/accounts/" + id,
                Map.of("act", "close"));
    }

    private static Act reports(KilledWrites in, int n) {
        String email = email("reads", n);
        String page =
                "/accounts/%s/reports"
                        .formatted(in.world.account(email, Role.PROGRAMME_STAFF, null).value());
        return onPage(
                email,
                in.administratorPages(),
                page,
                page,
                Map.of("programme", in.otherProgramme().toString()));
    }

    private static Act welcomed(KilledWrites in, int n) {
        String email = email("welcome", n);
        Reply sent =
                invited(in, email).send().apply(new KilledWrites.Site(in.service.address(), ""));
        assertThat(sent.status()).as(sent.text()).isEqualTo(200);
        String link =
                in.service.ask(
                        "select filled_in ->> 'staffLink' from mail where address = ?", email);
        return onPage(
                email,
                new Browserless(in.service),
                link.substring(link.indexOf("/welcome")),
                "/welcome",
                Map.of("password", NEW_PASSWORD));
    }

    private static Act signedIn(KilledWrites in, int n) {
        String email = email("form in", n);
        in.world.account(email, Role.COUNSELLOR, null);
        return onPage(
                email,
                new Browserless(in.service),
                "/signin",
                "/signin",
                Map.of("email", email, "password", PASSWORD));
    }

    private static Act ofOwn(
            KilledWrites in, String name, int n, String action, Map<String, String> typed) {
        String email = email(name, n);
        in.world.account(email, Role.COUNSELLOR, null);
        Browserless browser = new Browserless(in.service).signIn(email, PASSWORD);
        return onPage(email, browser, "/people", action, typed);
    }
}
