package org.onward.matching.feed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterChamber;
import org.onward.matching.feed.ImportView.Fault;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.shared.CountryTime;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Form;
import org.onward.matching.web.OwnForm;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** A chamber's file in, what became of each row out. */
@StaffPages(OwnForm.WITH_FILE)
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class ImportPages {
    private static final String SOURCE_HIRES =
            "No column names the employer; where no heading above a row does, this source counts as it:";
    private static final int ROWS = 100;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Pages pages;
    private final OwnForm ownForm;
    private final ImportFeed importFeed;
    private final FeedSpool spool;
    private final FeedScope scope;
    private final FeedErrorFile errorFile;
    private final PostgresFeeds feeds;
    private final DecideRetirement decide;
    private final LinkFeedEmployer link;
    private final RegisterFeedSource register;
    private final RegisterChamber chambers;
    private final Taxonomy taxonomy;
    private final Transactions transactions;
    private final LookedThrough lookedThrough;
    private final ProblemLanguage sentences;

    ImportPages(
            Pages pages,
            OwnForm ownForm,
            ImportFeed importFeed,
            FeedSpool spool,
            FeedScope scope,
            FeedErrorFile errorFile,
            PostgresFeeds feeds,
            DecideRetirement decide,
            LinkFeedEmployer link,
            RegisterFeedSource register,
            RegisterChamber chambers,
            Taxonomy taxonomy,
            Transactions transactions,
            LookedThrough lookedThrough,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.ownForm = ownForm;
        this.importFeed = importFeed;
        this.spool = spool;
        this.scope = scope;
        this.errorFile = errorFile;
        this.feeds = feeds;
        this.decide = decide;
        this.link = link;
        this.register = register;
        this.chambers = chambers;
        this.taxonomy = taxonomy;
        this.transactions = transactions;
        this.lookedThrough = lookedThrough;
        this.sentences = sentences;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Caller caller) {
        return show(request, caller, "", Form.of(null), List.of());
    }

    @Post
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    HttpResponse<?> send(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @Part("csrf") String csrf,
            @Nullable @Part("source") String source,
            @Nullable @Part("content") String content,
            @Nullable @Part("file") CompletedFileUpload file) {
        long bytes = file == null ? 0 : file.getSize();
        // Once it is closed, the server takes what it received off the disk; taken or not.
        try (InputStream body =
                file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            ownForm.require(request, Objects.requireNonNullElse(csrf, ""));
            String name = file == null ? "" : Objects.requireNonNullElse(file.getFilename(), "");
            return sent(
                    request,
                    caller,
                    Objects.requireNonNullElse(source, ""),
                    content,
                    new Received(name, bytes, body));
        } catch (IOException e) {
            throw new UncheckedIOException("a form's file could not be read", e);
        }
    }

    /**
     * @param name what its sender calls it
     */
    private record Received(String name, long bytes, InputStream body) {}

    private HttpResponse<?> sent(
            HttpRequest<?> request,
            Caller caller,
            String chosen,
            @Nullable String content,
            Received file) {
        Page page = pages.page(request);
        List<Fault> faults = new ArrayList<>();
        if (chosen.isEmpty()) {
            faults.add(new Fault("source", page.t("error.choose_one")));
        }
        if (file.bytes() == 0) {
            faults.add(
                    new Fault(
                            "file",
                            file.name().isEmpty()
                                    ? page.t("import.file.missing")
                                    : sentences.toStaff(caller.language(), "The file is empty.")));
        }
        if (faults.isEmpty()) {
            try {
                UUID id = begin(caller, chosen, content, file);
                return HttpResponse.seeOther(URI.create("/import/" + id));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case CONFLICT, TOO_LARGE, NO_ROOM ->
                            faults.add(
                                    new Fault(
                                            "file",
                                            sentences.toStaff(
                                                    caller.language(), problem.detail())));
                    default -> throw problem;
                }
            }
        }
        return show(request, caller, chosen, Form.of(null), faults).status(HttpStatus.BAD_REQUEST);
    }

    /** Where files may come from. */
    @Post("/sources")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.PROGRAMME_STAFF)
    HttpResponse<?> register(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form typed = Form.of(fields);
        try {
            register.register(
                    caller,
                    typed.text("key"),
                    uuid(typed.text("chamber")),
                    typed.text("country"),
                    typed.text("content").equals("complete")
                            ? FeedContent.COMPLETE
                            : FeedContent.DELTA);
            return HttpResponse.seeOther(URI.create(OwnForm.WITH_FILE));
        } catch (Problem problem) {
            if (problem.errors().isEmpty()) {
                throw problem;
            }
            List<Fault> faults =
                    problem.errors().stream()
                            .map(
                                    error ->
                                            new Fault(
                                                    error.field(),
                                                    sentences.toStaff(
                                                            caller.language(), error.message())))
                            .toList();
            return show(request, caller, "", typed, faults).status(HttpStatus.BAD_REQUEST);
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The report fills while the file is read. */
    private UUID begin(Caller caller, String source, @Nullable String content, Received file) {
        importFeed.mayImport(caller, source);
        UUID id =
                importFeed.begin(
                        caller,
                        source,
                        FeedFormat.ofFile(file.name()),
                        content,
                        spool.keep(source, file.body(), file.bytes()).called(file.name()));
        importFeed.inBackground(caller, id);
        return id;
    }

    /** Whether what a complete file no longer carries is over. */
    @Post("/{id}/retirement")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> decide(Caller caller, UUID id, @Nullable @Body Map<String, Object> fields) {
        try {
            decide.decide(caller, id, Form.of(fields).text("answer").equals("retire"));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            // Somebody else has answered, or a later file did: the report says what became of it.
        }
        return HttpResponse.seeOther(URI.create(OwnForm.WITH_FILE + "/" + id));
    }

    /** Whether a name in the file is the employer's that it looks like. */
    @Post("/{id}/employers/{named}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> link(
            Caller caller, UUID id, UUID named, @Nullable @Body Map<String, Object> fields) {
        Form typed = Form.of(fields);
        String source = transactions.read(caller, () -> scope.run(caller, id)).source();
        UUID employer = uuid(typed.text("employer"));
        try {
            if (typed.text("answer").equals("other")) {
                link.refuse(caller, source, new EmployerId(named));
            } else if (typed.text("answer").equals("same") && employer != null) {
                link.link(caller, source, new EmployerId(named), new EmployerId(employer));
            }
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            // Somebody else has verified it meanwhile: there is nothing to ask any more.
        }
        return HttpResponse.seeOther(URI.create(OwnForm.WITH_FILE + "/" + id));
    }

    /** What was not taken, to be corrected and sent again. */
    @Get("/{id}/errors.csv")
    HttpResponse<StreamedFile> errors(Caller caller, UUID id) {
        return errorFile.answer(caller, id, caller.language());
    }

    @Get("/{id}")
    HttpResponse<?> report(HttpRequest<?> request, Caller caller, UUID id) {
        Page page = pages.page(request);
        FeedRun run = transactions.read(caller, () -> scope.run(caller, id));
        List<FeedRemark> remarks = transactions.read(caller, () -> feeds.toLookAt(id, ROWS));
        List<FeedRemark> notes = transactions.read(caller, () -> feeds.notes(id, ROWS));
        String country =
                transactions.read(caller, () -> scope.source(caller, run.source()).country());
        FeedTally tally = run.tally();
        OptionalInt looked =
                tally.created() == 0
                        ? OptionalInt.empty()
                        : transactions.read(caller, () -> lookedThrough.percent(run.endedAt()));
        String language = caller.language();
        return pages.show(
                request,
                "feed/report",
                new ImportView.Report(
                        id.toString(),
                        run.source(),
                        when(page, run, country),
                        run.fileName(),
                        run.state() == FeedRun.State.RUNNING,
                        run.inLine(),
                        run.missing(),
                        run.retired(),
                        run.state() == FeedRun.State.WAITING,
                        decide.missing(caller, id, null, ROWS).stream()
                                .map(
                                        one ->
                                                new ImportView.Missing(
                                                        one.id().value().toString(),
                                                        one.externalId(),
                                                        one.title(),
                                                        one.employer(),
                                                        one.state()))
                                .toList(),
                        run.state() == FeedRun.State.RUNNING
                                ? List.of()
                                : link.open(caller, run.source()).stream()
                                        .map(
                                                one ->
                                                        new ImportView.LooksLike(
                                                                one.id().toString(),
                                                                one.name(),
                                                                one.registrationNumber(),
                                                                one.employer().toString(),
                                                                one.employerName()))
                                        .toList(),
                        run.aboutRows(),
                        tally.read(),
                        tally.created(),
                        tally.updated(),
                        tally.unchanged(),
                        tally.held(),
                        tally.rejected(),
                        looked.isEmpty() ? null : looked.getAsInt(),
                        run.state() == FeedRun.State.INTERRUPTED
                                ? page.t("import.interrupted")
                                : run.problem() == null
                                        ? null
                                        : sentences.toStaff(language, run.problem()),
                        rows(page, run, remarks),
                        ofFile(page, run, notes),
                        rows(page, run, notes.stream().filter(one -> !one.isOfFile()).toList()),
                        notes.size() < ROWS
                                ? 0
                                : transactions.read(caller, () -> feeds.countNotes(id)) - ROWS,
                        remarks.size() < ROWS
                                ? 0
                                : Math.max(0, tally.held() + tally.rejected() - ROWS)));
    }

    private List<ImportView.OfFile> ofFile(Page page, FeedRun run, List<FeedRemark> notes) {
        String language = page.language();
        Map<String, String> columns = run.header().columns();
        return Stream.concat(
                        notes.stream()
                                .filter(FeedRemark::isOfFile)
                                .map(
                                        one ->
                                                new ImportView.OfFile(
                                                        sentences.toStaff(language, one.reason()),
                                                        named(page, one))),
                        columns.isEmpty() || columns.containsKey("employer")
                                ? Stream.of()
                                : Stream.of(
                                        new ImportView.OfFile(
                                                sentences.toStaff(language, SOURCE_HIRES),
                                                run.source())))
                .distinct()
                .toList();
    }

    /** What it is about, with our labels in the place of the documented names. */
    private static @Nullable String named(Page page, FeedRemark one) {
        return one.read() == null || !one.field().equals(FeedColumns.BY_WORDS)
                ? one.read()
                : FeedTable.meant(one.read(), column -> page.t("import.column." + column));
    }

    private List<ImportView.Row> rows(Page page, FeedRun run, List<FeedRemark> remarks) {
        return remarks.stream().map(one -> row(page, run.header(), one)).toList();
    }

    /** In the office's own words, with ours beside them. */
    private ImportView.Row row(Page page, FeedHeader header, FeedRemark one) {
        String field = one.field();
        String ours = FeedColumns.hasLabel(field) ? page.t("import.column." + field) : field;
        boolean ofFile = FeedColumns.ofFile().contains(field);
        boolean has = header.columns().isEmpty() || header.columns().containsKey(field);
        String own = has && !ofFile ? header.columns().getOrDefault(field, field) : ours;
        return new ImportView.Row(
                header.at(one.line()).toString(),
                one.held(),
                own,
                own.equalsIgnoreCase(ours) ? null : ours,
                sentences.toStaff(page.language(), one.reason()),
                read(page, one, has || ofFile || !FeedColumns.hasLabel(field)));
    }

    private static ImportView.Read read(Page page, FeedRemark one, boolean hasColumn) {
        String read = one.read();
        if (read != null && !read.isEmpty()) {
            return new ImportView.Read(read, false);
        }
        return new ImportView.Read(
                hasColumn ? page.t("import.nothing_read") : page.t("import.no_column", one.field()),
                true);
    }

    /** Day and time of the start, on the clock of where the files come from. */
    private static String when(Page page, FeedRun run, String country) {
        LocalDateTime at = LocalDateTime.ofInstant(run.startedAt(), CountryTime.zone(country));
        return page.t("import.when", page.day(at.toLocalDate()), CLOCK.format(at));
    }

    private static @Nullable String todo(Page page, FeedRun run) {
        int said = run.tally().held() + run.tally().rejected();
        return switch (run.state()) {
            case RUNNING -> null;
            case WAITING -> page.t("import.todo.waiting");
            case FAILED -> page.t("import.todo.failed");
            case INTERRUPTED -> page.t("import.todo.interrupted");
            case DONE ->
                    said == 0 && run.tally().read() == 0
                            ? page.t("import.no_rows")
                            : page.t("import.said", said);
        };
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, String chosen, Form typed, List<Fault> faults) {
        Page page = pages.page(request);
        Map<String, String> countries = new LinkedHashMap<>();
        transactions
                .read(caller, () -> scope.sources(caller))
                .forEach(source -> countries.put(source.key(), source.country()));
        List<String> sources = List.copyOf(countries.keySet());
        List<FeedRun> runs = transactions.read(caller, () -> feeds.runs(sources));
        return pages.show(
                request,
                "feed/import",
                new ImportView(
                        sources,
                        sources.size() == 1 ? sources.getFirst() : chosen,
                        runs.stream()
                                .map(
                                        run ->
                                                new ImportView.Line(
                                                        run.id().toString(),
                                                        run.source(),
                                                        when(
                                                                page,
                                                                run,
                                                                countries.getOrDefault(
                                                                        run.source(), "")),
                                                        run.fileName(),
                                                        run.inLine()
                                                                ? "in_line"
                                                                : run.state()
                                                                        .name()
                                                                        .toLowerCase(Locale.ROOT),
                                                        run.tally().read(),
                                                        todo(page, run),
                                                        run.state() == FeedRun.State.DONE
                                                                && run.tally().held()
                                                                                + run.tally()
                                                                                        .rejected()
                                                                        == 0))
                                .toList(),
                        caller.role() == Role.PROGRAMME_STAFF
                                ? new ImportView.Registering(
                                        typed,
                                        chambers.list(caller).stream()
                                                .map(
                                                        one ->
                                                                new Choice(
                                                                        one.id().toString(),
                                                                        one.name()))
                                                .toList(),
                                        taxonomy.places().stream()
                                                .map(Place::country)
                                                .distinct()
                                                .map(
                                                        code ->
                                                                new Choice(
                                                                        code,
                                                                        taxonomy.label(
                                                                                Subject.COUNTRY,
                                                                                code,
                                                                                page.language())))
                                                .toList())
                                : null,
                        faults));
    }
}
