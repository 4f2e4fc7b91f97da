package org.onward.matching.referral;

import static org.awaitility.Awaitility.await;
import static org.onward.matching.referral.ReferralWorld.ok;
import static org.onward.matching.referral.ReferralWorld.today;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.web.Browserless;
import org.onward.matching.web.PageForms;

/**
 * Every kind of write of the service: how one is arranged, what is sent, and the trace by which it
 * is seen in the database whether it was done. A trace has all that belongs to the write (rows,
 * steps, trail, change log, mail), so that a half of it is neither the trace before nor the one
 * after.
 */
final class KilledWrites {
    static final String EMPLOYER_API = "/api/employer/v1";

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
     * @param route method and path
     */
    record Act(String about, String route, Function<Site, Reply> send) {}

    /** Arranges the n-th of a kind. */
    interface Arrange {
        Act act(KilledWrites in, int n);
    }

    /**
     * @param route as {@code routes.txt} has it
     * @param trace SQL with one parameter, what the act is about
     */
    record Kind(String name, String route, String trace, Arrange arrange) {
        Kind by(String other) {
            return new Kind(name, route, other, arrange);
        }

        boolean isRouteOf(Act act) {
            return act.route().matches(route.replaceAll("\\{[^}]+\\}", "[^/]+"));
        }
    }

    final ReferralWorld world;
    final TestService service;
    final Http staff;
    final UUID employer;
    final Http owner;
    final UUID vacancy;
    private final Map<Role, Browserless> pages = new EnumMap<>(Role.class);
    private @Nullable Http administrator;
    private @Nullable UUID otherProgramme;
    private @Nullable UUID quietEmployer;
    private int next;

    KilledWrites(ReferralWorld world) {
        this.world = world;
        this.service = world.service;
        this.staff = world.staff();
        this.employer = world.shown.employer("Rung Rueang Frames");
        this.owner = world.employer(employer);
        this.vacancy = world.vacancy(employer, "ช่างเชื่อม");
    }

    /** On the pages of a counsellor, of programme staff and of an administrator. */
    Browserless counsellorPages() {
        return pages(Role.COUNSELLOR);
    }

    Browserless staffPages() {
        return pages(Role.PROGRAMME_STAFF);
    }

    Browserless administratorPages() {
        return pages(Role.ADMINISTRATOR);
    }

    private Browserless pages(Role role) {
        return pages.computeIfAbsent(
                role, _ -> role == Role.COUNSELLOR ? world.browser() : world.browser(role, null));
    }

    Http administrator() {
        if (administrator == null) {
            administrator = world.signedIn(Role.ADMINISTRATOR);
        }
        return administrator;
    }

    /** One that is written to about nothing, for accounts. */
    UUID quietEmployer() {
        if (quietEmployer == null) {
            quietEmployer = world.shown.employer("Pai Iron");
        }
        return quietEmployer;
    }

    /** Not that of the people here. */
    UUID otherProgramme() {
        if (otherProgramme == null) {
            otherProgramme = new TestWorld(service).programme;
        }
        return otherProgramme;
    }

    static List<Kind> all() {
        return Stream.of(
                        vacancies(),
                        referrals(),
                        work(),
                        people(),
                        KilledOffices.kinds(),
                        KilledPages.kinds())
                .flatMap(List::stream)
                .toList();
    }

    // ── the table ───────────────────────────────────────────────────────────────────────

    private static final String STAFF_API = "/api/v1";
    private static final String OWN_VACANCIES = EMPLOYER_API + "/vacancies";
    private static final String VACANCIES = STAFF_API + "/vacancies";
    private static final String ONE = STAFF_API + "/returnees/{id}";

