package org.onward.matching.search;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyState;

/** Turns a vacancy into its document. */
final class VacancyDocument {
    private VacancyDocument() {}

    /** Read by {@link VacancyAnalyzer#words}. */
    private static final class Written extends Field {
        private final String text;

        Written(String field, String text) {
            super(field, text, TextField.TYPE_NOT_STORED);
            this.text = text;
        }

        @Override
        public TokenStream tokenStream(Analyzer analyzer, @Nullable TokenStream reuse) {
            return ((VacancyAnalyzer) analyzer).words(name(), text);
        }
    }

    static Document of(Vacancies.Indexed indexed, Taxonomy taxonomy, LinesOfWork lines) {
        VacancyFacts facts = VacancyFacts.of(indexed, taxonomy, lines);
        Post post = indexed.vacancy().post();
        Document document = new Document();
        String id = facts.id().value().toString();
        document.add(new StringField(VacancyFields.ID, id, Field.Store.NO));
        IdOrder.add(document, facts.id().value());
        document.add(
                new BinaryDocValuesField(
                        VacancyFields.FACTS, new BytesRef(FactsCodec.encode(facts))));
        document.add(new NumericDocValuesField(VacancyFields.VERSION, facts.version()));
        document.add(new NumericDocValuesField(VacancyFields.CONFIRMED, facts.confirmedAt()));
        facet(document, VacancyFields.KIND, VacancyTerms.of(facts.kind()));
        facet(document, VacancyFields.COUNTRY, facts.country());
        facet(document, VacancyFields.PLACE, facts.place());
        facet(
                document,
                VacancyFields.SECTOR,
                facts.sector() == 0 ? null : Character.toString(facts.sector()));
        facet(document, VacancyFields.ACCOMMODATION, told(facts.accommodation()));
        MonthlyPay pay = facts.pay();
        facet(document, VacancyFields.PAY, pay == null ? null : "known");
        term(document, VacancyFields.EMPLOYER, facts.employer().value().toString());
        term(document, VacancyFields.LIVE_IN, told(facts.liveIn()));
        term(document, VacancyFields.NIGHTS, told(facts.nights()));
        facet(
                document,
                VacancyFields.OVERSEAS,
                facts.overseas() ? VacancyFields.YES : VacancyFields.NO);
        facet(document, VacancyFields.BACKED, backed(facts));
        if (pay != null) {
            term(document, VacancyFields.CURRENCY, pay.currency());
            document.add(new LongPoint(VacancyFields.PAY_MONTH_MAX, pay.maxMinor()));
        }
        if (facts.hours() != VacancyFacts.NONE) {
            document.add(new IntPoint(VacancyFields.HOURS, facts.hours()));
        }
        if (facts.validUntilDay() != VacancyFacts.NO_DAY) {
            document.add(new IntPoint(VacancyFields.VALID_UNTIL, facts.validUntilDay()));
        }
        if (indexed.vacancy().state() instanceof VacancyState.Open open) {
            document.add(new LongPoint(VacancyFields.OPENED, open.opened().toEpochMilli()));
        }
        occupation(document, facts);
        if (facts.mustsImplied()) {
            skills(document, VacancyFields.USUAL, facts.musts().skills());
        } else {
            skills(document, VacancyFields.SKILL, facts.musts().skills());
        }
        skills(document, VacancyFields.SKILL, facts.optional().skills());
        skills(document, VacancyFields.SKILL, facts.taught().skills());
        skills(document, VacancyFields.TEACHES, facts.taught().skills());
        Stream.of(Typed.saidIn(post.title(), true), Typed.saidIn(post.tasks(), false))
                .flatMap(Set::stream)
                .distinct()
                .forEach(said -> term(document, VacancyFields.SAID, VacancyTerms.of(said)));
        document.add(new Written(VacancyFields.TITLE, post.title()));
        document.add(new Written(VacancyFields.TASKS, post.tasks()));
        document.add(new Written(VacancyFields.EMPLOYER_NAME, indexed.employerName()));
        return document;
    }

    private static void occupation(Document document, VacancyFacts facts) {
        if (facts.occupation() == VacancyFacts.NONE) {
            facet(document, VacancyFields.MAJOR, null);
            return;
        }
        String code = "%04d".formatted(facts.occupation());
        facet(document, VacancyFields.MAJOR, code.substring(0, 1));
        for (int digits = 1; digits <= code.length(); digits++) {
            term(document, VacancyFields.OCCUPATION, code.substring(0, digits));
        }
    }

    private static void skills(Document document, String field, int[] skills) {
        for (int number : skills) {
            term(document, field, Integer.toString(number));
        }
    }

    /** A job is the work itself; that nothing stands behind a course is told by nobody. */
    private static @Nullable String backed(VacancyFacts facts) {
        if (facts.kind() == Kind.JOB) {
            return VacancyFields.NO;
        }
        return facts.backedSeats() > 0 ? VacancyFields.YES : null;
    }

    private static @Nullable String told(Told told) {
        return switch (told) {
            case UNKNOWN -> null;
            case YES -> VacancyFields.YES;
            case NO -> VacancyFields.NO;
        };
    }

    private static void term(Document document, String field, @Nullable String value) {
        document.add(
                new StringField(
                        field, value == null ? VacancyFields.UNKNOWN : value, Field.Store.NO));
    }

    private static void facet(Document document, String field, @Nullable String value) {
        term(document, field, value);
        document.add(
                new SortedDocValuesField(
                        field, new BytesRef(value == null ? VacancyFields.UNKNOWN : value)));
    }
}
