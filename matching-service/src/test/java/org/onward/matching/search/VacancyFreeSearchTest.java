package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onward.matching.match.FakeTaxonomy;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;
import org.onward.matching.match.Given;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;

/** Counts and order of a search are those that going through every vacancy by hand gives. */
class VacancyFreeSearchTest {
    private static final int PAGE = 7;
    private static final List<String> TITLES =
            List.of("แม่ครัว", "Panadero sa umaga", "Sous-chef café");
    private static final List<String> WORDS = List.of("", "แม่ครัว", "panadero", "cafe chef");
    private static final Map<Facet, List<String>> ASKED =
            new EnumMap<>(
                    Map.of(
                            Facet.KIND, List.of("job", "training"),
                            Facet.COUNTRY, List.of("TH", "PH"),
                            Facet.PLACE, List.of("TH-50", "TH-10", "PH-CEB"),
                            Facet.SECTOR, List.of("C", "Q"),
                            Facet.ACCOMMODATION, List.of("yes", "no"),
                            Facet.BACKED, List.of("yes"),
                            Facet.ABROAD, List.of("yes", "no")));

    private record Written(String title, VacancyFacts facts) {
        String value(Facet facet) {
            return switch (facet) {
                case KIND -> facts.kind().name().toLowerCase(Locale.ROOT);
                case COUNTRY -> facts.country();
                case PLACE -> facts.place() == null ? Found.UNKNOWN : facts.place();
                case OCCUPATION ->
                        facts.occupation() == VacancyFacts.NONE
                                ? Found.UNKNOWN
                                : "%04d".formatted(facts.occupation()).substring(0, 1);
                case SECTOR ->
                        facts.sector() == 0 ? Found.UNKNOWN : Character.toString(facts.sector());
                case PAY -> facts.pay() == null ? Found.UNKNOWN : "known";
                case ACCOMMODATION ->
                        facts.accommodation() == Told.UNKNOWN
                                ? Found.UNKNOWN
                                : facts.accommodation().name().toLowerCase(Locale.ROOT);
                case BACKED ->
                        facts.kind() == Kind.JOB
                                ? "no"
                                : facts.backedSeats() > 0 ? "yes" : Found.UNKNOWN;
                case ABROAD -> facts.overseas() ? "yes" : "no";
            };
        }

        boolean tells(FreeSearch search, Facet facet) {
            return search.asked().getOrDefault(facet, Set.of()).contains(value(facet));
        }

        boolean passes(FreeSearch search, Facet facet) {
            boolean unknown = value(facet).equals(Found.UNKNOWN);
            if (!search.asked().containsKey(facet)) {
                return !search.known().contains(facet) || !unknown;
            }
            boolean near =
                    facet != Facet.PLACE
                            || search.asked().get(facet).stream()
                                    .anyMatch(place -> place.startsWith(facts.country()));
            return tells(search, facet) || (unknown && near && !search.known().contains(facet));
        }

        boolean isMet(FreeSearch search) {
            boolean valid =
                    facts.validUntilDay() == VacancyFacts.NO_DAY
                            || facts.validUntilDay() >= search.todayDay();
            String plain = title.toLowerCase(Locale.ROOT).replace('é', 'e');
            return valid && Set.of(search.words().split(" ")).stream().allMatch(plain::contains);
        }
    }