    private static List<Kind> vacancies() {
        return List.of(
                new Kind("vacancy posted", "POST " + OWN_VACANCIES, VACANCY, KilledWrites::posted),
                new Kind(
                        "vacancy written down",
                        "POST " + VACANCIES,
                        VACANCY,
                        KilledWrites::writtenDown),
                new Kind(
                        "vacancy edited",
                        "PUT " + OWN_VACANCIES + "/{id}",
                        VACANCY,
                        (in, n) -> in.edited("vacancy edited " + n, false)),
                new Kind(
                        "open vacancy edited",
                        "PUT " + OWN_VACANCIES + "/{id}",
                        VACANCY,
                        (in, n) -> in.edited("open edited " + n, true)),
                new Kind(
                        "vacancy edited by staff",
                        "PUT " + VACANCIES + "/{id}",
                        VACANCY,
                        (in, n) -> in.editedByStaff("Edited by staff " + n)),
                own("submitted", "submission", List.of()),
                own("paused", "pause", OPENED),
                own("opened again", "opening", PAUSED),
                own("filled", "filling", OPENED),
                own("withdrawn", "withdrawal", OPENED),
                own("confirmed", "confirmation", OPENED).by(CONFIRMED),
                byStaff("approved", "approval", WAITING, ""),
                byStaff("sent back", "sending-back", WAITING, COMMENTED),
                byStaff("rejected", "rejection", WAITING, "{\"because\": \"Twice.\"}"),
                new Kind(
                        "vacancy submitted by staff",
                        "POST " + VACANCIES + "/{id}/submission",
                        VACANCY,
                        (in, n) -> in.submittedByStaff("Submitted by staff " + n)),
                byStaff("paused by staff", "pause", OPENED, ""),
                byStaff("opened again by staff", "opening", PAUSED, ""),
                byStaff("filled by staff", "filling", OPENED, ""),
                byStaff("withdrawn by staff", "withdrawal", OPENED, ""),
                byStaff("confirmed by staff", "confirmation", OPENED, "").by(CONFIRMED),
                new Kind(
                        "work abroad vetted",
                        "POST " + VACANCIES + "/{id}/vetting",
                        VACANCY,
                        (in, n) -> in.vetted("Carer abroad " + n)));
    }

    private static List<Kind> referrals() {
        String introductions = ONE + "/introductions";
        String answer = "POST " + introductions + "/{introduction}/answer";
        String own = "POST " + EMPLOYER_API + "/introductions/{id}/answer";
        return List.of(
                ofPerson("proposals", "POST " + ONE + "/proposals", KilledWrites::proposals),
                ofPerson(
                        "proposal answered",
                        "POST " + ONE + "/proposals/{proposal}/answer",
                        KilledWrites::proposalAnswered),
                ofPerson("consent given", "POST " + ONE + "/consents", KilledWrites::consentGiven),
                ofPerson(
                        "consent revoked",
                        "POST " + ONE + "/consents/{consent}/revocation",
                        KilledWrites::consentRevoked),
                ofPerson("introduced", "POST " + introductions, KilledWrites::introduced),
                ofPerson("answered signed in", own, (in, person) -> in.ownAnswer(person, "meet")),
                ofPerson("kept for later", own, (in, person) -> in.ownAnswer(person, "keep")),
                ofPerson(
                        "not this time",
                        own,
                        (in, person) -> in.ownAnswer(person, "not_this_time")),
                ofPerson(
                        "answered by link",
                        "POST " + EMPLOYER_API + "/answer-links/answer",
                        KilledWrites::linkAnswer),
                ofPerson(
                        "answered by telephone",
                        answer,
                        (in, person) -> in.word(person, "employer", "offer")),
                ofPerson(
                        "hired",
                        own,
                        (in, person) -> in.ownAnswer(person, "hire", "meet", "offer")),
                ofPerson(
                        "offer taken back",
                        own,
                        (in, person) -> in.ownAnswer(person, "withdraw_offer", OFFERED)),
                ofPerson(
                        "offer accepted",
                        answer,
                        (in, person) -> in.word(person, "person", "accept", OFFERED)),
                ofPerson(
                        "offer declined",
                        answer,
                        (in, person) -> in.word(person, "person", "decline", OFFERED)),
                ofPerson(
                        "late yes taken",
                        answer,
                        (in, person) -> in.lateYes(person, "meet_after_all")),
                ofPerson("late yes closed", answer, (in, person) -> in.lateYes(person, "close")),
                ofPerson(
                        "answer noticed",
                        "POST " + introductions + "/{introduction}/notice",
                        KilledWrites::noticed));
    }

