package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;

class TaxonomyInMemoryTest {
    private static final TestService service = TestService.start();
    private static final Taxonomy taxonomy = service.get(Taxonomy.class);
    private static final SkillId CARE_OLDER =
            new SkillId(UUID.fromString("261e740b-d32d-4356-94a8-3ea29128b70b"));

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void theStartLoadsTheFilesWeShip() {
        StarterTaxonomy shipped = new ReadStarterTaxonomy(new StarterFiles(null).contents()).read();
        assertThat(taxonomy.skills()).hasSameSizeAs(shipped.skills());
        assertThat(taxonomy.places()).hasSameSizeAs(shipped.places());
        assertThat(taxonomy.profiles()).hasSameSizeAs(shipped.profiles());
        assertThat(service.ask("select count(*) from label"))
                .isEqualTo(Integer.toString(shipped.labels().size()));
        assertThat(service.ask("select count(*) from related_skill"))
                .isEqualTo(Integer.toString(2 * shipped.relatedSkills().size()));
        assertThat(service.ask("select count(*) from occupation_skill"))
                .isEqualTo(Integer.toString(shipped.neededSkills().size()));
        assertThat(service.ask("select count(*) from label where reviewed and language <> 'en'"))
                .isEqualTo("0");
    }

    @Test
    void aSecondStartHasNothingToWrite() {
        assertThat(service.get(LoadStarterTaxonomy.class).load()).isFalse();
    }

    @Test
    void aSkillIsFoundByIdAndByNumber() {
        Skill skill = taxonomy.skill(CARE_OLDER).orElseThrow();
        assertThat(taxonomy.skillByNumber(skill.number())).contains(skill);
        assertThat(taxonomy.skillByNumber(-1)).isEmpty();
        assertThat(taxonomy.skillByNumber(1_000_000)).isEmpty();
        assertThat(taxonomy.skill(new SkillId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void numbersAreCompact() {
        assertThat(taxonomy.skills().getLast().number()).isEqualTo(taxonomy.skills().size());
    }

    @Test
    void relatedSkillsAreReadFromBothEndsStrongestFirst() {
        for (Skill skill : taxonomy.skills()) {
            assertThat(taxonomy.relatedTo(skill.number()))
                    .isSortedAccordingTo(Comparator.comparing(RelatedSkill::strength).reversed())
                    .allSatisfy(
                            other -> {
                                assertThat(other.number()).isNotEqualTo(skill.number());
                                assertThat(taxonomy.relatedTo(other.number()))
                                        .contains(
                                                new RelatedSkill(skill.number(), other.strength()));
                            });
        }
    }

    @Test
    void anOccupationKnowsItsSkillsAndTheyKnowIt() {
        OccupationCode cooks = new OccupationCode("5120");
        assertThat(taxonomy.hasOccupation(cooks)).isTrue();
        assertThat(taxonomy.hasOccupation(new OccupationCode("9999"))).isFalse();
        int[] essential = taxonomy.essentialSkills(cooks);
        assertThat(essential).isNotEmpty().doesNotContain(taxonomy.optionalSkills(cooks));
        assertThat(taxonomy.occupationsOf(essential[0])).contains(cooks);
        assertThat(taxonomy.skills().stream().mapToInt(Skill::number).filter(taxonomy.needs(cooks)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(essential).boxed().toList());
        assertThat(taxonomy.needs(new OccupationCode("9999")).test(essential[0])).isFalse();
        essential[0] = -1;
        assertThat(taxonomy.essentialSkills(cooks)).doesNotContain(-1);
    }

    @Test
    void everyOccupationHasTheProfileOfItsMinorGroup() {
        assertThat(taxonomy.profile(5120))
                .hasValueSatisfying(profile -> assertThat(profile.code()).isEqualTo("512"));
        assertThat(taxonomy.profile(9999)).isEmpty();
    }

    @Test
    void placesAndCountriesAreKnownByCode() {
        Place chiangMai = taxonomy.place("TH-50").orElseThrow();
        Place bangkok = taxonomy.place("TH-10").orElseThrow();
        assertThat(chiangMai.kmTo(bangkok)).isBetween(550.0, 620.0);
        assertThat(taxonomy.place("XX-1")).isEmpty();
        assertThat(taxonomy.hasCountry("PH")).isTrue();
        assertThat(taxonomy.hasCountry("XX")).isFalse();
    }

    @Test
    void aLabelFallsBackToEnglishAndThenToTheKey() {
        assertThat(taxonomy.label(Subject.PLACE, "TH-50", "th")).isEqualTo("เชียงใหม่");
        assertThat(taxonomy.label(Subject.PLACE, "PH-00", "fil")).isEqualTo("Kalakhang Maynila");
        assertThat(taxonomy.label(Subject.PLACE, "TH-50", "de")).isEqualTo("Chiang Mai");
        assertThat(taxonomy.label(Subject.PLACE, "XX-1", "en")).isEqualTo("XX-1");
        assertThat(taxonomy.label(Subject.SKILL, CARE_OLDER.value().toString(), "fil"))
                .isEqualTo("pag-aalaga ng matatanda");
    }
}
