package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.ReferralWorld.PASSWORD;
import static org.onward.matching.referral.ReferralWorld.ok;
import static org.onward.matching.referral.ReferralWorld.today;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.web.Browserless;

/**
 * Every kind of write of the service: how one is arranged, what is sent, and the trace by which it
 * is seen in the database whether it was done. A trace has all that belongs to the write (rows,
 * steps, trail, change log, mail), so that a half of it is neither the trace before nor the one
 * after.
 */
final class KilledWrites {
    private static final String EMPLOYER_API = "/api/employer/v1";

    /** Where a service listens: staff pages and API, and the employer API. */
    record Site(String staff, String employers) {}

    /**
     * @param said what must be the same each time it is sent; empty where nothing is
     */
    record Reply(int status, String said, String text) {}

    /**
     * A request that can be sent again.
     *
     * @param about by which its trace is found
     */
    record Act(String about, Function<Site, Reply> send) {}

    /**
     * @param trace SQL with one parameter, what the act is about
     */
    record Kind(String name, String trace, IntFunction<Act> arrange) {
        Kind by(String other) {
            return new Kind(name, other, arrange);
        }
    }

    private final ReferralWorld world;
    private final TestService service;
    private final Http staff;
    private final Browserless administrator;
    private final UUID employer;
    private final Http owner;
    private final UUID vacancy;
    private int next;

    KilledWrites(ReferralWorld world) {
        this.world = world;
        this.service = world.service;
        this.staff = world.staff();
        this.administrator = world.administratorBrowser();
        this.employer = world.shown.employer("Rung Rueang Frames");
        this.owner = world.employer(employer);
        this.vacancy = world.vacancy(employer, "ช่างเชื่อม");
    }