    private static List<Kind> work() {
        String checks = ONE + "/placements/{placement}/checks/{day}";
        return List.of(
                ofPerson(
                        "placement recorded",
                        "POST " + ONE + "/placements",
                        KilledWrites::placementRecorded),
                ofPlacement("started", "job", null, "start", "{\"version\": %s}"),
                ofPlacement("work paused", "job", AGO, "pause", "{\"version\": %s}"),
                ofPlacement(
                        "work resumed",
                        "job",
                        AGO,
                        "resumption",
                        "{\"version\": %s}",
                        "pause",
                        "{\"version\": %s}"),
                ofPlacement("completed", "training", AGO, "completion", "{\"version\": %s}"),
                ofPlacement("ended", "job", AGO, "end", ENDED),
                ofPlacement(
                        "end taken back",
                        "job",
                        AGO,
                        "taking-back",
                        "{\"version\": %s}",
                        "end",
                        ENDED),
                ofPlacement(
                        "voided",
                        "job",
                        AGO,
                        "voiding",
                        "{\"version\": %s, \"reason\": \"other\"}"),
                ofPerson("check held", "PUT " + checks, KilledWrites::checkHeld),
                ofPerson(
                        "concern settled",
                        "POST " + checks + "/concern",
                        KilledWrites::concernSettled),
                ofPerson(
                        "task put off",
                        "POST " + STAFF_API + "/worklist/snoozes",
                        KilledWrites::putOff));
    }

    private static List<Kind> people() {
        return List.of(
                new Kind(
                        "person registered",
                        "POST " + STAFF_API + "/returnees",
                        REGISTERED,
                        KilledWrites::registered),
                ofPerson("profile edited", "PUT " + ONE + "/profile", KilledWrites::profileEdited),
                ofPerson(
                        "identity edited",
                        "PUT " + ONE + "/identity",
                        KilledWrites::identityEdited),
                ofFile("not now", "POST", "/readiness", "{\"to\": \"not_now\"}"),
                ofFile("matching agreed to", "PUT", "/matching", "{\"agreed\": true}"),
                ofPerson(
                                "new matches looked at",
                                "POST " + STAFF_API + "/new-matches/notice",
                                KilledWrites::newMatchesNoticed)
                        .by(NEW_MATCHES),
                ofFile("statistics refused", "PUT", "/statistics", "{\"agreed\": false}"),
                ofPerson("safety rule", "POST " + ONE + "/safety-rules", KilledWrites::safetyRule),
                ofPerson(
                        "safety rule removed",
                        "DELETE " + ONE + "/safety-rules/{rule}",
                        KilledWrites::safetyRuleRemoved),
                ofPerson("left", "POST " + ONE + "/enrolment/exit", KilledWrites::left),
                ofPerson("came back", "POST " + ONE + "/enrolment/return", KilledWrites::cameBack),
                ofPerson(
                        "handed over",
                        "POST " + STAFF_API + "/returnees/{person}/assignment",
                        (in, person) -> in.handedOver(person, in.world.counsellor)),
                ofPerson(
                        "assigned by staff",
                        "POST " + STAFF_API + "/returnees/{person}/assignment",
                        (in, person) -> in.handedOver(person, in.staff)),
                ofPerson(
                        "erased",
                        "POST " + STAFF_API + "/returnees/{reference}/erasure",
                        KilledWrites::erased),
                new Kind(
                        "cover taken",
                        "POST " + STAFF_API + "/cover",
                        COVER,
                        (in, _) -> in.coverTaken()),
                new Kind(
                        "cover ended",
                        "DELETE " + STAFF_API + "/cover/{id}",
                        COVER,
                        (in, _) -> in.coverEnded()));
    }

