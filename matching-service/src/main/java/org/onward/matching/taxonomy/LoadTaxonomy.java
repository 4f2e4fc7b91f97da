package org.onward.matching.taxonomy;

import io.micronaut.context.annotation.Value;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the vocabularies as their publishers give them. One load at a time; all of it holds or
 * nothing, and until then everybody goes on with the vocabulary there is. What is not sent stays:
 * O*NET alone leaves ESCO as it is.
 */
@Singleton
final class LoadTaxonomy {
    private static final Logger LOG = LoggerFactory.getLogger(LoadTaxonomy.class);
    private static final int MOST_CHANGES = 20_000; // more than ESCO has skills and occupations

    private final Transactions transactions;
    private final Sql sql;
    private final Audit audit;
    private final SwapTaxonomy swap;
    private final InstantSource clock;
    private final ExecutorService executor;
    private final Path folder;

    LoadTaxonomy(
            Transactions transactions,
            Sql sql,
            Audit audit,
            SwapTaxonomy swap,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor,
            @Value("${onward.data.folder}") String dataFolder) {
        this.transactions = transactions;
        this.sql = sql;
        this.audit = audit;
        this.swap = swap;
        this.clock = clock;
        this.executor = executor;
        this.folder = Path.of(dataFolder).resolve("taxonomy");
    }

    /**
     * @param state running, done, failed or interrupted
     * @param stage what is being done, or was done last
     * @param counts of what was read, by name
     * @param problem what was wrong, with file and line
     * @param changes what the release no longer holds, 1,000 at most; of files that were loaded
     *     before, what they changed then
     */
    record Load(
            UUID id,
            String state,
            String stage,
            Map<String, Integer> counts,
            @Nullable String problem,
            List<Change> changes) {}

    /**
     * A skill or an occupation that is gone.
     *
     * @param key the skill's or the ESCO occupation's
     * @param kept offered on by our own vocabulary
     * @param replacedBy the skill that its holders are read as having since, if one was found; of
     *     an occupation the unit group that keeps its names
     */
    record Change(
            Subject subject,
            UUID key,
            String label,
            boolean kept,
            @Nullable String replacedBy,
            @Nullable String replacedByLabel) {}

    /**
     * Takes the files and begins.
     *
     * @throws Problem CONFLICT while another load runs
     */
    UUID begin(Caller caller, InputStream tar) {
        requireAdministrator(caller);
        PublisherFiles files = PublisherFiles.unpack(tar, folder);
        UUID id = UUID.randomUUID();
        try {
            transactions.write(
                    caller,
                    () -> {
                        if (sql.change(
                                        """
                                        insert into taxonomy_load (id, account_id, state, stage, started_at)
                                        values (?, ?, 'running', 'files received', ?)
                                        on conflict ((true)) where state = 'running' do nothing
                                        """,
                                        id,
                                        caller.account().value(),
                                        now())
                                == 0) {
                            throw Problem.conflict(
                                    "Another load is running; wait until it has ended.");
                        }
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                "load_taxonomy",
                                "taxonomy_load",
                                id,
                                null);
                    });
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
        executor.execute(() -> run(caller, id, files));
        return id;
    }

    private void run(Caller caller, UUID id, PublisherFiles files) {
        try (files) {
            String counts =
                    transactions.work(
                            connection -> {
                                try {
                                    return write(
                                            connection,
                                            id,
                                            files,
                                            stage -> stage(caller, id, stage));
                                } catch (SQLException e) {
                                    throw new IllegalStateException(
                                            "the vocabulary could not be written", e);
                                }
                            });
            stage(caller, id, "names are indexed");
            indexed(id, counts);
        } catch (BadTaxonomyFile e) {
            end(id, "failed", "nothing was changed", "{}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a load of the vocabulary broke", e);
            end(
                    id,
                    "failed",
                    "nothing was changed",
                    "{}",
                    "Something broke on our side; the log says what.");
        }
    }

    /** What is written holds already, whatever becomes of the index of names. */
    private void indexed(UUID id, String counts) {
        try {
            swap.swap();
            end(id, "done", "in use", counts, null);
        } catch (RuntimeException e) {
            LOG.error("the names of a loaded vocabulary could not be indexed", e);
            end(
                    id,
                    "failed",
                    "written, not in use",
                    counts,
                    "The vocabulary was written, but its names could not be indexed; the log says why. Start the service again.");
        }
    }