    List<Kind> all() {
        return List.of(
                // vacancies
                new Kind("vacancy posted", VACANCY, this::posted),
                new Kind("vacancy edited", VACANCY, n -> edited("vacancy edited " + n, false)),
                new Kind("open vacancy edited", VACANCY, n -> edited("open edited " + n, true)),
                ofVacancy("submitted", owner, "submission", List.of(), null),
                ofVacancy("approved", staff, "approval", List.of("submission"), null),
                ofVacancy(
                        "sent back",
                        staff,
                        "sending-back",
                        List.of("submission"),
                        "{\"comments\": [{\"field\": \"tasks\", \"message\": \"What is welded?\"}]}"),
                ofVacancy(
                        "rejected",
                        staff,
                        "rejection",
                        List.of("submission"),
                        "{\"because\": \"Twice.\"}"),
                ofVacancy("paused", owner, "pause", OPENED, null),
                ofVacancy("opened again", owner, "opening", PAUSED, null),
                ofVacancy("filled", owner, "filling", OPENED, null),
                ofVacancy("withdrawn", owner, "withdrawal", OPENED, null),
                ofVacancy("confirmed", owner, "confirmation", OPENED, null).by(CONFIRMED),
                // proposals, consents, introductions
                ofPerson("proposals", this::proposals),
                ofPerson("proposal answered", this::proposalAnswered),
                ofPerson("consent given", this::consentGiven),
                ofPerson("consent revoked", this::consentRevoked),
                ofPerson("agreed and introduced", this::agreedAndIntroduced),
                ofPerson("introduced", this::introduced),
                ofPerson("answered signed in", person -> ownAnswer(person, "meet")),
                ofPerson("answered by link", this::linkAnswer),
                ofPerson("answered by telephone", person -> word(person, "employer", "offer")),
                ofPerson("hired", person -> ownAnswer(person, "hire", "meet", "offer")),
                ofPerson(
                        "offer taken back", person -> ownAnswer(person, "withdraw_offer", OFFERED)),
                ofPerson("offer accepted", person -> word(person, "person", "accept", OFFERED)),
                ofPerson("offer declined", person -> word(person, "person", "decline", OFFERED)),
                // what a person began
                ofPerson("placement recorded", this::placementRecorded),
                ofPlacement("started", "job", null, "start", "{\"version\": %s}"),
                ofPlacement("work paused", "job", AGO, "pause", "{\"version\": %s}"),
                ofPlacement("completed", "training", AGO, "completion", "{\"version\": %s}"),
                ofPlacement(
                        "ended", "job", AGO, "end", "{\"version\": %s, \"reason\": \"family\"}"),
                ofPlacement(
                        "voided",
                        "job",
                        AGO,
                        "voiding",
                        "{\"version\": %s, \"reason\": \"other\"}"),
                ofPerson("check held", this::checkHeld),
                ofPerson("concern settled", this::concernSettled),
                // employers and accounts
                new Kind("registration asked for", REGISTRATION, this::registrationAsked),
                new Kind("registration confirmed", REGISTRATION, this::registrationConfirmed),
                new Kind("employer written down", EMPLOYER, this::employerWrittenDown),
                new Kind("employer verified", EMPLOYER, n -> standing(n, "verification", "")),
                new Kind(
                        "employer suspended",
                        EMPLOYER,
                        n -> standing(n, "suspension", "{\"because\": \"Took fees.\"}")),
                new Kind("account opened", ACCOUNT, this::accountOpened),
                new Kind("password renewed", ACCOUNT, this::passwordRenewed),
                // people
                new Kind("person registered", REGISTERED, this::registered),
                ofPerson("profile edited", this::profileEdited),
                ofPerson("identity edited", this::identityEdited),
                ofPerson(
                        "not now",
                        person -> file(person, "POST", "/readiness", "{\"to\": \"not_now\"}")),
                ofPerson("safety rule", this::safetyRule),
                ofPerson(
                        "statistics refused",
                        person -> file(person, "PUT", "/statistics", "{\"agreed\": false}")),
                ofPerson("left", this::left),
                ofPerson("came back", this::cameBack),
                ofPerson("handed over", person -> handedOver(person, world.counsellor)),
                ofPerson("assigned by staff", person -> handedOver(person, staff)),
                ofPerson("erased", this::erased),
                new Kind("cover taken", COVER, _ -> coverTaken()),
                // the report
                new Kind("report released", PROGRAMME, _ -> reportReleased()));
    }

    private static final List<String> OPENED = List.of("submission", "approval");
    private static final List<String> PAUSED = List.of("submission", "approval", "pause");
    private static final String[] OFFERED = {"meet", "offer"};
    private static final String AGO = today().minusDays(40).toString();

    // ── traces ──────────────────────────────────────────────────────────────────────────

    /** What was done to something, by the trail; a repetition may stand there again. */
    private static String trail(String id) {
        return """
                'trail ' || coalesce((select string_agg(distinct t.act, ',' order by t.act)
                    from audit_entry t where t.subject_id = %s and t.outcome = 'done'
                        and t.act !~ '^(see|list|preview)_'), '-'), 'log ' || (
                    select count(*) from change_log l where l.id = %1$s)
                """
                .formatted(id);
    }

    private static final String VACANCY =
            """
            select concat_ws(' | ', v.state, 'v' || v.version, 'pay ' || v.pay_min_minor,
                'confirmed ' || (v.confirmed_at > v.opened_at), 'steps ' ||
                (select string_agg(c.to_state || ':' || coalesce(c.because, '-'), ',' order by c.to_state)
                    from vacancy_change c where c.vacancy_id = v.id),
                'keys ' || (select count(*) from idempotency_key k where k.created_id = v.id),
                'mail ' || (select string_agg(m.purpose, ',' order by m.purpose) from mail m
                    where m.filled_in ->> 'title' = v.title), %s)
            from vacancy v where v.title = ?"""
                    .formatted(trail("v.id"));

