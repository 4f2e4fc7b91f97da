package org.onward.matching.demo;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.LetReadReports;
import org.onward.matching.access.PlacesOfWork;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerForm;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.SuspendEmployer;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.report.MakeReport;
import org.onward.matching.returnee.AddSafetyRule;
import org.onward.matching.returnee.AgreeToMatching;
import org.onward.matching.returnee.AgreeToStatistics;
import org.onward.matching.returnee.BirthDate;
import org.onward.matching.returnee.ChangeReadiness;
import org.onward.matching.returnee.EditProfile;
import org.onward.matching.returnee.Identity;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.returnee.ProfileDocument;
import org.onward.matching.returnee.Readiness;
import org.onward.matching.returnee.RegisterReturnee;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SafetyRule;
import org.onward.matching.returnee.Sex;
import org.onward.matching.returnee.TakeCover;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.StartupRefusal;
import org.onward.matching.vacancy.ApproveVacancy;
import org.onward.matching.vacancy.FillVacancy;
import org.onward.matching.vacancy.PauseVacancy;
import org.onward.matching.vacancy.PostVacancy;
import org.onward.matching.vacancy.SendBackVacancy;
import org.onward.matching.vacancy.SubmitVacancy;
import org.onward.matching.vacancy.VacancyForm;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VetOverseas;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the demo story once, before the first request: everything in the order of its days, so that
 * what was posted forty days ago is forty days old.
 */
