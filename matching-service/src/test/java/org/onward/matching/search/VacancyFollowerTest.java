package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.event.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.AlreadyClosedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Transactions;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.search.IndexProgress.ChangePoint;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

class VacancyFollowerTest {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(1);

    static TestService service;
    static ShownVacancies given;
    static UUID bakery;

    @BeforeAll
    static void start() {
        service = TestService.start();
        given = new ShownVacancies(service, new TestWorld(service));
        bakery = given.employer("ร้านขนมปังแม่สาย");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void caughtUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                follower().state().state().equals("ready")
                                        && follower().state().changesBehind() == 0);
    }

    private static VacancyFollower follower() {
        return service.get(VacancyFollower.class);
    }

    private static Optional<VacancyFacts> facts(UUID id) {
        return service.get(Retrieval.class).facts(new VacancyId(id));
    }

    private static void awaitShown(UUID id, boolean shown) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(VISIBLE_WITHIN)
                .until(() -> facts(id).isPresent() == shown);
    }

    private static IndexCopy copy() {
        return service.get(VacancyIndex.class).current().orElseThrow();
    }

    /** Id → facts as bytes, of everything shown. */
    private static Map<UUID, String> inDatabase() {
        Map<UUID, String> shown = new HashMap<>();
        Taxonomy taxonomy = service.get(Taxonomy.class);
        LinesOfWork lines = service.get(LinesOfWork.class);
        service.get(Transactions.class)
                .work(
                        connection -> {
                            service.get(Vacancies.class)
                                    .eachOpen(
                                            connection,
                                            each -> {
                                                if (each.shown()) {
                                                    shown.put(
                                                            each.vacancy().id().value(),
                                                            bytes(
                                                                    VacancyFacts.of(
                                                                            each, taxonomy,
                                                                            lines)));
                                                }
                                            });
                            return true;
                        });
        return shown;
    }

    private static String bytes(VacancyFacts facts) {
        return Arrays.toString(FactsCodec.encode(facts));
    }

    private static Map<UUID, String> inIndex(IndexCopy copy) throws IOException {
        Map<UUID, String> held = new HashMap<>();
        for (UUID id : copy.versions().keySet()) {
            copy.search(
                    searcher -> {
                        var hits =
                                searcher.search(
                                                VacancyTerms.set(
                                                        VacancyFields.ID,
                                                        Collections.singleton(id.toString())),
                                                2)
                                        .scoreDocs;
                        assertThat(hits).hasSize(1);
                        var facts = VacancyRetrieval.facts(searcher, new int[] {hits[0].doc});
                        return held.put(id, bytes(facts.getFirst()));
                    });
        }
        return held;
    }

    @Test
    void aChangeIsVisibleWithinASecond() {
        UUID job = given.job(bakery, "Baker", "7512", "TH-50");
        awaitShown(job, true);
        given.tell(job, "hours", 40);
        await().pollInterval(Duration.ofMillis(20))
                .atMost(VISIBLE_WITHIN)
                .until(() -> facts(job).orElseThrow().hours() == 40);
        given.close(job);
        awaitShown(job, false);
    }

    @Test
    void suspendingAnEmployerTakesAllItsVacanciesOut() {
        UUID shop = given.employer("Tindahan ni Aling Nena");
        UUID one = given.job(shop, "Shop assistant", "5223", "PH-CEB");
        UUID other = given.job(shop, "Cashier", "5230", "PH-CEB");
        awaitShown(one, true);
        awaitShown(other, true);
        given.suspend(shop);
        awaitShown(one, false);
        awaitShown(other, false);
    }

    @Test
    void aLowerSequenceThatCommitsLaterIsNotMissed() throws Exception {
        try (Connection slow = service.superuser()) {
            slow.setAutoCommit(false);
            UUID late = given.jobWithin(slow, bakery, "Taken first, committed last");
            UUID early = given.job(bakery, "Taken second, committed first", null, "TH-50");
            // Nothing of a later transaction is read while an earlier one may still commit.
            await().during(Duration.ofMillis(700))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> facts(late).isEmpty() && facts(early).isEmpty());
            slow.commit();
            awaitShown(late, true);
            awaitShown(early, true);
        }
    }

    @Test
    void transactionsAreReadInTheOrderOfTheirNumbersNotOfTheirDigits() {
        UUID ninetyNine = UUID.randomUUID();
        UUID hundred = UUID.randomUUID();
        service.sql(
                "insert into change_log (xid, subject, id) values ('100', 'vacancy', ?)", hundred);
        service.sql(
                "insert into change_log (xid, subject, id) values ('99', 'vacancy', ?)",
                ninetyNine);
        Changes.Change first = changeAfter(new ChangePoint(0, 0));
        assertThat(first.id()).isEqualTo(ninetyNine);
        assertThat(changeAfter(first.at()).id()).isEqualTo(hundred);
    }

    private static Changes.Change changeAfter(ChangePoint point) {
        return service.get(Transactions.class)
                .work(connection -> service.get(Changes.class).after(connection, point, 1))
                .getFirst();
    }

    @Test
    void searchEqualsTheDatabaseBeforeAndAfterARebuild() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            UUID job = given.job(bakery, "Job " + i, i % 3 == 0 ? "7512" : null, "TH-50");
            switch (random.nextInt(5)) {
                case 0 -> given.close(job);
                case 1 -> given.tell(job, "valid_until", TestWorld.TODAY.minusYears(1));
                case 2 -> given.pay(job, 1_200_000, "THB");
                case 3 -> given.tell(job, "live_in", true);
                default -> given.tell(job, "overseas", true);
            }
        }
        // How far it is behind is known since its last look only, so the index itself is asked.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(inIndex(copy())).isEqualTo(inDatabase()).isNotEmpty());
        IndexCopy before = copy();
        follower().rebuild();
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                service.get(VacancyIndex.class)
                                        .current()
                                        .filter(now -> !now.equals(before))
                                        .isPresent());
        assertThat(inIndex(copy())).isEqualTo(inDatabase());
        await().untilAsserted(() -> assertThat(before.folder()).doesNotExist());
    }

    @Test
    void whatAKilledServiceHadNotCommittedIsFollowedAgain(
            @org.junit.jupiter.api.io.TempDir Path elsewhere) throws Exception {
        UUID kept = given.job(bakery, "Kept", "7512", "TH-50");
        awaitShown(kept, true);
        // The disk as a kill leaves it: files of the last commit and half of what came after.
        for (int i = 0; i < 20; i++) {
            given.job(bakery, "Written and not committed " + i, null, "TH-50");
        }
        given.close(kept);
        awaitShown(kept, false);
        Path killed = copied(copy().folder(), elsewhere);
        UUID after = given.job(bakery, "Posted while the service was down", null, "TH-50");
        awaitShown(after, true);
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer();
                IndexCopy reopened =
                        IndexCopy.open(killed, analyzer, VacancyFields.SCHEMA, _ -> {})
                                .orElseThrow()) {
            while (follower().follow(reopened)) {
                // until nothing waits
            }
            assertThat(inIndex(reopened)).isEqualTo(inDatabase());
        }
    }

    /** The folder as it was at one moment: what is merged meanwhile is copied anew. */
    private static Path copied(Path from, Path into) throws IOException {
        for (int attempt = 0; ; attempt++) {
            Path to = Files.createDirectories(into.resolve("killed-" + attempt));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    if (!file.getFileName().toString().equals("write.lock")) {
                        Files.copy(file, to.resolve(file.getFileName().toString()));
                    }
                }
                return to;
            } catch (NoSuchFileException merged) {
                // the service goes on, and takes away what it needs no more
            }
        }
    }

    @Test
    void aDatabaseRestoredFromABackupRebuildsTheIndex() {
        UUID job = given.job(bakery, "Before the restore", null, "TH-50");
        awaitShown(job, true);
        IndexCopy before = copy();
        service.sql("update database_epoch set epoch = gen_random_uuid()");
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                service.get(VacancyIndex.class)
                                        .current()
                                        .filter(now -> !now.equals(before))
                                        .isPresent());
        assertThat(facts(job)).isPresent();
    }

    @Test
    void theStalenessCheckRepairsWhatNobodyLogged() throws Exception {
        UUID closed = given.job(bakery, "Closed behind our back", null, "TH-50");
        UUID changed = given.job(bakery, "Changed behind our back", null, "TH-50");
        awaitShown(closed, true);
        awaitShown(changed, true);
        service.sql("update vacancy set state = 'filled' where id = ?", closed);
        service.sql("update vacancy set hours = 20, version = 9 where id = ?", changed);
        assertThat(follower().check(copy())).isEqualTo(2);
        assertThat(facts(closed)).isEmpty();
        assertThat(facts(changed).orElseThrow().hours()).isEqualTo(20);
        assertThat(follower().check(copy())).isZero();
    }

    @Test
    void aCopyThatWasAwayForTooLongStaysAsOldAsItIs() throws Exception {
        IndexCopy copy = follower().newCopy();
        Instant away = Instant.now().minus(Duration.ofDays(8));
        try {
            copy.commit(copy.progress().committedAt(away, 0, 7));
            follower().commit(copy);
            assertThat(copy.progress().committed()).isEqualTo(away);
            copy.commit(copy.progress().committedAt(Instant.now(), 0, 7));
            follower().commit(copy);
            assertThat(copy.progress().committed()).isAfter(away.plus(Duration.ofDays(7)));
        } finally {
            copy.close();
            IndexCopy.delete(copy.folder());
        }
    }

    /** Two things belong in the index, and of one no document can be made. */
    private static final class HalfBroken extends IndexFollower {
        final UUID broken = UUID.randomUUID();
        final UUID whole = UUID.randomUUID();
        volatile Runnable whileMaking = () -> {};

        HalfBroken(VacancyIndex index) {
            super(
                    "things",
                    "test.index",
                    index,
                    service.get(Changes.class),
                    service.get(Transactions.class),
                    InstantSource.system(),
                    new SimpleMeterRegistry());
        }

        @Override
        Set<UUID> touched(Connection worker, List<Changes.Change> logged) {
            return Set.of(broken, whole);
        }

        @Override
        Map<UUID, Kept> kept(Connection worker, Collection<UUID> ids) {
            return Map.of(broken, one(broken), whole, one(whole));
        }

        private Kept one(UUID id) {
            return new Kept(
                    id,
                    1,
                    () -> {
                        whileMaking.run();
                        Document document = new Document();
                        String value = id.equals(whole) ? "1" : "1".repeat(40_000);
                        document.add(new StringField(VacancyFields.ID, value, Field.Store.NO));
                        return document;
                    });
        }

        @Override
        void eachKept(Connection worker, Consumer<Kept> each) {
            kept(worker, Set.of()).values().forEach(each);
        }

        @Override
        Map<UUID, Integer> versions(Connection worker) {
            return Map.of(broken, 1, whole, 1);
        }
    }

    @Test
    void whatCannotBeWrittenKeepsNothingElseWaiting(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        try (VacancyIndex index = new VacancyIndex(folder);
                HalfBroken follower = new HalfBroken(index);
                IndexCopy copy = follower.newCopy()) {
            assertThat(copy.documents()).as("built").isEqualTo(1);
            given.job(bakery, "A change to follow", null, "TH-50");
            while (follower.follow(copy)) {
                // until nothing waits
            }
            copy.refresh();
            assertThat(copy.holdsAny(List.of("1"))).as("followed").isTrue();
        }
    }

    @Test
    void whatItDoesNotKeepUpWithIsMadeOnAllProcessors(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        try (VacancyIndex index = new VacancyIndex(folder);
                HalfBroken follower = new HalfBroken(index);
                IndexCopy copy = follower.newCopy()) {
            CountDownLatch atOnce = new CountDownLatch(2);
            AtomicBoolean both = new AtomicBoolean(true);
            follower.whileMaking =
                    () -> {
                        atOnce.countDown();
                        try {
                            if (!atOnce.await(10, TimeUnit.SECONDS)) {
                                both.set(false);
                            }
                        } catch (InterruptedException e) {
                            both.set(false);
                        }
                    };
            service.sql(
                    "insert into change_log (subject, id)"
                            + " select 'vacancy', gen_random_uuid() from generate_series(1, 1_200)");
            // It has been behind for a while, and there is more than it reads at once.
            await().pollDelay(Duration.ofMillis(2_100)).until(() -> follower.follow(copy));
            copy.refresh();
            assertThat(both).isTrue();
            assertThat(copy.holdsAny(List.of("1"))).isTrue();
        }
    }

    @Test
    void aPlaceThatIsAskedForIsSaidOrNotSaidAtAll() {
        UUID said = given.vacancy("job", bakery, "Glassblower", null, "TH-57");
        UUID unsaid = given.vacancy("job", bakery, "Glassblower", null, null);
        UUID elsewhere = given.vacancy("job", bakery, "Glassblower", null, "TH-50");
        List.of(said, unsaid, elsewhere).forEach(id -> awaitShown(id, true));
        assertThat(sought("glassblower chiang rai")).containsExactly(said, unsaid);
        assertThat(sought("glassblower chiang rai chiang mai"))
                .containsExactlyInAnyOrder(said, elsewhere, unsaid)
                .endsWith(unsaid);
        assertThat(sought("glassblower cebu")).isEmpty();
        UUID written = given.vacancy("job", bakery, "Glassblower, Sukhumvit", null, null);
        awaitShown(written, true);
        assertThat(sought("glassblower sukhumvit")).containsExactly(written, unsaid);
    }

    @Test
    void aWordOfAShownNameFindsWhatIsCodedSoInWhateverLanguage() {
        UUID coded = given.vacancy("job", bakery, "Zarqa post", "7512", "TH-57");
        UUID taught = given.vacancy("training", bakery, "Zarqa course", null, "TH-57");
        given.asks(taught, "care-children", true, true);
        UUID usual = given.vacancy("job", bakery, "Zarqa frame", "7212", "TH-57");
        List.of(coded, taught, usual).forEach(id -> awaitShown(id, true));
        for (String word : List.of("confectionery", "gumagawa", "ขนมหวาน")) {
            assertThat(sought("zarqa " + word)).as(word).containsExactly(coded);
        }
        for (String word : List.of("children", "bata", "เด็ก")) {
            assertThat(sought("zarqa " + word)).as(word).containsExactly(taught);
        }
        assertThat(sought("zarqa rai")).containsExactlyInAnyOrder(coded, taught, usual);
        assertThat(sought("zarqa drawings")).as("usual for its work, not named").isEmpty();
    }

    private static List<UUID> sought(String words) {
        return service
                .get(Retrieval.class)
                .search(new FreeSearch(words, Map.of(), Set.of(), 0, 5, Optional.empty()))
                .hits()
                .stream()
                .map(hit -> hit.facts().id().value())
                .toList();
    }

    @Test
    void aNewCopyBecomesOneSegmentThatIsSearchedAndKept(
            @org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        try (VacancyIndex index = new VacancyIndex(folder);
                HalfBroken follower = new HalfBroken(index)) {
            IndexCopy copy = follower.newCopy();
            Document second = new Document();
            second.add(new StringField(VacancyFields.ID, "2", Field.Store.NO));
            copy.add(second);
            copy.commit(copy.progress());
            copy.refresh();
            index.swap(copy);
            assertThat(segments(index)).isEqualTo(2);
            follower.merge(copy);
            assertThat(segments(index)).isEqualTo(1);
            assertThat(copy.documents()).isEqualTo(2);
        }
        try (VacancyIndex again = new VacancyIndex(folder)) {
            again.open();
            assertThat(segments(again)).isEqualTo(1);
        }
    }

    private static int segments(VacancyIndex index) {
        return index.search(searcher -> searcher.getIndexReader().leaves().size());
    }

    @Test
    void whatIsBeingWrittenIsKeptWhenItStops(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        CountDownLatch making = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (VacancyIndex index = new VacancyIndex(folder)) {
            try (HalfBroken follower = new HalfBroken(index)) {
                follower.onApplicationEvent(
                        new StartupEvent(service.get(ApplicationContext.class)));
                await().atMost(VISIBLE_WITHIN).until(() -> index.current().isPresent());
                follower.whileMaking =
                        () -> {
                            making.countDown();
                            try {
                                Thread.sleep(300);
                            } catch (InterruptedException e) {
                                interrupted.set(true);
                            }
                        };
                given.job(bakery, "A change while it stops", null, "TH-50");
                assertThat(making.await(10, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(interrupted).as("files would be closed under it").isFalse();
        }
        try (VacancyIndex again = new VacancyIndex(folder)) {
            again.open();
            assertThat(again.current().orElseThrow().documents()).isPositive();
        }
    }

    /** Whose segments cannot be made ready. */
    private static final class NeverReady extends IndexInUse<VacancyAnalyzer> {
        NeverReady(Path folder) {
            super(folder, new VacancyAnalyzer(), VacancyFields.SCHEMA);
        }

        @Override
        void ready(LeafReader segment) {
            throw new IllegalStateException("a segment that cannot be read");
        }
    }

    @Test
    void whatCannotBeMadeReadyNeitherEndsTheWriterNorStaysOpen(
            @org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
        try (NeverReady index = new NeverReady(folder)) {
            IndexCopy copy = index.create(copy().progress());
            for (int i = 0; i < 40; i++) {
                Document document = new Document();
                document.add(
                        new StringField(
                                VacancyFields.ID, UUID.randomUUID().toString(), Field.Store.NO));
                copy.add(document);
                copy.refresh();
            }
            copy.commit(copy.progress());
            assertThat(copy.documents()).as("merged on the way").isEqualTo(40);
            assertThatThrownBy(() -> index.swap(copy)).hasMessageContaining("cannot be read");
            assertThat(index.current()).isEmpty();
            assertThatThrownBy(copy::refresh).isInstanceOf(AlreadyClosedException.class);
        }
    }

    @Test
    void aCopyOfAnotherSchemaIsNotTakenUp() throws Exception {
        IndexCopy copy = follower().newCopy();
        copy.close();
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            assertThat(IndexCopy.open(copy.folder(), analyzer, VacancyFields.SCHEMA + 1, _ -> {}))
                    .isEmpty();
        } finally {
            IndexCopy.delete(copy.folder());
        }
    }

    @Test
    void anIndexThatCannotBeReadIsNoIndex(@org.junit.jupiter.api.io.TempDir Path folder)
            throws Exception {
        UUID name = UUID.randomUUID();
        Files.createDirectories(folder.resolve(name.toString()));
        Files.writeString(folder.resolve("current"), name.toString());
        Files.writeString(folder.resolve(name.toString()).resolve("segments_1"), "damaged");
        try (VacancyIndex index = new VacancyIndex(folder)) {
            index.open();
            assertThat(index.current()).isEmpty();
        }
    }
}