    @Test
    void countsAndOrderAreThoseOfGoingThroughAll(@TempDir Path folder) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FakeTaxonomy taxonomy = FakeTaxonomy.small();
        FacetValues facetValues;
        try (VacancyIndex index = new VacancyIndex(folder)) {
            facetValues = index.facetValues();
            IndexCopy copy = empty(index);
            TypedWords typed = new TypedWords(index, new LabelWords(taxonomy), taxonomy);
            LabelIndex labels = new LabelIndex(taxonomy);
            VacancyFreeSearch free =
                    new VacancyFreeSearch(
                            index, typed, new Spelling(index, typed, labels), labels, taxonomy);
            Map<UUID, Written> all = new LinkedHashMap<>();
            for (int round = 0; round < 4; round++) {
                change(copy, all, random, taxonomy);
                for (int i = 0; i < 60; i++) {
                    FreeSearch search = search(random);
                    assertThat(found(free, search))
                            .as("seed %d, %s", seed, search)
                            .isEqualTo(expected(all, search));
                }
            }
            assertThat(facetValues.held()).isPositive();
        }
        assertThat(facetValues.held()).as("of segments that are closed").isZero();
    }

    @Test
    void aSkillThatIsOfferedNoMoreIsStillFoundByItsName(@TempDir Path folder) throws Exception {
        UUID id = UUID.randomUUID();
        Taxonomy taxonomy = mock(Taxonomy.class);
        Skill skill = new Skill(new SkillId(id), 7, Skill.Kind.SKILL, true);
        when(taxonomy.skills()).thenReturn(List.of(skill));
        when(taxonomy.skill(skill.id())).thenReturn(Optional.of(skill));
        when(taxonomy.label(eq(Subject.SKILL), eq(id.toString()), anyString()))
                .thenReturn("fire earthenware");
        try (VacancyIndex index = new VacancyIndex(folder)) {
            TypedWords typed = new TypedWords(index, mock(Words.class), taxonomy);
            typed.build(List.of());
            assertThat(typed.shownAs("earthenware").coded())
                    .containsExactly(new TermQuery(new Term(VacancyFields.SKILL, "7")));
            assertThat(typed.shownAs("stoneware").coded()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "เเม่ครัว, แม่ครัว",
        "นํ้า, น้ำ",
        "นำ้, น้ำ",
        "ทําความสะอาด, ทำความสะอาด",
        "๔๒๐ ชั่วโมง, 420 ชั่วโมง"
    })
    void whatLooksTheSameInThaiIsTheSame(String copied, String usual) {
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            assertThat(analyzer.phrase(copied)).isEqualTo(analyzer.phrase(usual));
        }
        assertThat(LabelText.plain(copied)).isEqualTo(LabelText.plain(usual));
    }

    private static List<String> kindsOf(TypedWords typed, String words) {
        return typed.read(words).stream()
                .flatMap(word -> TypedWords.kinds(word).stream())
                .map(Term::text)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void whatIsTypedIsReadAsWhatIsMeant(@TempDir Path folder) throws Exception {
        try (VacancyIndex index = new VacancyIndex(folder)) {
            TypedWords typed = new TypedWords(index, mock(Words.class), mock(Taxonomy.class));
            typed.build(
                    List.of(
                            label(Subject.COUNTRY, "JP", "en", "Japan"),
                            label(Subject.COUNTRY, "JP", "th", "ญี่ปุ่น"),
                            label(Subject.COUNTRY, "AE", "en", "UAE"),
                            label(Subject.PLACE, "TH-40", "en", "Khon Kaen"),
                            label(Subject.PLACE, "TH-40", "th", "ขอนแก่น"),
                            label(Subject.SKILL, UUID.randomUUID().toString(), "en", "NG"),
                            label(Subject.OCCUPATION, "5120", "en", "apprentice")));
            assertThat(where(typed, "แม่บ้าน ญี่ปุ่น")).containsExactly("JP");
            assertThat(where(typed, "งานญี่ปุ่น")).containsExactly("JP");
            assertThat(where(typed, "ญี่ปุ่น")).containsExactly("JP");
            assertThat(where(typed, "พ่อครัวอาหารญี่ปุ่น")).isEmpty();
            assertThat(where(typed, "caregiver uae")).containsExactly("AE");
            assertThat(where(typed, "welder Khonkaen")).containsExactly("TH-40");
            assertThat(where(typed, "ช่างเชื่อม จ.ขอนแก่น")).containsExactly("TH-40");
            assertThat(told(typed, "รับสมัครช่างเชื่อม จังหวัดขอนแก่น ด่วน"))
                    .isEqualTo(told(typed, "ช่างเชื่อม ขอนแก่น"));
            assertThat(told(typed, "Urgently hiring, wanted: looking for jobs, vacancies"))
                    .isEmpty();
            assertThat(told(typed, "อยากทำงานช่างเชื่อม อำเภอ ตำบล"))
                    .isEqualTo(told(typed, "ช่างเชื่อม"));
            assertThat(told(typed, "lalawigan ng Cebu")).containsExactly("cebu");
            assertThat(told(typed, "IT")).containsExactly("it");
            assertThat(told(typed, "I know how to do it well")).doesNotContain("it");
            assertThat(told(typed, "Officer in IT who is to do good work")).contains("it");
            assertThat(kindsOf(typed, "welder apprentices")).containsExactly("apprenticeship");
            assertThat(kindsOf(typed, "aprentis")).containsExactly("apprenticeship");
            assertThat(kindsOf(typed, "ฝึกอบรม")).contains("training");
            assertThat(kindsOf(typed, "ฝึกงาน")).contains("apprenticeship");
            assertThat(kindsOf(typed, "อบรม")).containsExactly("training");
            assertThat(kindsOf(typed, "training")).containsExactly("training");
            assertThat(TypedWords.work(typed.read("apprentice"))).isEmpty();
        }
    }

    private static LabelRead label(Subject subject, String key, String language, String text) {
        return LabelRead.of(new Label(subject, key, language, text, true));
    }

    private static List<String> where(TypedWords typed, String words) {
        return TypedWords.where(typed.read(words)).stream().map(Found.Named::key).toList();
    }

    private static List<String> told(TypedWords typed, String words) {
        return typed.read(words).stream()
                .filter(word -> !word.tellsNothing())
                .map(TypedWords.Word::text)
                .toList();
    }

    private static IndexCopy empty(VacancyIndex index) throws IOException {
        IndexProgress none =
                new IndexProgress(
                        VacancyFields.SCHEMA,
                        UUID.randomUUID(),
                        "",
                        new IndexProgress.ChangePoint(0, 0),
                        Instant.EPOCH,
                        new TreeMap<>());
        IndexCopy copy = index.create(none);
        copy.commit(none);
        index.swap(copy);
        return copy;
    }

    /** New ones, some that say something else now, some that are gone; in a segment of its own. */
    private static void change(
            IndexCopy copy, Map<UUID, Written> all, Random random, FakeTaxonomy taxonomy)
            throws IOException {
        List<UUID> before = List.copyOf(all.keySet());
        List<UUID> gone = before.stream().filter(id -> random.nextInt(9) == 0).toList();
        copy.remove(gone.stream().map(UUID::toString).toList());
        gone.forEach(all::remove);
        for (int i = 0; i < 100; i++) {
            Given.Advert advert = VacancyTermsTest.advert(random);
            String title = TITLES.get(random.nextInt(TITLES.size()));
            advert.titled(title, "Morning shift")
                    .confirmed(Given.TODAY.minusDays(random.nextInt(4)));
            if (random.nextBoolean()) {
                advert.occupation(List.of("7512", "5120", "0110").get(random.nextInt(3)));
            }
            if (!all.isEmpty() && random.nextInt(5) == 0) {
                advert.id(all.values().iterator().next().facts().id());
            }
            int backed = random.nextInt(2);
            var indexed = new Vacancies.Indexed(advert.vacancy(), "ร้านค้า", true, backed);
            VacancyFacts facts = VacancyFacts.of(indexed, taxonomy, FakeTaxonomy::work);
            UUID id = facts.id().value();
            copy.put(id.toString(), VacancyDocument.of(indexed, taxonomy, FakeTaxonomy::work));
            all.put(id, new Written(title, facts));
        }
        copy.refresh();
    }

    private static FreeSearch search(Random random) {
        Map<Facet, Set<String>> asked = new EnumMap<>(Facet.class);
        Set<Facet> known = random.nextInt(4) == 0 ? Set.of(Facet.PAY, Facet.SECTOR) : Set.of();
        ASKED.forEach(
                (facet, values) -> {
                    if (random.nextInt(5) == 0) {
                        asked.put(facet, Set.of(values.get(random.nextInt(values.size()))));
                    }
                });
        return new FreeSearch(
                WORDS.get(random.nextInt(WORDS.size())),
                asked,
                known,
                (int) Given.TODAY.toEpochDay(),
                PAGE,
                Optional.empty());
    }

    /**
     * @param sayAll how many say all that was asked; they come first
     */
    private record Answer(
            List<UUID> order,
            int total,
            int sayAll,
            Map<Facet, Map<String, Integer>> countsByFacet) {}

    /** Page by page to the end. */
    private static Answer found(VacancyFreeSearch free, FreeSearch search) {
        Found first = free.search(search);
        List<UUID> order = new ArrayList<>();
        List<Boolean> sayAll = new ArrayList<>();
        Found page = first;
        while (true) {
            page.hits().forEach(hit -> order.add(hit.facts().id().value()));
            page.hits().forEach(hit -> sayAll.add(hit.saysAll()));
            if (page.hits().size() < PAGE) {
                break;
            }
            page =
                    free.search(
                            new FreeSearch(
                                    search.words(),
                                    search.asked(),
                                    search.known(),
                                    search.todayDay(),
                                    PAGE,
                                    Optional.of(page.hits().getLast().after())));
        }
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        first.facets()
                .forEach(
                        (facet, values) -> {
                            Map<String, Integer> byValue = new HashMap<>();
                            values.forEach(one -> byValue.put(one.value(), one.vacancies()));
                            counts.put(facet, byValue);
                        });
        assertThat(sayAll).isSortedAccordingTo(Comparator.reverseOrder());
        // Where words are asked the order goes by how well they are met, which is Lucene's affair.
        return new Answer(
                search.words().isEmpty() ? order : order.stream().sorted().toList(),
                first.total(),
                (int) sayAll.stream().filter(all -> all).count(),
                counts);
    }

    private static Answer expected(Map<UUID, Written> all, FreeSearch search) {
        List<Written> met = all.values().stream().filter(one -> one.isMet(search)).toList();
        Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
        for (Facet counted : Facet.values()) {
            Map<String, Integer> byValue = new HashMap<>();
            met.stream()
                    .filter(one -> passes(one, search, counted))
                    .forEach(one -> byValue.merge(one.value(counted), 1, Integer::sum));
            counts.put(counted, byValue);
        }
        List<Written> passing = met.stream().filter(one -> passes(one, search, null)).toList();
        List<UUID> order =
                passing.stream()
                        .sorted(
                                Comparator.comparingLong((Written one) -> told(one, search))
                                        .thenComparingLong(one -> one.facts().confirmedAt())
                                        .reversed()
                                        .thenComparing(one -> one.facts().id().value().toString()))
                        .map(one -> one.facts().id().value())
                        .toList();
        return new Answer(
                search.words().isEmpty() ? order : order.stream().sorted().toList(),
                passing.size(),
                (int) passing.stream().filter(one -> saysAll(one, search)).count(),
                counts);
    }

    /** Whether all conditions are passed, but for the one counted. */
    private static boolean passes(Written one, FreeSearch search, @Nullable Facet but) {
        return List.of(Facet.values()).stream()
                .allMatch(facet -> facet == but || one.passes(search, facet));
    }

    private static boolean saysAll(Written one, FreeSearch search) {
        return search.asked().keySet().stream().allMatch(facet -> one.tells(search, facet));
    }

    private static long told(Written one, FreeSearch search) {
        return search.asked().keySet().stream()
                .filter(facet -> !search.known().contains(facet) && one.tells(search, facet))
                .count();
    }
}