    /**
     * From a folder on this machine, by nobody: for a program that runs an Onward of its own.
     *
     * @return what was read, by name, as JSON
     * @throws BadTaxonomyFile with file, line and reason
     */
    String load(Path published, Consumer<String> stage) {
        PublisherFiles files = PublisherFiles.in(published);
        UUID id = UUID.randomUUID();
        String counts =
                transactions.work(
                        connection -> {
                            try {
                                Sql.on(connection)
                                        .change(
                                                """
                                                insert into taxonomy_load (id, state, stage, started_at, ended_at)
                                                values (?, 'done', 'in use', ?, ?)
                                                """,
                                                id,
                                                now(),
                                                now());
                                return write(connection, id, files, stage);
                            } catch (SQLException e) {
                                throw new IllegalStateException(
                                        "the vocabulary could not be written", e);
                            }
                        });
        swap.swap();
        return counts;
    }

    private String write(
            Connection connection, UUID id, PublisherFiles files, Consumer<String> stage)
            throws SQLException {
        Sql worker = Sql.on(connection);
        LoadStarterTaxonomy.lock(connection);
        if (worker.first(
                        "select checksum from taxonomy_version where name = 'published'",
                        row -> row.getString(1))
                .equals(Optional.of(files.checksum()))) {
            return "{\"unchanged\":1}";
        }
        WritePublished to = new WritePublished(connection);
        Set<String> units = to.units();
        StringJoiner counts = new StringJoiner(",", "{", "}");
        Optional<Path> classification = files.file(PublisherFiles.CLASSIFICATION);
        Optional<Path> relations = files.file(PublisherFiles.RELATIONS);
        if (relations.isPresent() && classification.isEmpty()) {
            throw new BadTaxonomyFile(
                    PublisherFiles.CLASSIFICATION, 1, "relations say nothing without it");
        }
        if (classification.isPresent()) {
            stage.accept("ESCO is read");
            Esco esco =
                    new ReadEsco(
                                    classification.get(),
                                    relations.orElse(classification.get()),
                                    units)
                            .read();
            stage.accept("ESCO is written");
            int retired = to.esco(id, esco);
            count(counts, "skills", esco.skills().size());
            count(counts, "occupations", esco.occupations().size());
            count(counts, "links", esco.needs().size());
            count(counts, "relations", esco.relations().size());
            count(counts, "names", esco.labels().size());
            count(counts, "leftOut", esco.leftOut());
            count(counts, "retired", retired);
        }
        Optional<Path> onetFolder = files.onet();
        @Nullable String release = null;
        Optional<Path> crosswalk = files.file(PublisherFiles.CROSSWALK);
        if (crosswalk.isPresent() && onetFolder.isEmpty()) {
            throw new BadTaxonomyFile(
                    PublisherFiles.CROSSWALK, 1, "it says nothing without O*NET's tables");
        }
        if (onetFolder.isPresent()) {
            stage.accept("O*NET is read");
            Onet onet = new ReadOnet(onetFolder.get()).read();
            AttachOnet.Attached attached = AttachOnet.by(crosswalk, onet, units, to.unitNames());
            stage.accept("O*NET is written");
            to.onet(onet, attached.units());
            release = onet.release();
            count(counts, "onetOccupations", onet.occupations().size());
            count(counts, "onetAttached", attached.occupations());
            if (crosswalk.isPresent()) {
                count(counts, "crosswalkUnknown", attached.unknown());
            }
            count(counts, "onetUnmatchedRows", onet.unmatched());
        } else if (classification.isPresent()) {
            to.attachAnew();
        }
        Optional<Path> further = files.file(PublisherFiles.LABELS);
        if (further.isPresent()) {
            stage.accept("further names are written");
            List<Label> labels = ReadFurtherLabels.read(further.get(), to.skills(), to.unitKeys());
            to.labels(WritePublished.FURTHER, labels);
            count(counts, "furtherNames", labels.size());
        }
        worker.change(
                """
                insert into taxonomy_version as was (name, checksum, loaded_at, load_id, onet_release)
                values ('published', ?, ?, (select id from taxonomy_load where id = ?), ?)
                on conflict (name) do update
                set checksum = excluded.checksum, loaded_at = excluded.loaded_at, load_id = excluded.load_id,
                    onet_release = case when ? then excluded.onet_release else was.onet_release end
                """,
                files.checksum(),
                now(),
                id,
                release,
                onetFolder.isPresent());
        return counts.toString();
    }