@Singleton
@Requires(property = "onward.demo.enabled", value = "true")
@Order(100)
final class LoadStory implements ApplicationEventListener<StartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(LoadStory.class);

    private record Happening(int daysAgo, Runnable act) {}

    private final Transactions transactions;
    private final DemoClock clock;
    private final String password;
    private final Accounts accounts;
    private final PlacesOfWork placesOfWork;
    private final Employing employing;
    private final Posting posting;
    private final Serving serving;
    private final Reports reports;
    private final TellPathways pathways;
    private final TellChoices choices;

    private final Map<String, UUID> programmes = new HashMap<>();
    private final Map<String, Story.Office> offices = new HashMap<>();
    private final Map<String, UUID> officeIds = new HashMap<>();
    private final Map<String, Caller> callers = new HashMap<>();
    private final Map<String, UUID> chambers = new HashMap<>();
    private final Map<String, EmployerId> employers = new HashMap<>();
    private final Map<String, VacancyId> vacancies = new HashMap<>();
    private final Map<String, UUID> skills = new HashMap<>();
    private final Map<String, ReturneeId> people = new HashMap<>();
    private final Map<String, String> counsellors = new HashMap<>();

    /** The use cases of the employer room. */
    @Singleton
    record Employing(
            RegisterChamber registerChamber,
            RegisterEmployer register,
            VerifyEmployer verify,
            SuspendEmployer suspend) {}

    /** The use cases of the vacancy room. */
    @Singleton
    record Posting(
            PostVacancy post,
            SubmitVacancy submit,
            ApproveVacancy approve,
            SendBackVacancy sendBack,
            PauseVacancy pause,
            FillVacancy fill,
            VetOverseas vet) {}

    /** The use cases of the returnee room. */
    @Singleton
    record Serving(
            RegisterReturnee register,
            EditProfile editProfile,
            ChangeReadiness changeReadiness,
            AgreeToMatching agree,
            AgreeToStatistics agreeToStatistics,
            AddSafetyRule addSafetyRule,
            TakeCover takeCover) {}

    /** Whose reports who reads. */
    @Singleton
    record Reports(LetReadReports let, MakeReport make) {}

    LoadStory(
            Transactions transactions,
            DemoClock clock,
            Accounts accounts,
            PlacesOfWork placesOfWork,
            Employing employing,
            Posting posting,
            Serving serving,
            Reports reports,
            TellPathways pathways,
            TellChoices choices,
            @Property(name = "onward.demo.password", defaultValue = "mango lantern harbour 42")
                    String password) {
        this.transactions = transactions;
        this.clock = clock;
        this.accounts = accounts;
        this.placesOfWork = placesOfWork;
        this.employing = employing;
        this.posting = posting;
        this.serving = serving;
        this.reports = reports;
        this.pathways = pathways;
        this.choices = choices;
        this.password = password;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        if (transactions.work(LoadStory::loaded)) {
            return;
        }
        transactions.work(
                connection -> mark(connection, "insert into demo_story (begun_at) values (?)"));
        List<Happening> story = new ArrayList<>();
        Story.PlacesOfWork places = Story.read("places_of_work.json", Story.PlacesOfWork.class);
        Story.Employers hiring = Story.read("employers.json", Story.Employers.class);
        transactions.work(this::readSkills);
        begin(places, hiring);
        Map<String, Integer> posted = new HashMap<>();
        List<Story.Vacancy> posts = Story.read("vacancies.json", Story.Vacancies.class).vacancies();
        posts.forEach(v -> posted.put(v.key(), Objects.requireNonNullElse(v.openedDaysAgo(), 1)));
        // What backs a training is posted before it.
        posts.stream()
                .sorted(Comparator.comparing(v -> v.backedBy() != null))
                .forEach(
                        vacancy ->
                                story.add(
                                        new Happening(
                                                dayOf(vacancy, posted), () -> post(vacancy))));
        for (String file : List.of("people.json", "earlier_people.json")) {
            for (Story.Person person : Story.read(file, Story.People.class).people()) {
                counsellors.put(person.key(), person.counsellor());
                story.add(new Happening(person.enteredDaysAgo(), () -> register(person, story)));
            }
        }
        pathways.tell(
                        Story.read("pathways.json", Story.Pathways.class),
                        new TellPathways.Made(
                                person -> caller(found(counsellors, person)),
                                person -> found(people, person),
                                this::employer))
                .forEach(one -> story.add(new Happening(one.daysAgo(), one.act())));
        choices.tell(
                        Story.read("choices.json", Story.Choices.class),
                        new TellChoices.Made(
                                person -> caller(found(counsellors, person)),
                                employer -> caller(desk(places, employer)),
                                person -> found(people, person),
                                this::employer,
                                vacancy -> found(vacancies, vacancy),
                                loadingDay()))
                .forEach(one -> story.add(new Happening(one.daysAgo(), one.act())));
        tell(story);
        places.cover().forEach(this::cover);
        places.accounts().stream()
                .filter(account -> account.readsReportsOf() != null)
                .forEach(account -> letRead(admin(places), account));
        for (Story.Employer employer : hiring.employers()) {
            if (employer.standing().equals("suspended")) {
                employing
                        .suspend()
                        .suspend(
                                staff(employer.country()),
                                employer(employer.key()),
                                employer.suspendedBecause());
            }
        }
        transactions.work(connection -> mark(connection, "update demo_story set finished_at = ?"));
        LOG.info(
                "demo story loaded: {} accounts, {} employers, {} vacancies",
                callers.size(),
                employers.size(),
                vacancies.size());
    }

    private static int dayOf(Story.Vacancy vacancy, Map<String, Integer> posted) {
        int day = found(posted, vacancy.key());
        for (String behind : Objects.requireNonNullElse(vacancy.backedBy(), List.<String>of())) {
            day = Math.min(day, found(posted, behind));
        }
        return day;
    }

    /**
     * Lives the story day by day; what happens may add what follows from it, on the same day or
     * later.
     */
    private void tell(List<Happening> story) {
        Comparator<Happening> oldestFirst = Comparator.comparingInt(Happening::daysAgo).reversed();
        try {
            while (!story.isEmpty()) {
                Happening next = story.stream().min(oldestFirst).orElseThrow();
                story.remove(next);
                clock.daysAgo(next.daysAgo());
                next.act().run();
            }
        } finally {
            clock.daysAgo(0);
        }
    }

    private static boolean loaded(Connection connection) {
        try (PreparedStatement statement =
                        connection.prepareStatement("select finished_at from demo_story");
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return false;
            }
            if (rows.getObject(1) == null) {
                throw new StartupRefusal(
                        "The demo story was interrupted while it was loaded; start over with"
                                + " scripts/run --fresh.");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean mark(Connection connection, String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean readSkills(Connection connection) {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "select key, id from skill where key is not null");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                skills.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin(Story.PlacesOfWork places, Story.Employers hiring) {
        Story.Account admin = admin(places);
        open(admin);
        Caller administrator = caller(admin.email());
        for (Story.Programme programme : places.programmes()) {
            programmes.put(
                    programme.key(),
                    placesOfWork.addProgramme(
                            administrator,
                            programme.name(),
                            programme.country(),
                            programme.serves()));
        }
        for (Story.Office office : places.offices()) {
            offices.put(office.key(), office);
            officeIds.put(
                    office.key(),
                    placesOfWork.addOffice(
                            administrator,
                            found(programmes, office.programme()),
                            office.name(),
                            office.place(),
                            office.zone()));
        }
        places.accounts().stream()
                .filter(a -> !a.role().equals("administrator") && a.organisation() == null)
                .forEach(this::open);
        for (Story.Chamber chamber : hiring.chambers()) {
            chambers.put(
                    chamber.key(),
                    employing
                            .registerChamber()
                            .register(staff(chamber.country()), chamber.name(), chamber.country())
                            .id());
        }
        places.accounts().stream().filter(a -> a.role().equals("chamber")).forEach(this::open);
        hiring.employers().forEach(this::registerEmployer);
        places.accounts().stream().filter(a -> a.role().equals("employer")).forEach(this::open);
    }

    private static Story.Account admin(Story.PlacesOfWork places) {
        return places.accounts().stream()
                .filter(a -> a.role().equals("administrator"))
                .findFirst()
                .orElseThrow();
    }

    /** And whoever works there has opened theirs, as far as somebody does. */
    private void letRead(Story.Account admin, Story.Account account) {
        Set<UUID> further = new HashSet<>();
        for (String programme : Objects.requireNonNull(account.readsReportsOf())) {
            further.add(found(programmes, programme));
        }
        reports.let().let(caller(admin.email()), caller(account.email()).account(), further);
        callers.entrySet().stream()
                .filter(one -> one.getValue().role() == Role.PROGRAMME_STAFF)
                .filter(one -> further.contains(one.getValue().programme()))
                .forEach(one -> reports.make().make(caller(one.getKey())));
    }

    private void open(Story.Account account) {
        Role role = Role.valueOf(account.role().toUpperCase(Locale.ROOT));
        Story.Office office = account.office() == null ? null : offices.get(account.office());
        String programmeKey = office == null ? account.programme() : office.programme();
        UUID programme = programmeKey == null ? null : found(programmes, programmeKey);
        UUID officeId = account.office() == null ? null : found(officeIds, account.office());
        UUID organisation =
                account.organisation() == null
                        ? null
                        : role == Role.EMPLOYER
                                ? employer(account.organisation()).value()
                                : found(chambers, account.organisation());
        AccountId id =
                accounts.openFirst(
                        new Accounts.NewAccount(
                                account.email(),
                                account.displayName(),
                                password,
                                role,
                                officeId,
                                programme,
                                organisation,
                                account.language()));
        callers.put(
                account.email(),
                new Caller(
                        id,
                        role,
                        officeId,
                        programme,
                        organisation,
                        UUID.randomUUID(),
                        account.displayName(),
                        account.language(),
                        LocalDate.EPOCH));
    }

    /** The account as a caller on the day the story has reached. */
    private Caller caller(String email) {
        Caller caller = found(callers, email);
        String zone =
                offices.values().stream()
                        .filter(o -> Objects.equals(officeIds.get(o.key()), caller.office()))
                        .map(Story.Office::zone)
                        .findFirst()
                        .orElse("UTC");
        return new Caller(
                caller.account(),
                caller.role(),
                caller.office(),
                caller.programme(),
                caller.organisation(),
                caller.session(),
                caller.displayName(),
                caller.language(),
                LocalDate.ofInstant(clock.instant(), ZoneId.of(zone)));
    }

    private static String desk(Story.PlacesOfWork places, String employer) {
        return places.accounts().stream()
                .filter(a -> a.role().equals("employer") && employer.equals(a.organisation()))
                .map(Story.Account::email)
                .findFirst()
                .orElseThrow(
                        () -> new StartupRefusal("Nobody signs in for %s.".formatted(employer)));
    }

    /** Any member of programme staff: in the demo, they post and verify for employers. */
    private Caller staff(String country) {
        return callers.entrySet().stream()
                .filter(e -> e.getValue().role() == Role.PROGRAMME_STAFF)
                .map(Map.Entry::getKey)
                .sorted()
                .skip(country.equals("PH") ? 1 : 0)
                .findFirst()
                .map(this::caller)
                .orElseThrow();
    }

    private void registerEmployer(Story.Employer employer) {
        Caller staff = staff(employer.country());
        List<EmployerForm.Person> people =
                employer.people() == null
                        ? List.of()
                        : employer.people().stream()
                                .map(p -> new EmployerForm.Person(p.role(), p.name()))
                                .toList();
        EmployerId id =
                employing
                        .register()
                        .register(
                                staff,
                                null,
                                new EmployerForm(
                                        employer.name(),
                                        employer.kind(),
                                        employer.country(),
                                        employer.place(),
                                        employer.sector(),
                                        employer.chamber() == null
                                                ? null
                                                : found(chambers, employer.chamber()),
                                        employer.contactName(),
                                        employer.phone(),
                                        employer.email(),
                                        null,
                                        people));
        employers.put(employer.key(), id);
        if (!employer.standing().equals("unverified")) {
            employing.verify().verify(staff, id);
        }
    }

    private void post(Story.Vacancy vacancy) {
        Caller staff = staff(vacancy.country());
        VacancyId id = posting.post().post(staff, null, form(vacancy));
        vacancies.put(vacancy.key(), id);
        if (vacancy.state().equals("draft")) {
            return;
        }
        posting.submit().submit(staff, id);
        Story.Overseas overseas = vacancy.overseas();
        if (overseas != null && overseas.vettedDaysAgo() != null) {
            posting.vet()
                    .vet(
                            staff,
                            id,
                            new VetOverseas.Seen(
                                    overseas.licenceNumber(),
                                    overseas.principal(),
                                    overseas.jobOrder(),
                                    overseas.visaClass(),
                                    overseas.contractSeen(),
                                    overseas.zeroFees()));
        }
        switch (vacancy.state()) {
            case "submitted" -> {}
            case "sent_back" ->
                    posting.sendBack()
                            .sendBack(
                                    staff,
                                    id,
                                    Objects.requireNonNullElse(
                                                    vacancy.comments(), List.<Story.Comment>of())
                                            .stream()
                                            .map(
                                                    c ->
                                                            new SendBackVacancy.Comment(
                                                                    c.field(), c.reason()))
                                            .toList());
            case "open" -> posting.approve().approve(staff, id);
            case "paused" -> {
                posting.approve().approve(staff, id);
                posting.pause().pause(staff, id);
            }
            case "filled" -> {
                posting.approve().approve(staff, id);
                posting.fill().fill(staff, id);
            }
            default -> throw new StartupRefusal("The demo knows no state " + vacancy.state());
        }
    }

    private VacancyForm form(Story.Vacancy v) {
        Story.Pay pay = v.pay();
        Story.Sum stipend = v.stipend();
        Story.Overseas overseas = v.overseas();
        return new VacancyForm(
                v.kind(),
                employer(v.employer()).value(),
                v.title(),
                v.tasks(),
                v.occupation(),
                null,
                v.sector(),
                v.country(),
                v.place(),
                null,
                pay == null ? null : pay.min(),
                pay == null ? null : pay.max(),
                pay != null ? pay.currency() : stipend == null ? null : stipend.currency(),
                pay == null ? null : pay.period(),
                stipend == null ? null : stipend.amount(),
                v.hours(),
                v.nights(),
                v.liveIn(),
                v.accommodation(),
                v.education(),
                v.skills().stream()
                        .map(
                                s ->
                                        new VacancyForm.SkillForm(
                                                found(skills, s.skill()),
                                                s.must(),
                                                s.teaches(),
                                                s.level(),
                                                null,
                                                null))
                        .toList(),
                v.languages() == null
                        ? null
                        : v.languages().stream()
                                .map(l -> new VacancyForm.LanguageForm(l.language(), l.level()))
                                .toList(),
                day(v.startInDays()),
                v.seats(),
                v.weeks(),
                v.plan(),
                v.seatsCommitted(),
                day(v.validInDays()),
                overseas == null
                        ? null
                        : new VacancyForm.OverseasForm(
                                overseas.licenceNumber(),
                                overseas.principal(),
                                overseas.jobOrder(),
                                overseas.visaClass()),
                null,
                v.backedBy() == null
                        ? null
                        : v.backedBy().stream().map(k -> found(vacancies, k).value()).toList(),
                v.course(),
                v.finished(),
                v.inWork());
    }

    /** A day counted from the day the story is loaded, not from the day it has reached. */
    private @Nullable String day(@Nullable Integer inDays) {
        return inDays == null ? null : loadingDay().plusDays(inDays).toString();
    }

    private LocalDate loadingDay() {
        return LocalDate.ofInstant(clock.reallyNow(), ZoneId.of("Asia/Bangkok"));
    }

    private void register(Story.Person person, List<Happening> story) {
        Caller counsellor = caller(person.counsellor());
        ReturneeId id =
                serving.register()
                        .register(
                                counsellor,
                                new RegisterReturnee.Registration(
                                        new Identity(
                                                person.name(),
                                                new BirthDate(
                                                        person.bornYear(),
                                                        person.bornMonth(),
                                                        person.bornDay()),
                                                person.phone(),
                                                null,
                                                null,
                                                null,
                                                person.story(),
                                                null),
                                        PersonKind.valueOf(person.kind().toUpperCase(Locale.ROOT)),
                                        person.sex() == null
                                                ? null
                                                : Sex.valueOf(
                                                        person.sex().toUpperCase(Locale.ROOT)),
                                        counsellor.today(),
                                        false))
                        .person();
        people.put(person.key(), id);
        serving.agree().agree(counsellor, id, person.matchingAgreed());
        if (!person.statisticsAgreed()) {
            serving.agreeToStatistics().agree(counsellor, id, false);
        }
        int version = serving.editProfile().see(counsellor, id).version();
        serving.editProfile().replace(counsellor, id, version, profile(person));
        for (Story.SafetyRule rule : person.safetyRules()) {
            serving.addSafetyRule()
                    .add(
                            counsellor,
                            id,
                            new AddSafetyRule.NewRule(
                                    SafetyRule.Kind.valueOf(rule.kind().toUpperCase(Locale.ROOT)),
                                    rule.name(),
                                    rule.phone(),
                                    rule.employer() == null
                                            ? null
                                            : employer(rule.employer()).value(),
                                    rule.place(),
                                    rule.sector(),
                                    null,
                                    null));
        }
        if (!person.readiness().state().equals("registered")) {
            story.add(new Happening(person.readiness().sinceDaysAgo(), () -> become(person, id)));
        }
    }

    private void become(Story.Person person, ReturneeId id) {
        Caller counsellor = caller(person.counsellor());
        LocalDate today = counsellor.today();
        Story.Readiness readiness = person.readiness();
        Readiness to =
                switch (readiness.state()) {
                    case "ready" -> new Readiness.Ready(today);
                    case "not_now" ->
                            new Readiness.NotNow(
                                    today,
                                    readiness.untilInDays() == null
                                            ? null
                                            : loadingDay().plusDays(readiness.untilInDays()));
                    case "placed" -> new Readiness.Placed(today);
                    case "away" -> new Readiness.Away(today);
                    case "closed" -> new Readiness.Closed(today);
                    default ->
                            throw new StartupRefusal(
                                    "The demo knows no readiness " + readiness.state());
                };
        if (to instanceof Readiness.Placed) {
            serving.changeReadiness().change(counsellor, id, new Readiness.Ready(today));
        }
        serving.changeReadiness().change(counsellor, id, to);
    }

    private ProfileDocument profile(Story.Person p) {
        return new ProfileDocument(
                p.skills() == null
                        ? null
                        : p.skills().stream()
                                .map(
                                        s ->
                                                new ProfileDocument.OwnSkill(
                                                        found(skills, s.skill()),
                                                        s.level(),
                                                        s.gained()))
                                .toList(),
                p.experience() == null
                        ? null
                        : p.experience().stream()
                                .map(
                                        e ->
                                                new ProfileDocument.Experience(
                                                        null,
                                                        e.occupation(),
                                                        e.months(),
                                                        e.paid(),
                                                        e.country(),
                                                        null,
                                                        e.words()))
                                .toList(),
                p.languages() == null
                        ? null
                        : p.languages().stream()
                                .map(l -> new ProfileDocument.OwnLanguage(l.language(), l.level()))
                                .toList(),
                p.education(),
                p.aptitudes(),
                p.interests(),
                p.aspirations(),
                p.sectorsWanted(),
                p.sectorsAvoided(),
                p.places() == null
                        ? null
                        : p.places().stream()
                                .map(
                                        w ->
                                                new ProfileDocument.WillingPlace(
                                                        w.place(),
                                                        w.country(),
                                                        w.withinKm(),
                                                        w.rightToWork()))
                                .toList(),
                day(p.availableInDays()),
                p.hoursMin(),
                p.hoursMax(),
                p.musts(),
                household(p));
    }

    private ProfileDocument.@Nullable Household household(Story.Person p) {
        Story.Household h = p.household();
        Story.Sum floor = p.payFloor();
        if (h == null && floor == null) {
            return null;
        }
        String currency = h != null ? h.currency() : Objects.requireNonNull(floor).currency();
        List<ProfileDocument.Debt> debts = null;
        if (h != null && h.debts() != null) {
            debts =
                    h.debts().stream()
                            .map(
                                    d ->
                                            new ProfileDocument.Debt(
                                                    minor(d.left(), currency),
                                                    minor(d.monthly(), currency),
                                                    currency,
                                                    day(d.dueInDays())))
                            .toList();
        }
        return new ProfileDocument.Household(
                currency,
                h == null ? null : h.dependants(),
                h == null ? null : minor(h.living(), currency),
                h == null ? null : minor(h.rent(), currency),
                h == null ? null : minor(h.savings(), currency),
                floor == null ? null : minor(floor.amount(), currency),
                debts);
    }

    private static @Nullable Long minor(@Nullable BigDecimal major, String currency) {
        return major == null
                ? null
                : Long.valueOf(Money.ofMajor(major, Currency.getInstance(currency)).minor());
    }

    private void cover(Story.Cover cover) {
        Caller counsellor = caller(cover.counsellor());
        serving.takeCover()
                .take(
                        counsellor,
                        found(callers, cover.absent()).account(),
                        counsellor.today().plusDays(cover.untilInDays()),
                        cover.reason());
    }

    private EmployerId employer(String key) {
        return found(employers, key);
    }

    private static <T> T found(Map<String, T> map, String key) {
        T value = map.get(key);
        if (value == null) {
            throw new StartupRefusal("The demo files name " + key + ", which is not in them.");
        }
        return value;
    }
}
