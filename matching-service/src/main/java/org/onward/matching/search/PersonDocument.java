package org.onward.matching.search;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.onward.matching.match.Gates;
import org.onward.matching.match.PreparedProfile;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.Wishes;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;

/**
 * Turns a profile into its document: the wishes that vacancies are looked for by, the other way
 * round. Where those are a query over vacancies, here they are features that a vacancy asks for.
 */
final class PersonDocument {
    private PersonDocument() {}

    /**
     * @param profile without words
     */
    static Document of(
            int version, Profile profile, Taxonomy taxonomy, LinesOfWork lines, Ranking ranking) {
        Document document = new Document();
        String id = profile.person().value().toString();
        document.add(new StringField(VacancyFields.ID, id, Field.Store.NO));
        IdOrder.add(document, profile.person().value());
        document.add(new NumericDocValuesField(VacancyFields.VERSION, version));
        // Neither wishes nor the gates below depend on the day.
        PreparedProfile person =
                PreparedProfile.of(profile, taxonomy, lines, ranking, LocalDate.EPOCH);
        Wishes.of(person, List.of(Kind.values()), taxonomy, ranking)
                .forEach(wishes -> wishes(document, wishes));
        gates(document, Gates.of(profile, EnumSet.allOf(Kind.class), LocalDate.EPOCH));
        return document;
    }

    private static void wishes(Document document, Wishes wishes) {
        String field = PersonFields.wishes(wishes.kind());
        wishes.skills()
                .forEach((skill, gain) -> add(document, field, PersonFields.skill(skill), gain));
        wishes.work().forEach((work, gain) -> add(document, field, PersonFields.work(work), gain));
        wishes.occupations()
                .forEach((code, gain) -> add(document, field, PersonFields.occupation(code), gain));
        wishes.places()
                .forEach((code, gain) -> add(document, field, PersonFields.place(code), gain));
        wishes.countries()
                .forEach((code, gain) -> add(document, field, PersonFields.country(code), gain));
        wishes.sectors()
                .forEach((letter, gain) -> add(document, field, PersonFields.sector(letter), gain));
    }

    private static void add(Document document, String field, String feature, float gain) {
        // A kind that does not count something gains nothing by it, and Lucene takes no zero.
        if (gain >= Float.MIN_NORMAL) {
            document.add(new FeatureField(field, feature, gain));
        }
    }

    private static void gates(Document document, Gates gates) {
        Set<String> countries = gates.countries();
        for (String country : countries == null ? Set.of(PersonFields.ANYWHERE) : countries) {
            document.add(new StringField(PersonFields.COUNTRY, country, Field.Store.NO));
        }
        for (String country : gates.abroad()) {
            document.add(new StringField(PersonFields.ABROAD, country, Field.Store.NO));
        }
        for (Must must : gates.musts()) {
            document.add(new StringField(PersonFields.MUST, must.name(), Field.Store.NO));
        }
        if (gates.payFloor() != null) {
            document.add(
                    new StringField(
                            PersonFields.FLOOR_CURRENCY,
                            gates.payFloor().currency().getCurrencyCode(),
                            Field.Store.NO));
            document.add(new LongPoint(PersonFields.FLOOR, gates.payFloor().minor()));
        }
    }
}
