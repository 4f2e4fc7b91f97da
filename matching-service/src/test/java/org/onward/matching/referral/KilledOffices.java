package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.referral.KilledWrites.EMPLOYER_API;
import static org.onward.matching.referral.KilledWrites.act;
import static org.onward.matching.referral.KilledWrites.atEmployers;
import static org.onward.matching.referral.KilledWrites.creating;
import static org.onward.matching.referral.KilledWrites.key;
import static org.onward.matching.referral.KilledWrites.reply;
import static org.onward.matching.referral.KilledWrites.trail;
import static org.onward.matching.referral.ReferralWorld.PASSWORD;
import static org.onward.matching.referral.ReferralWorld.ok;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.Http;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;
import org.onward.matching.referral.KilledWrites.Act;
import org.onward.matching.referral.KilledWrites.Kind;

/**
 * The kinds of writes that are about no person and no vacancy: employers and chambers, accounts and
 * sessions, programmes, sources of files and what they send, the report.
 */
final class KilledOffices {
    private static final String STAFF_API = "/api/v1";
    static final String NEW_PASSWORD = "seven quiet boats at noon";

    private KilledOffices() {}

    static List<Kind> kinds() {
        String resets = "POST " + EMPLOYER_API + "/password-resets";
        String registrations = "POST " + EMPLOYER_API + "/registrations";
        String employers = STAFF_API + "/employers";
        String feeds = STAFF_API + "/feeds/";
        return List.of(
                new Kind(
                        "registration asked for",
                        registrations,
                        REGISTRATION,
                        KilledOffices::registrationAsked),
                new Kind(
                        "registration confirmed",
                        registrations + "/confirmation",
                        REGISTRATION,
                        KilledOffices::registrationConfirmed),
                new Kind(
                        "employer written down",
                        "POST " + employers,
                        EMPLOYER,
                        KilledOffices::employerWrittenDown),
                new Kind(
                        "employer edited by staff",
                        "PUT " + employers + "/{id}",
                        EMPLOYER,
                        KilledOffices::employerEditedByStaff),
                new Kind(
                        "employer edited",
                        "PUT " + EMPLOYER_API + "/employer",
                        EMPLOYER,
                        KilledOffices::employerEdited),
                ofEmployer("verified", "POST", "verification", Before.UNVERIFIED, ""),
                ofEmployer("suspended", "POST", "suspension", Before.INTRODUCED, SUSPENSION),
                ofEmployer("let back in", "DELETE", "suspension", Before.SUSPENDED, null),
                new Kind(
                        "chamber registered",
                        "POST " + STAFF_API + "/chambers",
                        ADDED,
                        KilledOffices::chamberRegistered),
                new Kind(
                        "programme added",
                        "POST " + STAFF_API + "/programmes",
                        ADDED,
                        KilledOffices::programmeAdded),
                new Kind(
                        "office added",
                        "POST " + STAFF_API + "/offices",
                        ADDED,
                        KilledOffices::officeAdded),
                new Kind(
                        "account opened",
                        "POST " + STAFF_API + "/accounts",
                        ACCOUNT,
                        KilledOffices::accountOpened),
                ofAccount(
                        "suspended",
                        "POST",
                        STAFF_API + "/accounts/{id}/suspension",
                        (in, id) -> ""),
                ofAccount(
                        "restored",
                        "DELETE",
                        STAFF_API + "/accounts/{id}/suspension",
                        (in, id) -> {
                            ok(
                                    in.administrator()
                                            .post(
                                                    STAFF_API + "/accounts/" + id + "/suspension",
                                                    ""));
                            return null;
                        }),
                ofAccount(
                        "let read a report",
                        "PUT",
                        STAFF_API + "/accounts/{id}/reports",
                        (in, id) -> "{\"programmes\": [\"%s\"]}".formatted(in.otherProgramme())),
                ofOwnAccount("language", "PUT", "/me/language", "{\"language\": \"th\"}"),
                ofOwnAccount("password", "PUT", "/me/password", CHANGED),
                ofOwnAccount("signed out", "DELETE", "/sessions/current", null),
                ofEmployersAccount("language", "PUT", "/me/language", "{\"language\": \"th\"}"),
                ofEmployersAccount("password", "PUT", "/me/password", CHANGED),
                ofEmployersAccount("signed out", "DELETE", "/sessions/current", null),
                signedIn(false),
                signedIn(true),
                refreshed(false),
                refreshed(true),
                new Kind("password forgotten", resets, FORGOTTEN, KilledOffices::passwordForgotten),
                new Kind(
                        "password renewed",
                        resets + "/confirmation",
                        ACCOUNT,
                        KilledOffices::passwordRenewed),
                new Kind(
                        "source registered",
                        "POST " + STAFF_API + "/feed-sources",
                        SOURCE,
                        KilledOffices::sourceRegistered),
                new Kind("file sent", "POST " + feeds + "{source}", FED, KilledOffices::fileSent),
                new Kind(
                        "words corrected",
                        "POST " + feeds + "{source}/corrections",
                        SOURCE,
                        KilledOffices::wordsCorrected),
                new Kind(
                        "correction taken back",
                        "DELETE " + feeds + "{source}/corrections/{id}",
                        SOURCE,
                        KilledOffices::correctionTakenBack),
                new Kind(
                        "fed vacancies retired",
                        "POST " + feeds + "runs/{id}/retirement",
                        SOURCE,
                        KilledOffices::retired),
                new Kind(
                        "fed employer linked",
                        "POST " + feeds + "{source}/employers/{id}",
                        LINKED,
                        KilledOffices::employerLinked),
                new Kind(
                        "vocabulary loaded",
                        "POST " + STAFF_API + "/taxonomy/loads",
                        LOADED,
                        (in, _) -> vocabularyLoaded(in)),
                new Kind(
                        "report released",
                        "GET " + STAFF_API + "/report",
                        PROGRAMME,
                        (in, _) -> reportReleased(in)));
    }

