package org.onward.matching.feed;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.TypedWords;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * The words of a source, first those that were not understood, for somebody to say what they mean.
 */
@StaffPages("/import/sources/{source}/words")
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class WordPages {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    /**
     * What of the words is shown.
     *
     * @param asked words that were asked for; empty for all of the list
     * @param list doubtful or all
     * @param number of the page, from 1
     */
    private record Part(String source, String asked, String list, int number) {
        static Part of(String source, String words, String list, String number) {
            String line = Objects.requireNonNullElse(PlainText.line(words), "");
            return new Part(
                    source,
                    line.substring(0, Math.min(CorrectWords.LONGEST, line.length())),
                    list.equals("all") ? "all" : "doubtful",
                    NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 1);
        }

        Part page(int other) {
            return new Part(source, asked, list, other);
        }

        String address() {
            return "/import/sources/%s/words?%s"
                    .formatted(
                            source,
                            asked.isEmpty()
                                    ? "list=" + list + "&page=" + number
                                    : "words="
                                            + URLEncoder.encode(asked, StandardCharsets.UTF_8)
                                            + "&page="
                                            + number);
        }
    }

    private final Pages pages;
    private final CorrectWords correct;
    private final TypedWords typed;
    private final Words words;
    private final Taxonomy taxonomy;

    WordPages(Pages pages, CorrectWords correct, TypedWords typed, Words words, Taxonomy taxonomy) {
        this.pages = pages;
        this.correct = correct;
        this.typed = typed;
        this.words = words;
        this.taxonomy = taxonomy;
    }

    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            String source,
            @QueryValue(defaultValue = "") String words,
            @QueryValue(defaultValue = "") String list,
            @QueryValue(defaultValue = "") String page,
            @QueryValue(defaultValue = "") String done) {
        return show(request, caller, Part.of(source, words, list, page), Form.of(null), done);
    }

    /** What was typed is taken where it names one thing; else the nearest are offered. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> correct(
            HttpRequest<?> request,
            Caller caller,
            String source,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String subject = form.text("subject");
        Optional<String> code = code(form, subject);
        Part part = Part.of(source, form.text("asked"), form.text("list"), form.text("page"));
        if (code.isEmpty() && !form.text("act").equals("none")) {
            return show(request, caller, part, form, "").status(HttpStatus.BAD_REQUEST);
        }
        correct.correct(caller, source, subject, form.text("words"), code.orElse(null));
        return HttpResponse.seeOther(
                URI.create(
                        new Part(source, "", part.list(), part.number()).address() + "&done=kept"));
    }

    @Post("/{id}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(Caller caller, String source, UUID id) {
        correct.revoke(caller, source, id);
        return HttpResponse.seeOther(
                URI.create("/import/sources/%s/words?done=revoked".formatted(source)));
    }

    private Optional<String> code(Form form, String subject) {
        String taken = form.text("take");
        if (!taken.isEmpty()) {
            return Optional.of(taken.substring(taken.indexOf('|') + 1));
        }
        String meaning = form.text(form.text("field"));
        if (meaning.isEmpty() || form.text("act").equals("none")) {
            return Optional.empty();
        }
        return subject.equals("skill")
                ? words.skill(meaning, null)
                        .filter(found -> found.confidence() >= Words.Resolved.TAKEN)
                        .map(found -> found.code().value().toString())
                : typed.occupation(meaning).map(found -> found.value());
    }

    /** What is asked for can be said of even where nothing read has it. */
    private CorrectWords.Page read(Caller caller, Part part) {
        if (part.asked().isEmpty()) {
            return correct.read(
                    caller, part.source(), part.list().equals("doubtful"), part.number());
        }
        CorrectWords.Page read = correct.with(caller, part.source(), part.asked(), part.number());
        return read.words().isEmpty()
                ? new CorrectWords.Page(
                        List.of(
                                new CorrectWords.WordsRead(
                                        null, part.asked(), null, null, 0, false)),
                        0)
                : read;
    }

    /**
     * The first page where there is none of this number, as after its last words were corrected.
     */
    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, Part part, Form sent, String done) {
        CorrectWords.Page read = read(caller, part);
        if (read.all() == 0 && part.number() > 1) {
            return show(request, caller, part.page(1), sent, done);
        }
        Page page = pages.page(request);
        String language = caller.language();
        List<WordsView.Line> lines = new ArrayList<>();
        for (CorrectWords.WordsRead one : read.words()) {
            if (!"occupation".equals(one.subject())) {
                lines.add(line(one, "skill", lines.size(), sent, language));
            }
            if (!"skill".equals(one.subject())) {
                lines.add(line(one, "occupation", lines.size(), sent, language));
            }
        }
        Faults faults = new Faults(page, Map.of());
        lines.stream()
                .filter(line -> isOf(line, sent))
                .forEach(
                        line -> {
                            List<Faults.Offer> near =
                                    typed.near(line.field(), line.meaning(), language);
                            String why =
                                    line.meaning().isEmpty()
                                            ? "words.meaning.missing"
                                            : near.isEmpty()
                                                    ? "error.not_found"
                                                    : "error.not_found.near";
                            faults.add(line.field(), page.t(why), near);
                        });
        return pages.show(
                request,
                "feed/words",
                new WordsView(
                        part.source(),
                        part.asked(),
                        part.list(),
                        part.number(),
                        CorrectWords.LOOKED_AT,
                        read.all(),
                        lines,
                        correct.list(caller, part.source()).stream()
                                .map(one -> correction(one, page, language))
                                .toList(),
                        faults,
                        done.equals("kept") || done.equals("revoked") ? done : "",
                        part.number() == 1 ? null : part.page(1).address(),
                        part.number() * CorrectWords.Page.LENGTH >= read.all()
                                ? null
                                : part.page(part.number() + 1).address()));
    }

    private static boolean isOf(WordsView.Line line, Form sent) {
        return line.subject().equals(sent.text("subject"))
                && line.words().equals(sent.text("words"));
    }

    private WordsView.Line line(
            CorrectWords.WordsRead one, String subject, int at, Form sent, String language) {
        String field = subject.equals("skill") ? "skills-" + at : "word-" + at + "-occupation";
        WordsView.Line line =
                new WordsView.Line(
                        subject,
                        one.words(),
                        one.vacancies(),
                        field,
                        "",
                        label(subject, one.code(), language),
                        one.confidence() == null ? 0 : (int) Math.round(100 * one.confidence()),
                        one.inText());
        return isOf(line, sent)
                ? new WordsView.Line(
                        subject,
                        line.words(),
                        line.vacancies(),
                        field,
                        sent.text(sent.text("field")),
                        line.readAs(),
                        line.sure(),
                        line.inText())
                : line;
    }

    private WordsView.Correction correction(
            CorrectWords.Correction one, Page page, String language) {
        return new WordsView.Correction(
                one.id().toString(),
                one.subject(),
                one.words(),
                label(one.subject(), one.code(), language),
                page.day(one.correctedAt().atOffset(ZoneOffset.UTC).toLocalDate()));
    }

    private @Nullable String label(String subject, @Nullable String code, String language) {
        return code == null
                ? null
                : taxonomy.label(
                        subject.equals("skill") ? Subject.SKILL : Subject.OCCUPATION,
                        code,
                        language);
    }
}
