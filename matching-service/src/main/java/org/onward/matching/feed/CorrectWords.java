package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.PlainText;
import org.onward.matching.shared.Sql;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/**
 * Says what words of a feed's source mean: the rows it sends from then on are read so, with
 * confidence 1, until it is taken back. Staff, and the chamber whose source it is.
 */
@Singleton
public final class CorrectWords {
    static final int LONGEST = 200;
    private static final int MOST = 500;
    static final int LOOKED_AT = 5_000;

    /**
     * Words as they are compared, see {@link WordCorrections#folded}. Where a vacancy has only
     * skills that are no musts and have no words, they were read in running text; the words of such
     * a skill are its name.
     */
    private static final String READ =
            """
            with sent as materialized (
                select id, title, occupation, occupation_confidence from vacancy
                where source = ? order by external_id desc limit ?),
            read (subject, word, code, sure, many, in_text) as (
                select null, u.word, null, null::float8, count(*), false
                from sent join vacancy_unresolved u on u.vacancy_id = sent.id group by u.word
                union all
                select 'skill', s.word, s.skill_id::text, min(s.confidence)::float8, count(*), false
                from sent join vacancy_skill s on s.vacancy_id = sent.id
                where s.word is not null group by s.word, s.skill_id
                union all
                select 'skill', l.text, t.code, t.sure, t.many, true
                from (
                    select s.skill_id::text, min(s.confidence)::float8, count(*)
                    from sent join vacancy_skill s on s.vacancy_id = sent.id
                    where not exists (
                        select from vacancy_skill o where o.vacancy_id = sent.id
                            and (o.must or o.word is not null))
                    group by s.skill_id
                ) as t (code, sure, many) join label l on l.subject = 'skill'
                    and l.subject_key = t.code and l.language = 'en' and l.preferred
                union all
                select 'occupation', title, occupation, min(occupation_confidence)::float8,
                    count(*), false
                from sent group by title, occupation),
            compared as (
                select read.*, code is null or sure < ? as doubtful,
                    lower(regexp_replace(btrim(word), '\\s+', ' ', 'g')) as folded
                from read)
            select subject, word, code, sure, many, in_text, count(*) over () from compared one
            where (doubtful or ?) and (strpos(folded, ?) > 0 or in_text and exists (
                    select from label l where l.subject = 'skill' and l.subject_key = one.code
                        and strpos(lower(l.text), ?) > 0))
                and (? or not exists (
                    select from word_correction c
                    where c.source = ? and c.words = one.folded and c.revoked_at is null
                        and (one.subject is null or c.subject = one.subject)))
            order by folded = ? desc, doubtful desc, many desc, word, subject, code, in_text
            limit ? offset ?
            """;

    private final Transactions transactions;
    private final Sql sql;
    private final FeedScope scope;
    private final WordCorrections corrections;
    private final Taxonomy taxonomy;
    private final Audit audit;
    private final InstantSource clock;

    CorrectWords(
            Transactions transactions,
            Sql sql,
            FeedScope scope,
            WordCorrections corrections,
            Taxonomy taxonomy,
            Audit audit,
            InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.scope = scope;
        this.corrections = corrections;
        this.taxonomy = taxonomy;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param subject skill or occupation
     * @param code a skill's id or a unit group; none where the words mean no such thing
     */
    public record Correction(
            UUID id, String subject, String words, @Nullable String code, Instant correctedAt) {}

    /**
     * What was said of the same words before is taken back.
     *
     * @throws Problem NOT_FOUND for another's source, INVALID for a code that is not known
     */
    public Correction correct(
            Caller caller,
            String source,
            @Nullable String subject,
            @Nullable String words,
            @Nullable String code) {
        String said = Objects.requireNonNullElse(PlainText.line(words), "");
        String folded = WordCorrections.folded(said);
        Checked checked = new Checked(subject, folded, code);
        Correction correction =
                new Correction(UUID.randomUUID(), checked.subject(), folded, code, clock.instant());
        transactions.write(
                caller,
                () -> {
                    scope.source(caller, source);
                    checked.refuse();
                    OffsetDateTime now = at(correction.correctedAt());
                    sql.change(
                            """
                            update word_correction set revoked_at = ?, revoked_by = ?
                            where source = ? and subject = ? and words = ? and revoked_at is null
                            """,
                            now,
                            caller.account().value(),
                            source,
                            correction.subject(),
                            folded);
                    sql.change(
                            """
                            insert into word_correction
                                (id, source, subject, words, skill_id, occupation, corrected_at, corrected_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """,
                            correction.id(),
                            source,
                            correction.subject(),
                            folded,
                            checked.skill(),
                            checked.occupation(),
                            now,
                            caller.account().value());
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "correct_words",
                            "word_correction",
                            correction.id(),
                            source);
                });
        corrections.changed(source);
        return correction;
    }

