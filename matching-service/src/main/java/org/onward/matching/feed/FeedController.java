package org.onward.matching.feed;

import static io.micronaut.http.HttpStatus.CREATED;
import static io.micronaut.http.HttpStatus.NO_CONTENT;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.AcceptLanguage;
import org.onward.matching.vacancy.RetireFedVacancies;

@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FeedController {
    private static final String FILE_NAME = "X-File-Name";
    private static final int IN_REPORT = 20;
    private static final int MOST = 500;
    private static final Pattern CURSOR =
            Pattern.compile("([0-9]{1,9}):(.{1,120})", Pattern.DOTALL);

    private final ImportFeed importFeed;
    private final RegisterFeedSource register;
    private final FeedSpool spool;
    private final FeedScope scope;
    private final FeedErrorFile errorFile;
    private final PostgresFeeds feeds;
    private final Transactions transactions;
    private final DecideRetirement decide;
    private final LinkFeedEmployer link;

    FeedController(
            ImportFeed importFeed,
            RegisterFeedSource register,
            FeedSpool spool,
            FeedScope scope,
            FeedErrorFile errorFile,
            PostgresFeeds feeds,
            Transactions transactions,
            DecideRetirement decide,
            LinkFeedEmployer link) {
        this.importFeed = importFeed;
        this.register = register;
        this.spool = spool;
        this.scope = scope;
        this.errorFile = errorFile;
        this.feeds = feeds;
        this.transactions = transactions;
        this.decide = decide;
        this.link = link;
    }

    /**
     * Takes a file of vacancies: text/csv, an .xlsx workbook, application/x-ndjson or
     * application/jsonl, application/json or application/ld+json (schema.org).
     *
     * @param content complete: what the file does not carry is over; delta: it says nothing of it;
     *     where left out, as the source says
     * @param fileName what the sender calls the file, for its report; percent-encoded UTF-8
     * @param wait false answers 202 with the run at once; else 200 with the report at the end
     */
    @Post("/feeds/{source}")
    @Consumes(MediaType.ALL)
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    HttpResponse<FeedReport> send(
            Caller caller,
            String source,
            @Nullable @QueryValue String content,
            @QueryValue(defaultValue = "true") boolean wait,
            @Nullable @Header("Content-Type") MediaType type,
            @Nullable @Header("Content-Length") Long length,
            @Nullable @Header(FILE_NAME) String fileName,
            @Nullable @Body InputStream body) {
        importFeed.mayImport(caller, source);
        FeedFormat format = format(type);
        FeedContent.asked(content, FeedContent.DELTA); // before a large body is received
        FeedSpool.Kept file =
                spool.keep(source, body == null ? InputStream.nullInputStream() : body, length);
        UUID id = importFeed.begin(caller, source, format, content, file.called(named(fileName)));
        if (wait) {
            importFeed.run(caller, id);
            return HttpResponse.ok(report(caller, id));
        }
        importFeed.inBackground(caller, id);
        return HttpResponse.accepted().body(report(caller, id));
    }

    /** A header holds no letters but English ones, so that others are written as in an address. */
    private static @Nullable String named(@Nullable String header) {
        try {
            return header == null ? null : URLDecoder.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return header;
        }
    }

    private static FeedFormat format(@Nullable MediaType type) {
        String name = type == null ? "" : type.getName();
        if (type != null
                && !type.getCharset()
                        .orElse(StandardCharsets.UTF_8)
                        .equals(StandardCharsets.UTF_8)) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_TYPE, "Send the file as UTF-8.");
        }
        return FeedFormat.ofMediaType(name)
                .orElseThrow(
                        () ->
                                Problem.of(
                                        Problem.Kind.UNSUPPORTED_TYPE,
                                        "Send text/csv, an .xlsx workbook, application/x-ndjson (JSON Lines) or application/ld+json."));
    }

    @Get("/feeds/runs/{id}")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    FeedReport report(Caller caller, UUID id) {
        return transactions.read(caller, () -> FeedReport.of(scope.run(caller, id), first(id)));
    }

    /** What is said of the file, then what waits or was not taken, then what was read otherwise. */
    private List<FeedRemark> first(UUID run) {
        List<FeedRemark> notes = feeds.notes(run, IN_REPORT);
        return Stream.of(
                        notes.stream().filter(FeedRemark::isOfFile),
                        feeds.toLookAt(run, IN_REPORT).stream(),
                        notes.stream().filter(note -> !note.isOfFile()))
                .flatMap(remarks -> remarks)
                .limit(IN_REPORT)
                .toList();
    }

    /**
     * Vacancies that a complete file no longer carries, or that a file calls filled: while a person
     * is asked about them all, afterwards those that ended.
     */
    @Get("/feeds/runs/{id}/missing")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    MissingList missing(
            Caller caller,
            UUID id,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "out_of_range", "Between 1 and %d.".formatted(MOST));
        }
        List<RetireFedVacancies.Line> lines = decide.missing(caller, id, cursor, limit + 1);
        boolean more = lines.size() > limit;
        List<RetireFedVacancies.Line> page = more ? lines.subList(0, limit) : lines;
        return new MissingList(
                page.stream().map(MissingView::of).toList(),
                more ? page.getLast().externalId() : null);
    }

    /** Says whether they are over. */
    @Post("/feeds/runs/{id}/retirement")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    FeedReport decide(Caller caller, UUID id, @Body RetirementForm form) {
        if (form.retire() == null) {
            throw Problem.invalid("retire", "required", "true or false.");
        }
        decide.decide(caller, id, form.retire());
        return report(caller, id);
    }

    @Get("/feeds/runs/{id}/rows")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    FeedRowList rows(
            Caller caller,
            UUID id,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "out_of_range", "Between 1 and %d.".formatted(MOST));
        }
        Matcher after = CURSOR.matcher(cursor == null ? "0:a" : cursor);
        if (!after.matches()) {
            throw Problem.invalid("cursor", "cursor", "This cursor was not given by us.");
        }
        FeedRun run = transactions.read(caller, () -> scope.run(caller, id));
        List<FeedRemark> remarks =
                transactions.read(
                        caller,
                        () ->
                                feeds.remarks(
                                        id,
                                        Integer.parseInt(after.group(1)),
                                        after.group(2),
                                        limit + 1));
        boolean more = remarks.size() > limit;
        List<FeedRemark> page = more ? remarks.subList(0, limit) : remarks;
        return new FeedRowList(
                FeedRowView.all(run, page),
                more ? page.getLast().line() + ":" + page.getLast().field() : null);
    }

    /** The rows held and rejected as they were sent, to be corrected and sent again. */
    @Get("/feeds/runs/{id}/errors.csv")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    HttpResponse<StreamedFile> errors(HttpRequest<?> request, Caller caller, UUID id) {
        return errorFile.answer(caller, id, AcceptLanguage.of(request, caller.language()));
    }

    /**
     * Names in the feed that look like a verified employer's, and that nobody has decided about.
     */
    @Get("/feeds/{source}/employers")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    NamedEmployerList employers(Caller caller, String source) {
        return new NamedEmployerList(
                link.open(caller, source).stream().map(NamedEmployerView::of).toList());
    }

    /** Says whom the feed means by a name. */
    @Post("/feeds/{source}/employers/{id}")
    @Status(NO_CONTENT)
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    void decide(Caller caller, String source, UUID id, @Body NamedEmployerForm form) {
        if (form.same() == null) {
            throw Problem.invalid("same", "required", "true or false.");
        }
        if (!form.same()) {
            link.refuse(caller, source, new EmployerId(id));
        } else if (form.employer() == null) {
            throw Problem.invalid("employer", "required", "An employer is needed.");
        } else {
            link.link(caller, source, new EmployerId(id), new EmployerId(form.employer()));
        }
    }

    @Post("/feed-sources")
    @Status(CREATED)
    @Secured(Role.Name.PROGRAMME_STAFF)
    FeedSourceView register(Caller caller, @Body FeedSourceForm form) {
        FeedSource source =
                register.register(
                        caller,
                        form.key(),
                        form.chamber(),
                        form.country(),
                        FeedContent.asked(form.content(), FeedContent.DELTA));
        return new FeedSourceView(
                source.key(), source.chamber(), source.country(), source.content().code());
    }

    @Serdeable
    record FeedSourceForm(
            @Nullable String key,
            @Nullable UUID chamber,
            @Nullable String country,
            @Nullable String content) {}

    @Serdeable
    record FeedSourceView(String key, @Nullable UUID chamber, String country, String content) {}

    /**
     * @param id of the record that stands for the name
     * @param registrationNumber as the feed has it
     * @param employer whom it looks like
     */
    @Serdeable
    record NamedEmployerView(
            UUID id,
            String name,
            @Nullable String registrationNumber,
            UUID employer,
            String employerName) {
        static NamedEmployerView of(FeedEmployers.LooksLike one) {
            return new NamedEmployerView(
                    one.id(),
                    one.name(),
                    one.registrationNumber(),
                    one.employer(),
                    one.employerName());
        }
    }

    @Serdeable
    record NamedEmployerList(List<NamedEmployerView> employers) {}

    /**
     * @param same whether the name is that employer's
     */
    @Serdeable
    record NamedEmployerForm(@Nullable Boolean same, @Nullable UUID employer) {}

    @Serdeable
    record RetirementForm(@Nullable Boolean retire) {}

    @Serdeable
    record MissingView(
            UUID id, String externalId, String title, String employerName, String state) {
        static MissingView of(RetireFedVacancies.Line line) {
            return new MissingView(
                    line.id().value(),
                    line.externalId(),
                    line.title(),
                    line.employer(),
                    line.state());
        }
    }

    @Serdeable
    record MissingList(List<MissingView> vacancies, @Nullable String next) {}

    /**
     * @param waitsItsTurn whether its file is not begun yet, as others are being read
     * @param missing how many vacancies a complete file no longer carries, with those that are
     *     asked about as rows call them filled; they are at {@code /missing}
     * @param retired how many of them ended by it
     * @param aboutRows how many rows the file has, judged by the bytes read so far
     * @param fileName what its sender calls it, where that is known
     * @param columns ours → what the file calls them
     * @param rows the first remarks, of these those on rows held or rejected first; all are at
     *     {@code /rows}
     */
    @Serdeable
    record FeedReport(
            UUID id,
            String source,
            String format,
            String content,
            String state,
            boolean waitsItsTurn,
            Instant startedAt,
            @Nullable Instant endedAt,
            int read,
            int created,
            int updated,
            int unchanged,
            int held,
            int rejected,
            int missing,
            int retired,
            @Nullable Long aboutRows,
            @Nullable String problem,
            @Nullable String fileName,
            Map<String, String> columns,
            List<FeedRowView> rows) {
        static FeedReport of(FeedRun run, List<FeedRemark> remarks) {
            return new FeedReport(
                    run.id(),
                    run.source(),
                    run.format().name().toLowerCase(Locale.ROOT),
                    run.content().code(),
                    run.state().name().toLowerCase(Locale.ROOT),
                    run.inLine(),
                    run.startedAt(),
                    run.endedAt(),
                    run.tally().read(),
                    run.tally().created(),
                    run.tally().updated(),
                    run.tally().unchanged(),
                    run.tally().held(),
                    run.tally().rejected(),
                    run.missing(),
                    run.retired(),
                    run.aboutRows(),
                    run.problem(),
                    run.fileName(),
                    run.header().columns(),
                    FeedRowView.all(run, remarks));
        }
    }

    /**
     * @param sheet its name, where several of a workbook were read
     * @param line of the file, or of the sheet
     * @param outcome held, rejected, or noted: taken, and read otherwise than it stands there
     */
    @Serdeable
    record FeedRowView(
            @Nullable String sheet,
            int line,
            String outcome,
            String field,
            String reason,
            @Nullable String read) {
        static List<FeedRowView> all(FeedRun run, List<FeedRemark> remarks) {
            return remarks.stream().map(one -> of(run.header().at(one.line()), one)).toList();
        }

        private static FeedRowView of(FeedHeader.At at, FeedRemark remark) {
            return new FeedRowView(
                    at.sheet(),
                    at.row(),
                    remark.outcome().code(),
                    remark.field(),
                    remark.reason(),
                    remark.read());
        }
    }

    @Serdeable
    record FeedRowList(List<FeedRowView> rows, @Nullable String next) {}
}