    /** May be said again and again, each time with its version and its entry. */
    private static final String CONFIRMED =
            """
            select concat_ws(' | ', v.state, 'confirmed ' || (v.confirmed_at > v.opened_at),
                'log ' || ((select count(*) from change_log l where l.id = v.id) - v.version),
                'trail ' || ((select count(*) from audit_entry t where t.subject_id = v.id) - v.version))
            from vacancy v where v.title = ?""";

    private static final String OF_PERSON =
            """
            select concat_ws(' | ', r.readiness, 'v' || r.version, 'statistics ' || r.statistics_agreed, %s,
                'steps ' || (select count(*) from readiness_change c where c.returnee_id = r.id),
                'enrolled ' || (select string_agg(coalesce(e.exit_reason, 'in'), ',' order by e.exit_reason)
                    from enrolment e where e.returnee_id = r.id),
                'assigned ' || (select count(*) || ':' || count(distinct a.counsellor_id)
                    || ':' || count(*) filter (where a.until_day is null)
                    from assignment a where a.returnee_id = r.id),
                'sealed ' || (select string_agg(v.field || (v.superseded_at is null), ','
                    order by v.field, v.superseded_at is null) from vault_entry v where v.returnee_id = r.id),
                'found by ' || (select count(*) from vault_lookup v where v.returnee_id = r.id),
                'skills ' || (select count(*) from profile_skill s where s.returnee_id = r.id),
                'rules ' || (select count(*) from safety_rule s where s.returnee_id = r.id),
                'consents ' || (select string_agg(c.preset || ':' || coalesce(c.revoked_because, 'holds'), ','
                    order by c.preset) from consent c where c.returnee_id = r.id),
                'proposals ' || (select string_agg(p.state || ':' || (select count(*)
                    from proposal_answer a where a.proposal_id = p.id), ',' order by p.state)
                    from proposal p where p.returnee_id = r.id),
                'introductions ' || (select string_agg(concat_ws(':', i.state, i.version, i.reason,
                    i.declined_by, i.answered_at is not null, i.ended_at is not null,
                    (select string_agg(c.to_state, '>' order by c.recorded_at) from introduction_change c
                        where c.introduction_id = i.id),
                    (select count(*) || '-' || count(l.used_at) from answer_link l where l.introduction_id = i.id),
                    (select string_agg(m.purpose, '+' order by m.purpose) from mail m where m.about = i.id),
                    (select string_agg(distinct a.act, '+' order by a.act) from audit_entry a
                        where a.subject_id = i.id and a.act !~ '^see_')), ',')
                    from introduction i where i.returnee_id = r.id),
                'work ' || (select string_agg(concat_ws(':', p.kind, p.state, p.version,
                    (select string_agg(c.to_state, '>' order by c.recorded_at) from placement_change c
                        where c.placement_id = p.id)), ',') from placement p where p.returnee_id = r.id),
                'checks ' || (select count(*) || ':' || count(c.held_on) || ':' || count(c.concern_done)
                    from placement_check c where c.returnee_id = r.id),
                'keys ' || (select count(*) from idempotency_key k where k.created_id in (select r.id
                    union all select id from consent where returnee_id = r.id
                    union all select id from introduction where returnee_id = r.id
                    union all select id from placement where returnee_id = r.id)))
            """
                    .formatted(trail("r.id"));

    private static final String PERSON = OF_PERSON + "from returnee r where r.id = ?::uuid";

    /** Of a person who is registered under a key. */
    private static final String REGISTERED =
            OF_PERSON
                    + "from idempotency_key made join returnee r on r.id = made.created_id where made.key = ?";