    static final List<String> WAITING = List.of("submission");
    static final List<String> OPENED = List.of("submission", "approval");
    private static final List<String> PAUSED = List.of("submission", "approval", "pause");
    private static final String[] OFFERED = {"meet", "offer"};
    private static final String COMMENTED =
            "{\"comments\": [{\"field\": \"tasks\", \"message\": \"What is welded?\"}]}";
    private static final String ENDED = "{\"version\": %s, \"reason\": \"family\"}";
    static final String AGO = today().minusDays(40).toString();

    // ── traces ──────────────────────────────────────────────────────────────────────────

    /** What was done to something, by the trail; a repetition may stand there again. */
    static String trail(String id) {
        return """
                'trail ' || coalesce((select string_agg(distinct t.act, ',' order by t.act)
                    from audit_entry t where t.subject_id = %s and t.outcome = 'done'
                        and t.act !~ '^(see|list|preview)_'), '-'), 'log ' || (
                    select count(*) from change_log l where l.id = %1$s)
                """
                .formatted(id);
    }

    static final String VACANCY =
            """
            select concat_ws(' | ', v.state, 'v' || v.version, 'pay ' || v.pay_min_minor,
                'vetted ' || (v.vetted_on is not null), v.licence_number,
                'behind ' || (select count(*) from backing b where b.training_id = v.id),
                'confirmed ' || (v.confirmed_at > v.opened_at), 'steps ' ||
                (select string_agg(c.to_state || ':' || coalesce(c.because, '-'), ',' order by c.to_state)
                    from vacancy_change c where c.vacancy_id = v.id),
                'keys ' || (select count(*) from idempotency_key k where k.created_id = v.id),
                'mail ' || (select string_agg(m.purpose, ',' order by m.purpose) from mail m
                    where m.filled_in ->> 'title' = v.title), %s)
            from vacancy v where v.title = ?"""
                    .formatted(trail("v.id"));

    /** May be said again and again, each time with its version and its entry. */
    static final String CONFIRMED =
            """
            select concat_ws(' | ', v.state, 'confirmed ' || (v.confirmed_at > v.opened_at),
                'log ' || ((select count(*) from change_log l where l.id = v.id) - v.version),
                'trail ' || ((select count(*) from audit_entry t where t.subject_id = v.id) - v.version))
            from vacancy v where v.title = ?""";

    private static final String OF_PERSON =
            """
            select concat_ws(' | ', r.readiness, 'v' || r.version, 'statistics ' || r.statistics_agreed,
                'matching ' || r.matching_agreed, %s,
                'steps ' || (select count(*) from readiness_change c where c.returnee_id = r.id),
                'enrolled ' || (select string_agg(coalesce(e.exit_reason, 'in'), ',' order by e.exit_reason)
                    from enrolment e where e.returnee_id = r.id),
                'assigned ' || (select count(*) || ':' || count(distinct a.counsellor_id)
                    || ':' || count(*) filter (where a.until_day is null) || ':' || count(a.noticed_at)
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
                    i.declined_by, i.answered_at is not null, i.ended_at is not null, i.noticed_at is not null,
                    (select string_agg(c.to_state, '>' order by c.recorded_at) from introduction_change c
                        where c.introduction_id = i.id),
                    (select count(*) || '-' || count(l.used_at) from answer_link l where l.introduction_id = i.id),
                    (select string_agg(m.purpose, '+' order by m.purpose) from mail m where m.about = i.id),
                    (select string_agg(distinct a.act, '+' order by a.act) from audit_entry a
                        where a.subject_id = i.id and a.act !~ '^see_')), ',' order by i.state)
                    from introduction i where i.returnee_id = r.id),
                'work ' || (select string_agg(concat_ws(':', p.kind, p.state, p.version,
                    (select string_agg(c.to_state, '>' order by c.recorded_at) from placement_change c
                        where c.placement_id = p.id)), ',' order by p.state) from placement p where p.returnee_id = r.id),
                'checks ' || (select count(*) || ':' || count(c.held_on) || ':' || count(c.concern_done)
                    from placement_check c where c.returnee_id = r.id),
                'put off ' || (select count(*) from worklist_snooze z where z.returnee_id = r.id),
                'keys ' || (select count(*) from idempotency_key k where k.created_id in (select r.id
                    union all select id from consent where returnee_id = r.id
                    union all select id from introduction where returnee_id = r.id
                    union all select id from placement where returnee_id = r.id)))
            """
                    .formatted(trail("r.id"));

