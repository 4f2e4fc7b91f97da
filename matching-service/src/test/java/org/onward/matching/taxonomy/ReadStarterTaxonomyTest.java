package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadStarterTaxonomyTest {
    /** A vocabulary as small as it can be, for one defect at a time. */
    static Map<String, String> small() {
        Map<String, String> files = new HashMap<>();
        files.put(
                "skills.csv",
                """
                key,esco,kind,en,th,fil,alt_en,alt_th,alt_fil
                welding,,skill,weld metal,เชื่อมโลหะ,pagwewelding,welding|arc welding,งานเชื่อม,hinang
                cooking,6d13053b-ee35-492c-8976-8178420df398,skill,cook food,ทำอาหาร,pagluluto,,,
                """);
        files.put("related_skills.csv", "skill,related,strength\nwelding,cooking,0.2\n");
        files.put(
                "occupation_groups.csv", "code,en,th,fil\n7,Craft,,\n72,Metal,,\n721,Welders,,\n");
        files.put("occupations.csv", "code,en,th,fil\n7212,Welders,ช่างเชื่อม,Mga welder\n");
        files.put("occupation_titles.csv", "code,language,title\n7212,en,Pipe welder\n");
        files.put(
                "occupation_skills.csv",
                "occupation,skill,relation\n7212,welding,essential\n7212,cooking,optional\n");
        files.put(
                "occupation_profiles.csv",
                """
                code,verbal,reasoning,quantitative,memory,perceptual,spatial,attentiveness,fine_manipulative,control_movement,reaction_speed,physical_strength,endurance,flexibility_balance,visual,auditory_speech,realistic,investigative,artistic,social,enterprising,conventional
                721,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1,0,0.1,0.2,0.3,0.4,0.5,0.6,0.7,0.8,0.9,1
                """);
        files.put("countries.csv", "code,en,th,fil,alt\nTH,Thailand,ไทย,Thailand,\n");
        files.put(
                "places.csv",
                "code,country,lat,lon,en,th,fil,alt\nTH-50,TH,18.79,98.99,Chiang Mai,เชียงใหม่,Chiang Mai,Chiangmai\n");
        files.put("districts.csv", "place,en,th\nTH-50,Mae Rim,แม่ริม\n");
        return files;
    }

    static StarterTaxonomy read(Map<String, String> files) {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((file, text) -> contents.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return new ReadStarterTaxonomy(contents).read();
    }

    @Test
    void aSmallVocabularyIsReadWhole() {
        StarterTaxonomy read = read(small());
        assertThat(read.skills()).hasSize(2);
        assertThat(read.occupations()).containsExactly("7212");
        assertThat(read.neededSkills()).hasSize(2);
        assertThat(read.relatedSkills()).hasSize(1);
        assertThat(read.profiles().getFirst().aptitudes())
                .startsWith(0.1f, 0.2f)
                .hasSize(Aptitude.values().length);
        assertThat(read.profiles().getFirst().interests()).endsWith(0.9f, 1f).hasSize(6);
        assertThat(read.labels())
                .contains(
                        new Label(Subject.PLACE, "TH-50", "en", "Chiangmai", false),
                        new Label(Subject.OCCUPATION, "7212", "en", "Pipe welder", false),
                        new Label(Subject.OCCUPATION, "7212", "th", "ช่างเชื่อม", true));
    }

    @Test
    void aSkillWithoutAnEscoIdKeepsTheSameIdWhereverItIsLoaded() {
        assertThat(read(small()).skills().getFirst().id().value())
                .hasToString("9cc61049-c8b5-3583-8c1d-3066853ad9bb");
        assertThat(read(small()).skills().getLast().id().value())
                .hasToString("6d13053b-ee35-492c-8976-8178420df398");
    }

    @Test
    void whatEscoKnowsByTheSameNameIsTheSameSkill() throws IOException {
        Map<String, String> ids = new HashMap<>();
        for (CsvLines.Line line :
                CsvLines.read(
                        "skills.csv",
                        ReadStarterTaxonomyTest.class
                                .getResourceAsStream("/config/taxonomy/skills.csv")
                                .readAllBytes(),
                        "key",
                        "esco",
                        "kind",
                        "en",
                        "th",
                        "fil",
                        "alt_en",
                        "alt_th",
                        "alt_fil")) {
            ids.put(line.get("key"), line.get("esco"));
        }
        assertThat(ids)
                .containsEntry("tutor-students", "63b9a087-a5db-424e-96ef-3212c8b5311e")
                .containsEntry("drive-vehicles", "2a82241a-216e-44d8-bb50-6b9a0ef82084")
                .containsEntry("cook-food", "f3934441-4bff-4076-9945-e6c51a01c467");
    }

    @Test
    void aPairGivenFromBothEndsTakesTheStrongerWord() {
        Map<String, String> files = small();
        files.merge("related_skills.csv", "cooking,welding,0.4\n", String::concat);
        assertThat(read(files).relatedSkills())
                .singleElement()
                .extracting(StarterTaxonomy.Relation::strength)
                .isEqualTo(0.4f);
    }

    @Test
    void aByteOrderMarkAndEmptyLinesAreTaken() {
        Map<String, String> files = small();
        files.put("occupations.csv", "\uFEFFcode,en,th,fil\r\n\r\n7212,Welders,,\r\n");
        assertThat(read(files).occupations()).containsExactly("7212");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    skills.csv; cooking,6d13053b; cooking,xd13053b; 3; esco is not a UUID
                    skills.csv; cooking,6d13053b-ee35-492c-8976-8178420df398,skill; cooking,6d13053b-ee35-492c-8976-8178420df398,talent; 3; kind is none
                    skills.csv; cooking,; welding,; 3; stands there twice
                    skills.csv; weld metal; ''; 2; en is empty
                    skills.csv; welding|arc; welding||arc; 2; alt_en is empty
                    skills.csv; alt_fil; alt_ceb; 1; column alt_fil is missing
                    skills.csv; cook food,ทำอาหาร; cook food; 3; cells
                    skills.csv; welding,,skill; Welding!,,skill; 2; key is not
                    related_skills.csv; cooking; sewing; 2; the skill sewing is unknown
                    related_skills.csv; cooking; welding; 2; not related to itself
                    related_skills.csv; 0.2; 1; 2; strength
                    related_skills.csv; 0.2; NaN; 2; strength
                    occupation_groups.csv; 72,Metal; 82,Metal; 3; its group 8 is unknown
                    occupations.csv; 7212; 7312; 2; the group 731 is unknown
                    occupation_titles.csv; en; de; 2; language
                    occupation_titles.csv; 7212; 7213; 2; the occupation 7213 is unknown
                    occupation_skills.csv; optional; nice; 3; relation
                    occupation_skills.csv; cooking; welding; 3; stands there twice
                    occupation_profiles.csv; 0.9; 1.9; 2; control_movement
                    countries.csv; TH; T; 2; country
                    places.csv; ,TH,; ,PH,; 2; the country PH is unknown
                    places.csv; 18.79; 98.79; 2; lat
                    """)
    void aDefectIsNamedWithFileAndLine(
            String file, String good, String bad, int line, String reason) {
        Map<String, String> files = small();
        String text = files.getOrDefault(file, "");
        assertThat(text).contains(good);
        files.put(file, text.replaceFirst(Pattern.quote(good), bad));
        BadTaxonomyFile refused = catchThrowableOfType(BadTaxonomyFile.class, () -> read(files));
        assertThat(refused).isNotNull();
        assertThat(refused.file()).isEqualTo(file);
        assertThat(refused.line()).isEqualTo(line);
        assertThat(refused.reason()).contains(reason);
        assertThat(refused).hasMessageContaining(file).hasMessageContaining("line " + line);
    }

    @Test
    void theLineIsRightAfterCarriageReturnsAndEmptyLines() {
        Map<String, String> files = small();
        files.put("occupations.csv", "code,en,th,fil\r\n\r\n7212,Welders,,\r\n\r\n72,Bad,,\r\n");
        assertThatThrownBy(() -> read(files)).hasMessageContaining("line 5");
    }

    @Test
    void whatIsNotTextIsRefused() {
        Map<String, byte[]> contents = new HashMap<>();
        small().forEach((file, text) -> contents.put(file, text.getBytes(StandardCharsets.UTF_8)));
        contents.put("skills.csv", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> new ReadStarterTaxonomy(contents).read())
                .isInstanceOf(BadTaxonomyFile.class)
                .hasMessageContaining("UTF-8");
        contents.put("skills.csv", new byte[0]);
        assertThatThrownBy(() -> new ReadStarterTaxonomy(contents).read())
                .isInstanceOf(BadTaxonomyFile.class)
                .hasMessageContaining("empty");
    }

    @Test
    void theFilesWeShipAreWhole() {
        StarterTaxonomy shipped = new ReadStarterTaxonomy(new StarterFiles(null).contents()).read();
        assertThat(shipped.occupations()).hasSize(436);
        assertThat(shipped.profiles()).hasSize(130);
        assertThat(shipped.places()).filteredOn(place -> place.country().equals("TH")).hasSize(77);
        // 82 provinces and the National Capital Region
        assertThat(shipped.places()).filteredOn(place -> place.country().equals("PH")).hasSize(83);
        assertThat(shipped.countries()).hasSize(249);
        assertThat(shipped.skills()).hasSizeGreaterThan(300);
        assertThat(shipped.relatedSkills()).hasSizeGreaterThan(300);
    }
}