    private static void count(StringJoiner counts, String name, int number) {
        counts.add("\"%s\":%d".formatted(name, number));
    }

    /** In a transaction of the caller, so that it is seen while the load is not. */
    private void stage(Caller caller, UUID id, String stage) {
        transactions.write(
                caller,
                () -> {
                    sql.change("update taxonomy_load set stage = ? where id = ?", stage, id);
                });
    }

    private void end(UUID id, String state, String stage, String counts, @Nullable String problem) {
        transactions.work(
                connection ->
                        Sql.on(connection)
                                .change(
                                        """
                                        update taxonomy_load
                                        set state = ?, stage = ?, counts = ?::jsonb, problem = ?, ended_at = ?
                                        where id = ?
                                        """,
                                        state,
                                        stage,
                                        counts,
                                        problem,
                                        now(),
                                        id));
    }

    Load load(Caller caller, UUID id) {
        requireAdministrator(caller);
        return transactions.read(
                caller,
                () ->
                        sql.first(
                                        """
                                        select state, stage, problem from taxonomy_load
                                        where id = ?
                                        """,
                                        row ->
                                                new Load(
                                                        id,
                                                        row.getString(1),
                                                        row.getString(2),
                                                        counts(id),
                                                        row.getString(3),
                                                        changes(id)),
                                        id)
                                .orElseThrow(Problem::notFound));
    }

    private Map<String, Integer> counts(UUID id) {
        Map<String, Integer> counts = new TreeMap<>();
        sql.list(
                """
                select key, value::int from taxonomy_load as load
                left join (
                    select counts from taxonomy_version
                    join taxonomy_load on taxonomy_load.id = load_id where name = 'published'
                ) as written on load.counts ?? 'unchanged'
                cross join jsonb_each_text(coalesce(written.counts, '{}') || load.counts)
                where load.id = ?
                """,
                row -> counts.put(row.getString(1), row.getInt(2)),
                id);
        return counts;
    }

    private List<Change> changes(UUID id) {
        return sql.list(
                """
                select coalesce(skill_id, occupation_id), skill_id is not null, change.label, kept,
                    coalesce(replaced_by::text, unit), shown.text
                from taxonomy_change as change
                left join label as shown
                    on shown.subject = case when skill_id is null then 'occupation' else 'skill' end
                    and shown.subject_key = coalesce(replaced_by::text, unit)
                    and shown.language = 'en' and shown.preferred
                where load_id = (
                    select case when counts ?? 'unchanged' then written.load_id else taxonomy_load.id end
                    from taxonomy_load
                    left join taxonomy_version as written on written.name = 'published'
                    where taxonomy_load.id = ?)
                order by change.label, 1 limit ?
                """,
                row ->
                        new Change(
                                row.getBoolean(2) ? Subject.SKILL : Subject.OCCUPATION,
                                row.getObject(1, UUID.class),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getString(5),
                                row.getString(6)),
                id,
                MOST_CHANGES);
    }

    /**
     * Loads that a stop of the service cut short: nothing of them was written, but of one that was
     * stopped after it was written, which is in use from now on.
     */
    @EventListener
    void interrupted(ServerStartupEvent started) {
        PublisherFiles.clear(folder);
        transactions.work(
                connection -> {
                    Sql worker = Sql.on(connection);
                    worker.change(
                            """
                            update taxonomy_load set state = 'done', stage = 'in use', ended_at = ?
                            where state = 'running'
                                and id = (select load_id from taxonomy_version where name = 'published')
                            """,
                            now());
                    return worker.change(
                            """
                            update taxonomy_load set state = 'interrupted', ended_at = ?,
                                stage = 'nothing was changed',
                                problem = 'The service stopped in the middle; load the files again.'
                            where state = 'running'
                            """,
                            now());
                });
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static void requireAdministrator(Caller caller) {
        if (caller.role() != Role.ADMINISTRATOR) {
            throw Problem.notAllowed();
        }
    }
}