    static final String PERSON = OF_PERSON + "from returnee r where r.id = ?::uuid";

    /** Of a person who is registered under a key. */
    static final String REGISTERED =
            OF_PERSON
                    + "from idempotency_key made join returnee r on r.id = made.created_id where made.key = ?";

    static final String NEW_MATCHES =
            """
            select concat_ws(' | ', 'looked at ' || p.noticed,
                'trail ' || (select count(*) from audit_entry a
                    where a.subject_id = p.returnee_id and a.act = 'notice_new_matches' and a.outcome = 'done'))
            from new_match_person p where p.returnee_id = ?::uuid""";

    static final String COVER =
            """
            select concat_ws(' | ', 'taken ' || (select count(*) || ' ended ' || count(c.ended_at) from cover c
                    where c.counsellor_id = by.id),
                'trail ' || (select string_agg(distinct a.act, ',' order by a.act) from audit_entry a
                    where a.account_id = by.id and a.act ~ '_cover$'))
            from (select ?::uuid as id) by""";

    // ── sending ─────────────────────────────────────────────────────────────────────────

    static String key() {
        return UUID.randomUUID().toString();
    }

    static Reply reply(Http.Answer answer, String said) {
        return new Reply(answer.status(), answer.json().at(said).asText(), answer.text());
    }

    /** By staff, at the staff API. */
    static Act act(Object about, Http who, String method, String path, @Nullable String body) {
        return new Act(
                about.toString(),
                method + " " + path,
                site ->
                        reply(
                                who.elsewhere(site.staff)
                                        .send(method, path, body, "application/json"),
                                "/-"));
    }

    static Act creating(Object about, Http who, String path, String key, String body) {
        return new Act(
                about.toString(),
                "POST " + path,
                site ->
                        reply(
                                who.elsewhere(site.staff)
                                        .with("Idempotency-Key", key)
                                        .post(path, body),
                                "/id"));
    }