    /** What holds now, the newest first. */
    public List<Correction> list(Caller caller, String source) {
        return transactions.read(
                caller,
                () -> {
                    scope.source(caller, source);
                    return sql.list(
                            """
                            select id, subject, words, coalesce(skill_id::text, occupation::text), corrected_at
                            from word_correction where source = ? and revoked_at is null
                            order by corrected_at desc, id limit ?
                            """,
                            row ->
                                    new Correction(
                                            row.getObject(1, UUID.class),
                                            row.getString(2),
                                            row.getString(3),
                                            row.getString(4),
                                            row.getObject(5, OffsetDateTime.class).toInstant()),
                            source,
                            MOST);
                });
    }

    /**
     * What words were read as.
     *
     * @param subject skill, occupation, or null where they met neither
     * @param code what they were taken for, or null
     * @param confidence the least; null without a code
     * @param vacancies how many of those looked at have them
     * @param inText whether they are the name of a skill that was read in running text
     */
    public record WordsRead(
            @Nullable String subject,
            String words,
            @Nullable String code,
            @Nullable Double confidence,
            int vacancies,
            boolean inText) {}

    /**
     * Some of the words of a source.
     *
     * @param all how many there are
     */
    public record Page(List<WordsRead> words, int all) {
        static final int LENGTH = 20;
    }

    /**
     * The words of the source's titles, kinds of work and skills, and the names of skills that were
     * read in running text: first what was not understood, or not for sure, of that and of the rest
     * the most frequent first; nothing that somebody corrected. Looks at {@value #LOOKED_AT}
     * vacancies.
     *
     * @param doubtful without the rest
     * @param number of the page, from 1
     * @throws Problem NOT_FOUND for another's source
     */
    public Page read(Caller caller, String source, boolean doubtful, int number) {
        return read(caller, source, "", doubtful, number);
    }

    /**
     * All that have these words in them, however they were understood, the same words first.
     *
     * @param words not empty
     * @throws Problem NOT_FOUND for another's source
     */
    public Page with(Caller caller, String source, String words, int number) {
        return read(caller, source, WordCorrections.folded(words), false, number);
    }

    private Page read(Caller caller, String source, String words, boolean doubtful, int number) {
        return transactions.read(
                caller,
                () -> {
                    scope.source(caller, source);
                    AtomicInteger all = new AtomicInteger();
                    List<WordsRead> read =
                            sql.list(
                                    READ,
                                    row -> {
                                        all.set(row.getInt(7));
                                        return new WordsRead(
                                                row.getString(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getObject(4, Double.class),
                                                row.getInt(5),
                                                row.getBoolean(6));
                                    },
                                    source,
                                    LOOKED_AT,
                                    Words.Resolved.TAKEN,
                                    !doubtful,
                                    words,
                                    words,
                                    !words.isEmpty(),
                                    source,
                                    words,
                                    Page.LENGTH,
                                    (number - 1) * Page.LENGTH);
                    return new Page(read, all.get());
                });
    }

    /**
     * @throws Problem NOT_FOUND for another's source, and where nothing is held
     */
    public void revoke(Caller caller, String source, UUID id) {
        transactions.write(
                caller,
                () -> {
                    scope.source(caller, source);
                    if (sql.change(
                                    """
                                    update word_correction set revoked_at = ?, revoked_by = ?
                                    where id = ? and source = ? and revoked_at is null
                                    """,
                                    at(clock.instant()),
                                    caller.account().value(),
                                    id,
                                    source)
                            == 0) {
                        throw Problem.notFound();
                    }
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "revoke_correction",
                            "word_correction",
                            id,
                            source);
                });
        corrections.changed(source);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** What was sent, with what is wrong about it. */
    private final class Checked {
        private final FieldErrors errors = new FieldErrors();
        private final String subject;
        private final @Nullable UUID skill;
        private final @Nullable String occupation;

        Checked(@Nullable String subject, String words, @Nullable String code) {
            this.subject = Objects.requireNonNullElse(subject, "");
            boolean isSkill = this.subject.equals("skill");
            errors.addIf(
                    !isSkill && !this.subject.equals("occupation"),
                    "subject",
                    "error.choose",
                    "Say skill or occupation.");
            errors.addIf(
                    words.isEmpty() || words.length() > LONGEST,
                    "words",
                    "error.too_long",
                    "Give 1 to 200 characters.");
            skill = code == null || !isSkill ? null : id(code);
            occupation = code == null || isSkill ? null : code;
            errors.addIf(
                    code != null
                            && (isSkill
                                    ? skill == null || taxonomy.skill(new SkillId(skill)).isEmpty()
                                    : !code.matches("[0-9]{4}")
                                            || !taxonomy.hasOccupation(new OccupationCode(code))),
                    "code",
                    "unknown_code",
                    "This code is not known.");
        }

        private static @Nullable UUID id(String code) {
            try {
                return UUID.fromString(code);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        String subject() {
            return subject;
        }

        @Nullable UUID skill() {
            return skill;
        }

        @Nullable String occupation() {
            return occupation;
        }

        void refuse() {
            errors.throwIfAny();
        }
    }
}