    private static final String EMPLOYER =
            """
            select concat_ws(' | ', count(*) over (), e.standing, 'v' || e.version, e.suspended_because,
                'vacancies ' || (select string_agg(v.state, ',' order by v.state) from vacancy v
                    where v.employer_id = e.id),
                'introductions ' || (select string_agg(i.state || ':' || (select count(*)
                    from introduction_change c where c.introduction_id = i.id), ',' order by i.state)
                    from introduction i where i.employer_id = e.id),
                'consents ' || (select string_agg(coalesce(c.revoked_because, 'holds'), ',') from consent c
                    where c.employer_id = e.id),
                'mail ' || (select string_agg(m.purpose, ',' order by m.purpose) from mail m
                    where m.filled_in ->> 'employer' = e.name),
                'keys ' || (select count(*) from idempotency_key k where k.created_id = e.id), %s)
            from employer e where e.name = ?"""
                    .formatted(trail("e.id"));

    private static final String REGISTRATION =
            """
            select concat_ws(' | ', 'asked ' || (select count(*) || ':' || count(r.used_at)
                    || ':' || count(r.employer_name) from registration r where r.form ->> 'email' = by.email),
                'mail ' || (select string_agg(m.purpose, ',') from mail m where m.address = by.email),
                'account ' || (select string_agg(a.standing || ':' || (select count(*) from credential c
                    where c.account_id = a.id), ',') from account a where a.email = by.email),
                'employer ' || (select string_agg(e.standing || ':' || (select string_agg(t.act, '+')
                    from audit_entry t where t.subject_id = e.id), ',')
                    from account a join employer e on e.id = a.organisation_id where a.email = by.email))
            from (select ? as email) by""";

    private static final String ACCOUNT =
            """
            select concat_ws(' | ', a.standing, 'password ' || (select count(*) || ':'
                    || (max(c.changed_at) > a.created_at) from credential c where c.account_id = a.id),
                'open sessions ' || (select count(*) from session s where s.account_id = a.id and s.ended_at is null),
                'links used ' || (select count(p.used_at) from password_reset p where p.account_id = a.id),
                'mail ' || (select string_agg(m.purpose, ',') from mail m where m.address = a.email), %s)
            from account a where a.email = ?"""
                    .formatted(trail("a.id"));

    private static final String COVER =
            """
            select concat_ws(' | ', 'taken ' || (select count(*) from cover c where c.counsellor_id = by.id),
                'trail ' || (select count(*) from audit_entry a where a.account_id = by.id and a.act = 'take_cover'))
            from (select ?::uuid as id) by""";

    private static final String PROGRAMME =
            """
            select concat_ws(' | ', 'released ' || (select count(*) from report_release r where r.programme_id = by.id),
                'numbers ' || ((select count(*) from report_number n where n.programme_id = by.id) > 0))
            from (select ?::uuid as id) by""";

    // ── sending ─────────────────────────────────────────────────────────────────────────

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Reply reply(Http.Answer answer, String said) {
        return new Reply(answer.status(), answer.json().at(said).asText(), answer.text());
    }

    /** By staff, at the staff API. */
    private static Act act(Object about, Http who, String method, String path, String body) {
        return new Act(
                about.toString(),
                site ->
                        reply(
                                who.elsewhere(site.staff)
                                        .send(method, path, body, "application/json"),
                                "/-"));
    }

    private static Act creating(Object about, Http who, String path, String key, String body) {
        return new Act(
                about.toString(),
                site ->
                        reply(
                                who.elsewhere(site.staff)
                                        .with("Idempotency-Key", key)
                                        .post(path, body),
                                "/id"));
    }

    private static Act atEmployers(
            Object about, Http who, String method, String path, String body, String said) {
        Http keyed = who.with("Idempotency-Key", key());
        return new Act(
                about.toString(),
                site ->
                        reply(
                                keyed.elsewhere(site.employers)
                                        .send(
                                                method,
                                                EMPLOYER_API + path,
                                                body,
                                                "application/json"),
                                said));
    }

    // ── vacancies ───────────────────────────────────────────────────────────────────────

    private static String job(String title, int pay) {
        return """
                {"kind": "job", "title": "%s", "tasks": "Weld gates and frames.", "country": "TH",
                 "place": "TH-50", "payMin": %d, "currency": "THB", "payPeriod": "month", "hours": 40}"""
                .formatted(title, pay);
    }