    static Act atEmployers(
            Object about,
            Http who,
            String method,
            String path,
            @Nullable String body,
            String said) {
        Http keyed = who.with("Idempotency-Key", key());
        return new Act(
                about.toString(),
                method + " " + EMPLOYER_API + path,
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

    /** A form of a page, filled in as the page has it and with what is typed. */
    static Act onPage(
            Object about,
            Browserless browser,
            String page,
            String action,
            Map<String, String> typed) {
        Map<String, String> fields =
                new LinkedHashMap<>(PageForms.of(browser.get(page).body(), action));
        fields.putAll(typed);
        return onPage(about, browser, action, fields);
    }

    static Act onPage(
            Object about, Browserless browser, String action, Map<String, String> fields) {
        return new Act(
                about.toString(),
                "POST " + action,
                site -> {
                    HttpResponse<String> answer =
                            browser.elsewhere(site.staff).submit(action, fields);
                    return new Reply(answer.statusCode(), "", answer.body());
                });
    }

    // ── vacancies ───────────────────────────────────────────────────────────────────────

    static String job(String title, int pay) {
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

    String draft(String title, List<String> steps) {
        return draftOf(job(title, 11_000), steps);
    }

    String draftOf(String form, List<String> steps) {
        String id =
                ok(owner.post(OWN_VACANCIES, "{\"vacancy\": %s}".formatted(form)))
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

    private Act writtenDown(int n) {
        String title = "Framer told %d".formatted(n);
        return creating(title, staff, VACANCIES, key(), told(title, 11_000));
    }

    private Act editedByStaff(String title) {
        String id = draftOfStaff(title);
        int version = ok(staff.get(VACANCIES + "/" + id)).get("version").asInt();
        return act(
                title,
                staff,
                "PUT",
                VACANCIES + "/" + id,
                "{\"version\": %d, \"vacancy\": %s}".formatted(version, told(title, 12_500)));
    }

    private String told(String title, int pay) {
        return job(title, pay).replace("{", "{\"employer\": \"%s\", ".formatted(employer));
    }

    private String draftOfStaff(String title) {
        return ok(staff.post(VACANCIES, told(title, 11_000))).get("id").asText();
    }

    private Act submittedByStaff(String title) {
        return act(
                title,
                staff,
                "POST",
                VACANCIES + "/%s/submission".formatted(draftOfStaff(title)),
                "");
    }

    private Act vetted(String title) {
        return act(
                title,
                staff,
                "POST",
                VACANCIES + "/" + abroad(title) + "/vetting",
                """
                {"licenceNumber": "DMW-1", "principal": "Kaigo Co", "jobOrder": "JO-9", "visaClass": "SSW",
                 "contractSeen": true, "zeroFees": true}""");
    }

    /** It waits for review. */
    String abroad(String title) {
        return draftOf(
                job(title, 11_000).replace("TH-50", "PH-CEB").replace("\"TH\"", "\"PH\""), WAITING);
    }

    private static Kind own(String name, String step, List<String> before) {
        return new Kind(
                "vacancy " + name,
                "POST %s/{id}/%s".formatted(OWN_VACANCIES, step),
                VACANCY,
                (in, n) -> {
                    String title = "Welder, %s %d".formatted(name, n);
                    return atEmployers(
                            title,
                            in.owner,
                            "POST",
                            "/vacancies/%s/%s".formatted(in.draft(title, before), step),
                            "",
                            "/-");
                });
    }

    private static Kind byStaff(String name, String step, List<String> before, String body) {
        return new Kind(
                "vacancy " + name,
                "POST %s/{id}/%s".formatted(VACANCIES, step),
                VACANCY,
                (in, n) -> {
                    String title = "Welder, %s %d".formatted(name, n);
                    return act(
                            title,
                            in.staff,
                            "POST",
                            "%s/%s/%s".formatted(VACANCIES, in.draft(title, before), step),
                            body);
                });
    }

    // ── people and employers ────────────────────────────────────────────────────────────

    /** Of a person who is ready, each time another one. */
    static Kind ofPerson(String name, String route, BiFunction<KilledWrites, UUID, Act> arrange) {
        return new Kind(name, route, PERSON, (in, _) -> arrange.apply(in, in.person()));
    }

    private static Kind ofFile(String name, String method, String path, String body) {
        return ofPerson(
                name,
                method + " " + ONE + path,
                (in, person) ->
                        act(person, in.world.counsellor, method, in.world.of(person) + path, body));
    }

    UUID person() {
        next++;
        return world.person(
                next % 2 == 0 ? "สุดา วงศ์ษา " + next : "José Ñuñez " + next,
                next % 3 == 0 ? PersonKind.JOB_SEEKER : PersonKind.RETURNEE,
                "abroad");
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

    private Act introduced(UUID person) {
        world.consent(person, employer, "card");
        return creating(
                person,
                world.counsellor,
                world.of(person) + "/introductions",
                key(),
                "{\"vacancy\": \"%s\"}".formatted(vacancy));
    }

    UUID introduction(UUID person, String... answers) {
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
                "{\"answer\": \"%s\", \"reason\": %s}"
                        .formatted(
                                answer,
                                answer.equals("not_this_time") ? "\"seat_filled\"" : "null"),
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

    /** Answered after the day, so that the person is asked first. */
    private Act lateYes(UUID person, String said) {
        UUID id = introduction(person);
        world.daysPass(id, 30);
        world.routines();
        ok(world.answer(owner, id, "meet"));
        if (said.equals("close")) { // which is only where it cannot be any more
            world.introduced(person, vacancy);
        }
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person) + "/introductions/%s/answer".formatted(id),
                "{\"by\": \"person\", \"answer\": \"%s\"}".formatted(said));
    }

    private Act noticed(UUID person) {
        return act(
                person,
                world.counsellor,
                "POST",
                world.of(person)
                        + "/introductions/%s/notice".formatted(introduction(person, "meet")),
                "");
    }

    private Act putOff(UUID person) {
        return act(
                person,
                world.counsellor,
                "POST",
                STAFF_API + "/worklist/snoozes",
                "{\"kind\": \"answer\", \"subject\": \"%s\", \"personId\": \"%s\", \"until\": \"%s\"}"
                        .formatted(introduction(person), person, today().plusDays(3)));
    }

    private Act newMatchesNoticed(UUID person) {
        lookedFor(person);
        return act(
                person,
                world.counsellor,
                "POST",
                STAFF_API + "/new-matches/notice",
                "{\"personId\": \"%s\", \"vacancies\": [\"%s\"]}".formatted(person, vacancy));
    }

    /** Agreed to it, and the job has taken note; the vacancy is new for them. */
    void lookedFor(UUID person) {
        ok(world.counsellor.put(world.of(person) + "/matching", "{\"agreed\": true}"));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                service.ask(
                                                "select count(*) from new_match_person where returnee_id = ? and due is null",
                                                person)
                                        .equals("1"));
        service.sql(
                """
                insert into new_match (returnee_id, vacancy_id, tenths, found_at)
                select ?, id, 900, opened_at from vacancy where id = ?
                on conflict (returnee_id, vacancy_id) do nothing""",
                person,
                vacancy);
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

    String placement(UUID person, String kind, @Nullable String startedOn) {
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

    /**
     * @param earlier steps before it, each with its body
     */
    private static Kind ofPlacement(
            String name,
            String kind,
            @Nullable String startedOn,
            String step,
            String body,
            String... earlier) {
        return ofPerson(
                name,
                "POST %s/placements/{placement}/%s".formatted(ONE, step),
                (in, person) -> {
                    String at = in.placement(person, kind, startedOn);
                    for (int i = 0; i < earlier.length; i += 2) {
                        ok(
                                in.world.counsellor.post(
                                        at + "/" + earlier[i],
                                        earlier[i + 1].formatted(in.version(at))));
                    }
                    return act(
                            person,
                            in.world.counsellor,
                            "POST",
                            at + "/" + step,
                            body.formatted(in.version(at)));
                });
    }

    private String version(String placement) {
        return service.ask(
                "select version from placement where id = ?::uuid",
                placement.substring(placement.lastIndexOf('/') + 1));
    }

    static final String HELD =
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

    private Act safetyRuleRemoved(UUID person) {
        return act(
                person,
                world.counsellor,
                "DELETE",
                world.of(person) + "/safety-rules/" + ruled(person),
                null);
    }

    /** A rule that the person has. */
    String ruled(UUID person) {
        return ok(world.counsellor.post(
                        world.of(person) + "/safety-rules",
                        "{\"kind\": \"employer\", \"employer\": \"%s\"}".formatted(employer)))
                .at("/ids/0")
                .asText();
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

    UUID colleague() {
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

    String reference(UUID person) {
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

    private Act coverEnded() {
        Http who = world.colleague();
        String id = ok(who.get("/api/v1/me")).get("account").asText();
        return act(id, who, "DELETE", STAFF_API + "/cover/" + covered(who), null);
    }

    /** For who covers an absent counsellor. */
    String covered(Http who) {
        return ok(who.post(
                        STAFF_API + "/cover",
                        "{\"absent\": \"%s\", \"until\": \"%s\", \"reason\": \"ill today\"}"
                                .formatted(world.wilai.account().value(), today().plusDays(2))))
                .get("id")
                .asText();
    }
}