    private static final String CHANGED =
            "{\"present\": \"%s\", \"password\": \"%s\"}".formatted(PASSWORD, NEW_PASSWORD);
    static final String SUSPENSION = "{\"because\": \"Took fees.\"}";

    // ── traces ──────────────────────────────────────────────────────────────────────────

    static final String EMPLOYER =
            """
            select concat_ws(' | ', count(*) over (), e.standing, 'v' || e.version, e.suspended_because, e.phone,
                'member ' || (e.chamber_id is not null),
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

    static final String ACCOUNT =
            """
            select concat_ws(' | ', a.standing, a.language, 'password ' || (select count(*) || ':'
                    || (max(c.changed_at) > a.created_at) from credential c where c.account_id = a.id),
                'open sessions ' || (select count(*) from session s where s.account_id = a.id and s.ended_at is null),
                'reads ' || (select count(*) from report_reader r where r.account_id = a.id),
                'links used ' || (select count(p.used_at) from password_reset p where p.account_id = a.id),
                'mail ' || (select string_agg(m.purpose, ',') from mail m where m.address = a.email), %s)
            from account a where a.email = ?"""
                    .formatted(trail("a.id"));

    /** Whoever sends it again opens another session, and none of them is without its token. */
    static final String SIGNED_IN =
            """
            select concat_ws(' | ', 'signed in ' || (count(s.id) > 0), 'without a token or an entry ' ||
                count(s.id) filter (where not exists (select 1 from refresh_token t where t.session_id = s.id)
                    or not exists (select 1 from audit_entry t where t.subject_id = s.id)))
            from account a left join session s on s.account_id = a.id where a.email = ?""";

    /** A token that comes again half a minute later is a stranger's, and the session ends. */
    private static final String REFRESHED =
            """
            select concat_ws(' | ', 'renewed ' || (count(t.digest) > 1), 'open with nothing to go on with ' ||
                (bool_and(t.used_at is not null) and s.ended_at is null))
            from account a join session s on s.account_id = a.id join refresh_token t on t.session_id = s.id
            where a.email = ? group by s.ended_at""";

    /** Whoever asks again is written to again. */
    private static final String FORGOTTEN =
            """
            select concat_ws(' | ', 'asked ' || (count(p.account_id) > 0), 'a mail each ' || (count(p.account_id) =
                (select count(*) from mail m where m.address = a.email and m.purpose = 'PASSWORD_RESET')))
            from account a left join password_reset p on p.account_id = a.id
            where a.email = ? group by a.email""";

    private static final String ADDED =
            """
            select concat_ws(' | ', count(*), 'entries ' || sum((select count(*) from audit_entry t
                where t.subject_id = added.id and t.outcome = 'done')))
            from (select id, name from programme union all select id, name from office
                union all select id, name from chamber) added where added.name = ?""";

    private static final String PROGRAMME =
            """
            select concat_ws(' | ', 'released ' || (select count(*) from report_release r where r.programme_id = by.id),
                'numbers ' || ((select count(*) from report_number n where n.programme_id = by.id) > 0))
            from (select ?::uuid as id) by""";

    static final String SOURCE =
            """
            select concat_ws(' | ', 'source ' || (select count(*) from feed_source s where s.key = by.key),
                'runs ' || (select string_agg(r.state || ':' || r.retired, ',' order by r.started_at)
                    from feed_run r where r.source = by.key),
                'waiting ' || (select count(*) from feed_missing m join feed_run r on r.id = m.run_id
                    where r.source = by.key),
                'vacancies ' || (select string_agg(v.state, ',' order by v.state) from vacancy v
                    where v.source = by.key),
                'corrections ' || (select count(*) filter (where w.revoked_at is null) from word_correction w
                    where w.source = by.key),
                'trail ' || (select string_agg(distinct t.act, ',' order by t.act) from audit_entry t
                    where t.reason in (by.key, 'feed ' || by.key)))
            from (select ? as key) by""";

    static final String LINKED =
            """
            select concat_ws(' | ', 'state ' || f.state,
                'vacancies ' || (select string_agg(v.state || ':' || (v.employer_id = f.linked_to), ',' order by v.id)
                    from vacancy v where v.source = f.source_key),
                'trail ' || (select string_agg(distinct t.act, ',') from audit_entry t
                    where t.subject_id = f.employer_id and t.act like '%feed_employer'))
            from feed_employer f where f.source_key = ?""";

    /** How far it was read is another matter: that goes on by itself. */
    static final String FED =
            """
            select concat_ws(' | ', 'taken ' || (count(*) > 0), 'without an entry ' || (count(*) - (select count(*)
                    from audit_entry t where t.act = 'import_feed' and t.reason = 'feed ' || max(by.key))),
                'twice ' || (select count(*) - count(distinct v.external_id) from vacancy v
                    where v.source = max(by.key)))
            from (select ? as key) by join feed_run r on r.source = by.key""";

    /** What a load has written by then is one transaction of its own. */
    private static final String LOADED =
            """
            select concat_ws(' | ', 'taken ' || (count(*) > 0), 'without an entry ' || count(*) filter (where not exists
                (select 1 from audit_entry t where t.subject_id = l.id and t.act = 'load_taxonomy')))
            from taxonomy_load l where l.account_id = ?::uuid""";

    // ── employers ───────────────────────────────────────────────────────────────────────

    private static String form(String email, String name) {
        return """
                {"kind": "employer", "country": "PH", "place": "PH-LAG", "sector": "I", "language": "fil",
                 "contactName": "Elena Macaraeg", "phone": "+63 900 000 0141", "email": "%s", "name": "%s"}"""
                .formatted(email, name);
    }

    private static Act registrationAsked(KilledWrites in, int n) {
        String email = "asked%d@registered.example".formatted(n);
        return atEmployers(
                email,
                in.world.anybody(),
                "POST",
                "/registrations",
                form(email, "Tindahan ni Ñoli " + n),
                "/-");
    }

    private static Act registrationConfirmed(KilledWrites in, int n) {
        String email = "confirmed%d@registered.example".formatted(n);
        Http.Answer asked =
                in.world
                        .anybody()
                        .post(
                                EMPLOYER_API + "/registrations",
                                form(email, "Kainan ni Aling Nena " + n));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return atEmployers(
                email,
                in.world.anybody(),
                "POST",
                "/registrations/confirmation",
                byLink(in, email),
                "/employerName");
    }

    /** What is sent by who has the link of the mail. */
    private static String byLink(KilledWrites in, String email) {
        String link =
                in.service.ask("select filled_in ->> 'link' from mail where address = ?", email);
        return "{\"token\": \"%s\", \"password\": \"%s\"}"
                .formatted(link.substring(link.indexOf('=') + 1), NEW_PASSWORD);
    }

    private static Act employerWrittenDown(KilledWrites in, int n) {
        String name = "Mae Rim Works %d".formatted(n);
        return creating(
                name,
                in.staff,
                STAFF_API + "/employers",
                key(),
                "{\"name\": \"%s\", \"country\": \"TH\", \"place\": \"TH-50\"}".formatted(name));
    }

    private static Act employerEditedByStaff(KilledWrites in, int n) {
        String name = "Mae Rim Weavers %d".formatted(n);
        String path = STAFF_API + "/employers/" + in.world.shown.employer(name);
        return act(
                name,
                in.staff,
                "PUT",
                path,
                """
                {"version": 0, "employer": {"name": "%s", "kind": "employer", "country": "TH",
                 "phone": "+66 70 000 0505"}}"""
                        .formatted(name));
    }

    private static Act employerEdited(KilledWrites in, int n) {
        String name = "Mae Rim Bakers %d".formatted(n);
        Http who = in.world.employer(in.world.shown.employer(name));
        return atEmployers(
                name,
                who,
                "PUT",
                "/employer",
                """
                {"version": 0, "employer": {"name": "%s", "kind": "employer", "country": "TH",
                 "phone": "+66 70 000 0505"}}"""
                        .formatted(name),
                "/-");
    }

    enum Before {
        UNVERIFIED,
        /** Verified, with a vacancy and somebody who was introduced for it. */
        INTRODUCED,
        SUSPENDED
    }

    private static Kind ofEmployer(
            String name, String method, String step, Before before, @Nullable String body) {
        return new Kind(
                "employer " + name,
                "%s %s/employers/{id}/%s".formatted(method, STAFF_API, step),
                EMPLOYER,
                (in, n) -> {
                    String called = "Lampang Welding, %s %d".formatted(name, n);
                    String path =
                            "%s/employers/%s/%s"
                                    .formatted(STAFF_API, standing(in, called, before), step);
                    return act(called, in.staff, method, path, body);
                });
    }

    /** An employer of this name, with somebody who signs in. */
    static UUID standing(KilledWrites in, String name, Before before) {
        UUID id = in.world.shown.employer(name);
        in.world.employer(id);
        switch (before) {
            case UNVERIFIED ->
                    in.service.sql(
                            """
                            update employer set standing = 'unverified', verified_at = null, verified_by = null
                            where id = ?""",
                            id);
            case INTRODUCED -> {
                UUID person = in.person();
                in.world.consent(person, id, "card");
                in.world.introduced(person, in.world.vacancy(id, "To be stopped"));
            }
            case SUSPENDED ->
                    ok(
                            in.staff.post(
                                    STAFF_API + "/employers/%s/suspension".formatted(id),
                                    SUSPENSION));
        }
        return id;
    }

    // ── offices and programmes ──────────────────────────────────────────────────────────

    private static Act chamberRegistered(KilledWrites in, int n) {
        String name = "หอการค้าจังหวัดแพร่ %d".formatted(n);
        return act(
                name,
                in.staff,
                "POST",
                STAFF_API + "/chambers",
                "{\"name\": \"%s\", \"country\": \"TH\"}".formatted(name));
    }

    private static Act programmeAdded(KilledWrites in, int n) {
        String name = "Programme of Nan %d".formatted(n);
        return act(
                name,
                in.administrator(),
                "POST",
                STAFF_API + "/programmes",
                "{\"name\": \"%s\", \"country\": \"TH\", \"serves\": \"both\"}".formatted(name));
    }

    private static Act officeAdded(KilledWrites in, int n) {
        String name = "Office of Nan %d".formatted(n);
        return act(
                name,
                in.administrator(),
                "POST",
                STAFF_API + "/offices",
                """
                {"programme": "%s", "name": "%s", "place": "TH-50", "zone": "Asia/Bangkok"}"""
                        .formatted(in.world.world.programme, name));
    }

    private static Act reportReleased(KilledWrites in) {
        TestWorld other = new TestWorld(in.service);
        String email = UUID.randomUUID() + "@example.org";
        in.service
                .get(Accounts.class)
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
        Http who = Http.signedIn(in.service, email, PASSWORD);
        String path = STAFF_API + "/report";
        return new Act(
                other.programme.toString(),
                "GET " + path,
                site -> reply(who.elsewhere(site.staff()).get(path), "/-"));
    }

    // ── accounts and sessions ───────────────────────────────────────────────────────────

    private static Act accountOpened(KilledWrites in, int n) {
        String email = "sent%d@example.org".formatted(n);
        return act(
                email,
                in.administrator(),
                "POST",
                STAFF_API + "/accounts",
                """
                {"email": "%s", "displayName": "Nok", "password": "%s", "role": "auditor"}"""
                        .formatted(email, NEW_PASSWORD));
    }

    /** What is done to an account, whose body may ask for something to be done before. */
    private interface Arranged {
        @Nullable String body(KilledWrites in, UUID account);
    }

    private static Kind ofAccount(String name, String method, String path, Arranged arranged) {
        return new Kind(
                "account " + name,
                method + " " + path,
                ACCOUNT,
                (in, n) -> {
                    String email = email(name, n);
                    UUID id = in.world.account(email, Role.PROGRAMME_STAFF, null).value();
                    Http.signedIn(in.service, email, PASSWORD);
                    String body = arranged.body(in, id);
                    return act(
                            email,
                            in.administrator(),
                            method,
                            path.replace("{id}", id.toString()),
                            body);
                });
    }

    static String email(String name, int n) {
        return "%s%d@accounts.example".formatted(name.replaceAll("[^a-z]", "-"), n);
    }

    private static Kind ofOwnAccount(
            String name, String method, String path, @Nullable String body) {
        return new Kind(
                "own account " + name,
                method + " " + STAFF_API + path,
                ACCOUNT,
                (in, n) -> {
                    String email = email("own " + name, n);
                    in.world.account(email, Role.COUNSELLOR, null);
                    Http who = Http.signedIn(in.service, email, PASSWORD);
                    return act(email, who, method, STAFF_API + path, body);
                });
    }

    private static Kind ofEmployersAccount(
            String name, String method, String path, @Nullable String body) {
        return new Kind(
                "employer's account " + name,
                method + " " + EMPLOYER_API + path,
                ACCOUNT,
                (in, n) -> {
                    String email = email("employers " + name, n);
                    in.world.account(email, Role.EMPLOYER, in.quietEmployer());
                    Http who = Http.employer(in.service, email, PASSWORD);
                    return atEmployers(email, who, method, path, body, "/-");
                });
    }

    private static Kind signedIn(boolean employers) {
        String name = employers ? "employer signed in" : "signed in";
        return new Kind(
                name,
                "POST " + (employers ? EMPLOYER_API : STAFF_API) + "/sessions",
                SIGNED_IN,
                (in, n) -> {
                    String email = account(in, name, n, employers);
                    return atDoor(
                            in,
                            employers,
                            email,
                            "/sessions",
                            "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, PASSWORD));
                });
    }

    private static Kind refreshed(boolean employers) {
        String name = employers ? "employer's sign-in renewed" : "sign-in renewed";
        return new Kind(
                name,
                "POST " + (employers ? EMPLOYER_API : STAFF_API) + "/sessions/refresh",
                REFRESHED,
                (in, n) -> {
                    String email = account(in, name, n, employers);
                    String token =
                            ok(Http.at(
                                                    employers
                                                            ? in.service.employerAddress()
                                                            : in.service.address())
                                            .post(
                                                    (employers ? EMPLOYER_API : STAFF_API)
                                                            + "/sessions",
                                                    "{\"email\": \"%s\", \"password\": \"%s\"}"
                                                            .formatted(email, PASSWORD)))
                                    .get("refreshToken")
                                    .asText();
                    return atDoor(
                            in,
                            employers,
                            email,
                            "/sessions/refresh",
                            "{\"refreshToken\": \"%s\"}".formatted(token));
                });
    }

    private static String account(KilledWrites in, String name, int n, boolean employers) {
        String email = email(name, n);
        in.world.account(
                email,
                employers ? Role.EMPLOYER : Role.COUNSELLOR,
                employers ? in.quietEmployer() : null);
        return email;
    }

    private static Act atDoor(
            KilledWrites in, boolean employers, String email, String path, String body) {
        return employers
                ? atEmployers(email, in.world.anybody(), "POST", path, body, "/-")
                : act(email, Http.anonymous(in.service), "POST", STAFF_API + path, body);
    }

    private static String ofEmployer(KilledWrites in, String email) {
        in.world.account(email, Role.EMPLOYER, in.quietEmployer());
        Http.employer(in.service, email, PASSWORD);
        return "{\"email\": \"%s\"}".formatted(email);
    }

    private static Act passwordForgotten(KilledWrites in, int n) {
        String email = email("forgotten", n);
        String body = ofEmployer(in, email);
        return atEmployers(email, in.world.anybody(), "POST", "/password-resets", body, "/-");
    }

    private static Act passwordRenewed(KilledWrites in, int n) {
        String email = email("renewed", n);
        Http.Answer asked =
                in.world.anybody().post(EMPLOYER_API + "/password-resets", ofEmployer(in, email));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        return atEmployers(
                email,
                in.world.anybody(),
                "POST",
                "/password-resets/confirmation",
                byLink(in, email),
                "/-");
    }

    // ── sources of files ────────────────────────────────────────────────────────────────

    static final String ROWS =
            """
            id,title,country,place
            1,Tagapagluto sa Ñaña,TH,Chiang Mai
            2,ช่างเย็บ,TH,Chiang Mai
            3,Baker,TH,Chiang Mai
            """;

    private static String sourceForm(String key, String content) {
        return """
                {"key": "%s", "country": "TH", "content": "%s"}"""
                .formatted(key, content);
    }

    private static Act sourceRegistered(KilledWrites in, int n) {
        String key = "registered-" + n;
        return act(key, in.staff, "POST", STAFF_API + "/feed-sources", sourceForm(key, "delta"));
    }

    static String source(KilledWrites in, String key, String content) {
        ok(in.staff.post(STAFF_API + "/feed-sources", sourceForm(key, content)));
        in.service.verifyFed(key, null);
        return key;
    }

    private static Act fileSent(KilledWrites in, int n) {
        String key = source(in, "fed-" + n, "delta");
        String path = STAFF_API + "/feeds/" + key;
        return new Act(
                key,
                "POST " + path,
                site ->
                        reply(
                                in.staff
                                        .elsewhere(site.staff())
                                        .send("POST", path, ROWS, "text/csv"),
                                "/-"));
    }

    private static final String CORRECTION =
            """
            {"subject": "occupation", "words": "tagapagluto", "code": "5120"}""";

    private static Act wordsCorrected(KilledWrites in, int n) {
        String key = source(in, "corrected-" + n, "delta");
        return act(
                key,
                in.staff,
                "POST",
                STAFF_API + "/feeds/%s/corrections".formatted(key),
                CORRECTION);
    }

    private static Act correctionTakenBack(KilledWrites in, int n) {
        String key = source(in, "taken-back-" + n, "delta");
        String path = STAFF_API + "/feeds/%s/corrections/%s";
        return act(key, in.staff, "DELETE", path.formatted(key, corrected(in, key)), null);
    }

    /** A correction that holds. */
    static String corrected(KilledWrites in, String source) {
        return ok(in.staff.post(STAFF_API + "/feeds/%s/corrections".formatted(source), CORRECTION))
                .get("id")
                .asText();
    }

    private static Act retired(KilledWrites in, int n) {
        String key = source(in, "retired-" + n, "complete");
        return act(
                key,
                in.staff,
                "POST",
                STAFF_API + "/feeds/runs/%s/retirement".formatted(waiting(in, key)),
                "{\"retire\": true}");
    }

    private static Act employerLinked(KilledWrites in, int n) {
        String key = "linked-" + n;
        fileNaming(in, key);
        return act(
                key,
                in.staff,
                "POST",
                STAFF_API + "/feeds/%s/employers/%s".formatted(key, named(in, key)),
                "{\"same\": true, \"employer\": \"%s\"}".formatted(in.employer));
    }

    /** The run of a file that names an employer nobody knows. */
    static String fileNaming(KilledWrites in, String key) {
        ok(in.staff.post(STAFF_API + "/feed-sources", sourceForm(key, "delta")));
        String row = "id,title,country,place,employer\n1,Baker,TH,Chiang Mai,Panaderya %s\n";
        String path = STAFF_API + "/feeds/" + key;
        return ok(in.staff.send("POST", path, row.formatted(key), "text/csv")).get("id").asText();
    }

    static String named(KilledWrites in, String source) {
        return in.service.ask("select employer_id from feed_employer where source_key = ?", source);
    }

    /** A run that asks whether two vacancies of three are over. */
    static String waiting(KilledWrites in, String key) {
        String path = STAFF_API + "/feeds/" + key;
        ok(in.staff.send("POST", path, ROWS, "text/csv"));
        String less = ROWS.substring(0, ROWS.indexOf("2,"));
        return ok(in.staff.send("POST", path, less, "text/csv")).get("id").asText();
    }

    // ── the vocabulary ──────────────────────────────────────────────────────────────────

    private static Act vocabularyLoaded(KilledWrites in) {
        String email = UUID.randomUUID() + "@example.org";
        UUID id = in.world.account(email, Role.ADMINISTRATOR, null).value();
        Http who = Http.signedIn(in.service, email, PASSWORD);
        String path = STAFF_API + "/taxonomy/loads";
        String names = tar("labels.csv", "id,language,label\n7212,fil,Panday %s\n".formatted(id));
        return new Act(
                id.toString(),
                "POST " + path,
                site ->
                        reply(
                                who.elsewhere(site.staff())
                                        .send("POST", path, names, "application/x-tar"),
                                "/-"));
    }

    private static String tar(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length());
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(StandardCharsets.US_ASCII));
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }
}