    private Act posted(int n) {
        String title = "Framer %d".formatted(n);
        return atEmployers(
                title,
                owner,
                "POST",
                "/vacancies",
                "{\"submit\": true, \"vacancy\": %s}".formatted(job(title, 11_000)),
                "/id");
    }

    private String draft(String title, List<String> steps) {
        String id =
                ok(owner.post(
                                EMPLOYER_API + "/vacancies",
                                "{\"vacancy\": %s}".formatted(job(title, 11_000))))
                        .get("id")
                        .asText();
        for (String step : steps) {
            boolean reviewed = step.equals("approval");
            ok(
                    (reviewed ? staff : owner)
                            .post(
                                    (reviewed ? "/api/v1" : EMPLOYER_API)
                                            + "/vacancies/%s/%s".formatted(id, step),
                                    ""));
        }
        return id;
    }

    private Act edited(String title, boolean open) {
        String id = draft(title, open ? OPENED : List.of());
        int version = ok(owner.get(EMPLOYER_API + "/vacancies/" + id)).get("version").asInt();
        return atEmployers(
                title,
                owner,
                "PUT",
                "/vacancies/" + id,
                "{\"version\": %d, \"vacancy\": %s}".formatted(version, job(title, 12_500)),
                "/-");
    }

    private Kind ofVacancy(
            String name, Http who, String step, List<String> before, @Nullable String body) {
        return new Kind(
                "vacancy " + name,
                VACANCY,
                n -> {
                    String title = "Welder, %s %d".formatted(name, n);
                    String path = "/vacancies/%s/%s".formatted(draft(title, before), step);
                    String sent = body == null ? "" : body;
                    return who == staff
                            ? act(title, who, "POST", "/api/v1" + path, sent)
                            : atEmployers(title, who, "POST", path, sent, "/-");
                });
    }

    // ── people and employers ────────────────────────────────────────────────────────────

    /** Of a person who is ready, each time another one. */
    private Kind ofPerson(String name, Function<UUID, Act> arrange) {
        return new Kind(name, PERSON, _ -> arrange.apply(person()));
    }

    private UUID person() {
        next++;
        return world.person(
                next % 2 == 0 ? "สุดา วงศ์ษา " + next : "José Ñuñez " + next,
                next % 3 == 0 ? PersonKind.JOB_SEEKER : PersonKind.RETURNEE,
                "abroad");
    }

    private Act file(UUID person, String method, String path, String body) {
        return act(person, world.counsellor, method, world.of(person) + path, body);
    }

    private Act proposals(UUID person) {
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/proposals",
                "{\"vacancies\": [\"%s\", \"%s\"]}"
                        .formatted(vacancy, world.vacancy(employer, "Welder, pipes")));
    }

    private Act proposalAnswered(UUID person) {
        String id =
                ok(world.counsellor.post(
                                world.of(person) + "/proposals",
                                "{\"vacancies\": [\"%s\"]}".formatted(vacancy)))
                        .at("/proposals/0")
                        .asText();
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/proposals/%s/answer".formatted(id),
                "{\"answer\": \"interested\"}");
    }

    private Act consentGiven(UUID person) {
        return creating(
                person,
                world.counsellor,
                world.of(person) + "/consents",
                key(),
                """
                {"employer": "%s", "preset": "card_and_contact", "endsOn": "%s", "previewHash": "%s"}"""
                        .formatted(
                                employer,
                                today().plusDays(60),
                                world.preview(person, employer, "card_and_contact")
                                        .get("hash")
                                        .asText()));
    }

    private Act consentRevoked(UUID person) {
        UUID consent = world.consent(person, employer, "card_and_contact");
        world.introduced(person, vacancy);
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/consents/%s/revocation".formatted(consent),
                "{}");
    }

    /** On the page, where both are one press. */
    private Act agreedAndIntroduced(UUID person) {
        String page = "/people/%s/introduce/%s".formatted(person, vacancy);
        Browserless browser = world.browser();
        Map<String, String> fields = new LinkedHashMap<>(fields(browser.get(page).body()));
        fields.putAll(Map.of("act", "preview", "preset", "card_and_contact"));
        String shown = browser.submit(page, fields).body();
        fields.putAll(fields(shown));
        fields.putAll(Map.of("act", "introduce", "preset", "card_and_contact", "agreed", "yes"));
        return new Act(
                person.toString(),
                site -> {
                    HttpResponse<String> answer =
                            browser.elsewhere(site.staff).submit(page, fields);
                    return new Reply(answer.statusCode(), "", answer.body());
                });
    }

    private static final Pattern FIELD =
            Pattern.compile(
                    "<input[^>]* name=\"(key|consent|endsOn|answerBy|preview|until)\"[^>]*>");
    private static final Pattern VALUE = Pattern.compile(" value=\"([^\"]*)\"");

    private static Map<String, String> fields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            Matcher value = VALUE.matcher(field.group());
            fields.put(field.group(1), value.find() ? value.group(1) : "");
        }
        return fields;
    }

    private Act introduced(UUID person) {
        world.consent(person, employer, "card");
        return creating(
                person,
                world.counsellor,
                world.of(person) + "/introductions",
                key(),
                "{\"vacancy\": \"%s\"}".formatted(vacancy));
    }

    private UUID introduction(UUID person, String... answers) {
        world.consent(person, employer, "card");
        UUID id = world.introduced(person, vacancy);
        for (String answer : answers) {
            ok(world.answer(owner, id, answer));
        }
        return id;
    }

    private Act ownAnswer(UUID person, String answer, String... before) {
        UUID id = introduction(person, before);
        return atEmployers(
                person,
                owner,
                "POST",
                "/introductions/%s/answer".formatted(id),
                "{\"answer\": \"%s\", \"reason\": null}".formatted(answer),
                "/state");
    }

    private Act linkAnswer(UUID person) {
        UUID id = introduction(person);
        return atEmployers(
                person,
                world.anybody(),
                "POST",
                "/answer-links/answer",
                "{\"token\": \"%s\", \"answer\": \"meet\", \"reason\": null}"
                        .formatted(world.token(id)),
                "/introduction/state");
    }

    private Act word(UUID person, String by, String answer, String... before) {
        UUID id = introduction(person, by.equals("employer") ? new String[] {"meet"} : before);
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/introductions/%s/answer".formatted(id),
                "{\"by\": \"%s\", \"answer\": \"%s\"}".formatted(by, answer));
    }

    // ── placements ──────────────────────────────────────────────────────────────────────

    private Act placementRecorded(UUID person) {
        UUID id = introduction(person, "meet", "offer", "hire");
        return creating(
                person,
                world.counsellor,
                world.of(person) + "/placements",
                key(),
                "{\"introductionId\": \"%s\", \"vacancyId\": \"%s\", \"startedOn\": \"%s\"}"
                        .formatted(id, vacancy, today()));
    }

    private String placement(UUID person, String kind, @Nullable String startedOn) {
        String id =
                ok(world.counsellor.post(
                                world.of(person) + "/placements",
                                "{\"kind\": \"%s\", \"startedOn\": %s}"
                                        .formatted(
                                                kind,
                                                startedOn == null
                                                        ? "null"
                                                        : "\"" + startedOn + "\"")))
                        .get("id")
                        .asText();
        return world.of(person) + "/placements/" + id;
    }

    private Kind ofPlacement(
            String name, String kind, @Nullable String startedOn, String step, String body) {
        return ofPerson(
                name,
                person -> {
                    String at = placement(person, kind, startedOn);
                    String version =
                            service.ask(
                                    "select version from placement where id = ?::uuid",
                                    at.substring(at.lastIndexOf('/') + 1));
                    return act(
                            person,
                            world.counsellor,
                            "POST",
                            at + "/" + step,
                            body.formatted(version));
                });
    }

    private static final String HELD =
            """
            {"inWork": true, "sameEmployer": true, "papersHeld": true, "hours": 44,
             "wage": {"minor": 1150000, "currency": "THB", "period": "month"}, "words": "แม่ช่วยดูลูก"}""";

    private Act checkHeld(UUID person) {
        return act(
                person,
                world.counsellor,
                "PUT",
                placement(person, "job", AGO) + "/checks/30",
                HELD);
    }

    private Act concernSettled(UUID person) {
        String check = placement(person, "job", AGO) + "/checks/30";
        ok(world.counsellor.put(check, HELD));
        return act(person, world.counsellor, "POST", check + "/concern", "{\"done\": \"talked\"}");
    }

    // ── employers and accounts ──────────────────────────────────────────────────────────

    private static String form(String email, String name) {
        return """
                {"kind": "employer", "country": "PH", "place": "PH-LAG", "sector": "I", "language": "fil",
                 "contactName": "Elena Macaraeg", "phone": "+63 900 000 0141", "email": "%s", "name": "%s"}"""
                .formatted(email, name);
    }

    private Act registrationAsked(int n) {
        String email = "asked%d@registered.example".formatted(n);
        return atEmployers(
                email,
                world.anybody(),
                "POST",
                "/registrations",
                form(email, "Tindahan ni Ñoli " + n),
                "/-");
    }

    private Act registrationConfirmed(int n) {
        String email = "confirmed%d@registered.example".formatted(n);
        Http.Answer asked =
                world.anybody()
                        .post(
                                EMPLOYER_API + "/registrations",
                                form(email, "Kainan ni Aling Nena " + n));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String link = service.ask("select filled_in ->> 'link' from mail where address = ?", email);
        return atEmployers(
                email,
                world.anybody(),
                "POST",
                "/registrations/confirmation",
                "{\"token\": \"%s\", \"password\": \"seven quiet boats at noon\"}"
                        .formatted(link.substring(link.indexOf('=') + 1)),
                "/employerName");
    }

    private Act employerWrittenDown(int n) {
        String name = "Mae Rim Works %d".formatted(n);
        return creating(
                name,
                staff,
                "/api/v1/employers",
                key(),
                "{\"name\": \"%s\", \"country\": \"TH\", \"place\": \"TH-50\"}".formatted(name));
    }

    /** With somebody who signs in; before a suspension also with people who were introduced. */
    private Act standing(int n, String step, String body) {
        String name = "Lampang Welding, %s %d".formatted(step, n);
        UUID id = world.shown.employer(name);
        world.employer(id);
        if (step.equals("verification")) {
            service.sql(
                    """
                    update employer set standing = 'unverified', verified_at = null, verified_by = null
                    where id = ?""",
                    id);
        } else {
            UUID person = person();
            world.consent(person, id, "card");
            world.introduced(person, world.vacancy(id, "To be stopped"));
        }
        return act(name, staff, "POST", "/api/v1/employers/%s/%s".formatted(id, step), body);
    }

    private Act accountOpened(int n) {
        String email = "opened%d@example.org".formatted(n);
        administrator.get("/accounts/new");
        Map<String, String> fields =
                Map.of(
                        "email",
                        email,
                        "displayName",
                        "Nok " + n,
                        "role",
                        "auditor",
                        "language",
                        "th");
        return new Act(
                email,
                site -> {
                    HttpResponse<String> answer =
                            administrator.elsewhere(site.staff).submit("/accounts/new", fields);
                    return new Reply(answer.statusCode(), "", answer.body());
                });
    }

    private Act passwordRenewed(int n) {
        String email = "renewed%d@example.org".formatted(n);
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Niña",
                                PASSWORD,
                                Role.EMPLOYER,
                                null,
                                null,
                                world.shown.employer("Pai Iron " + n),
                                "en"));
        Http.employer(service, email, PASSWORD);
        Http.Answer asked =
                world.anybody()
                        .post(
                                EMPLOYER_API + "/password-resets",
                                "{\"email\": \"%s\"}".formatted(email));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String link = service.ask("select filled_in ->> 'link' from mail where address = ?", email);
        return atEmployers(
                email,
                world.anybody(),
                "POST",
                "/password-resets/confirmation",
                "{\"token\": \"%s\", \"password\": \"seven quiet boats at noon\"}"
                        .formatted(link.substring(link.indexOf('=') + 1)),
                "/-");
    }

    // ── a person's file ─────────────────────────────────────────────────────────────────

    private Act registered(int n) {
        String key = key();
        return creating(
                key,
                world.counsellor,
                "/api/v1/returnees",
                key,
                """
                {"kind": "returnee", "name": "มาลี ทองดี %d", "birthDate": "%d-03", "phone": "+66 70 000 4%03d",
                 "story": "Told once."}"""
                        .formatted(n, 1960 + n, n));
    }

    private Act profileEdited(UUID person) {
        JsonNode profile = ok(world.counsellor.get(world.of(person) + "/profile"));
        ((ObjectNode) profile.get("profile")).putArray("skills");
        return act(
                person, world.counsellor, "PUT", world.of(person) + "/profile", profile.toString());
    }

    private Act identityEdited(UUID person) {
        JsonNode identity = ok(world.counsellor.get(world.of(person) + "/identity"));
        ((ObjectNode) identity.get("identity")).put("note", "prefers LINE");
        return act(
                person,
                world.counsellor,
                "PUT",
                world.of(person) + "/identity",
                identity.toString());
    }

    /** It ends what is under way. */
    private Act safetyRule(UUID person) {
        introduction(person);
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/safety-rules",
                "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(employer));
    }

    private Act left(UUID person) {
        introduction(person, "meet");
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/enrolment/exit",
                "{\"reason\": \"moved\"}");
    }

    private Act cameBack(UUID person) {
        ok(world.counsellor.post(world.of(person) + "/enrolment/exit", "{\"reason\": \"left\"}"));
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/enrolment/return",
                "{\"ready\": true}");
    }

    private UUID colleague() {
        return world.world.counsellor(world.world.chiangMai).account().value();
    }

    private Act handedOver(UUID person, Http who) {
        return act(
                person,
                who,
                "POST",
                "/api/v1/returnees/%s/assignment"
                        .formatted(who == staff ? reference(person) : person),
                "{\"counsellor\": \"%s\"}".formatted(colleague()));
    }

    private String reference(UUID person) {
        return service.ask("select reference from returnee where id = ?", person);
    }

    private Act erased(UUID person) {
        introduction(person, "meet");
        return act(
                person,
                staff,
                "POST",
                "/api/v1/returnees/%s/erasure".formatted(reference(person)),
                "{\"reason\": \"asked for\"}");
    }

    private Act coverTaken() {
        Http who = world.colleague();
        String id = ok(who.get("/api/v1/me")).get("account").asText();
        return act(
                id,
                who,
                "POST",
                "/api/v1/cover",
                "{\"absent\": \"%s\", \"until\": \"%s\", \"reason\": \"ill today\"}"
                        .formatted(world.wilai.account().value(), today().plusDays(2)));
    }

    private Act reportReleased() {
        TestWorld other = new TestWorld(service);
        String email = UUID.randomUUID() + "@example.org";
        service.get(Accounts.class)
                .openFirst(
                        new Accounts.NewAccount(
                                email,
                                "Kanchana",
                                PASSWORD,
                                Role.PROGRAMME_STAFF,
                                null,
                                other.programme,
                                null,
                                "en"));
        Http who = Http.signedIn(service, email, PASSWORD);
        return new Act(
                other.programme.toString(),
                site -> reply(who.elsewhere(site.staff).get("/api/v1/report"), "/-"));
    }
}
