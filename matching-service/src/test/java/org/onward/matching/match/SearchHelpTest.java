package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What adverts deny, and what is sought beside words that few or none have. */
class SearchHelpTest extends SearchCase {
    @BeforeAll
    static void adverts() {
        says("Porter A", "Carry boxes. No night shift.");
        says("Porter B", "ยกของ ไม่มีกะดึก");
        says("Porter C", "Buhat ng kahon, walang night shift.");
        says("Porter D", "Carry boxes. No weekend or night shifts");
        says("Porter E", "Carry boxes, night shift.");
        says("Porter F", "Applicants who cannot work night shift need not apply.");
        says("Porter G", "No experience required. Night shift: 10 pm to 6 am");
        says("Porter H", "Carry boxes.");
        UUID told = says("Porter I", "No night shift.");
        given.tell(told, "nights", true);
        says("Maid A", "Free accommodation. No experience required.");
        says("Maid B", "Sorry, no accommodation.");
        says("Maid C", "ไม่มีที่พัก");
        says("Maid D", "Walang libreng tirahan");
        says("Maid E", "Clean rooms.");
        says("Thatcher", "Roofs of grass. No night shift.");
        says("พนักงานโรงงาน", "ไม่มีกะดึก");
        job("Fish canner", "8160");
        job("Aircon technician", null);
        job("Delivery ride helper", null);
        job("Parcel bringer", "8321");
        job("Nail care technician", null);
        job("Nail technician", null);
        job("Work from home typist", null);
        job("Mananahi ng uniporme", null);
        job("Marunong tumahi ng kurtina", null);
        job("Maker of school clothes", "7533");
        job("Seaweed worker, magtali", null);
        job("Pond keeper", "6221");
        awaitAll();
        await().atMost(Duration.ofSeconds(30)).until(() -> titles("porter nights").size() == 5);
    }

    private static UUID says(String title, String tasks) {
        return told(title, "tasks", tasks);
    }

    @Test
    void whoseTextDeniesNightsIsOutWhereNightsAreAskedFor() {
        assertThat(titles("porter night shift"))
                .containsExactlyInAnyOrder(
                        "Porter E", "Porter F", "Porter G", "Porter I", "Porter H")
                .endsWith("Porter H");
        assertThat(search("porter night shift").at("/conditions/0/say").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"porter no night shift", "porter ไม่มีกะดึก", "porter walang panggabi"})
    void whoseTextDeniesNightsComesFirstWhereNoneAreWanted(String typed) {
        assertThat(titles(typed))
                .containsExactlyInAnyOrder(
                        "Porter A", "Porter B", "Porter C", "Porter D", "Porter H")
                .endsWith("Porter H");
        assertThat(search(typed).at("/conditions/0/say").asInt()).isEqualTo(4);
    }

    @Test
    void whoseTextDeniesAPlaceToLiveOffersNone() {
        assertThat(titles("maid with accommodation")).containsExactly("Maid A", "Maid E");
        assertThat(titles("maid no accommodation"))
                .containsExactlyInAnyOrder("Maid B", "Maid C", "Maid D", "Maid E")
                .endsWith("Maid E");
    }

    @Test
    void thatNoExperienceIsNeededDeniesNothingBehindIt() {
        assertThat(titles("porter no experience")).startsWith("Porter G").contains("Porter E");
        assertThat(titles("maid no experience")).startsWith("Maid A");
    }

    @Test
    void wordsThatNothingHasAreSoughtAsTheWorkThatTheyAreSuggestedAs() {
        JsonNode page = search("ref aircon tech");
        assertThat(titles("ref aircon tech")).containsExactly("Aircon technician");
        assertThat(page.get("meant").asBoolean()).isTrue();
        assertThat(page.get("asTyped").asInt()).isZero();
        assertThat(page.at("/named/0/code").asText()).isEqualTo("7127");
        assertThat(page("en", "ref aircon tech"))
                .contains("No advert has all of these words.")
                .contains("Air conditioning and refrigeration mechanics");
    }

    @Test
    void wordsThatFewHaveAreSoughtAsWhatTheyMeanBelowThose() {
        JsonNode page = search("delivery ride");
        assertThat(titles("delivery ride"))
                .containsExactly("Delivery ride helper", "Parcel bringer");
        assertThat(page.get("meant").asBoolean()).isTrue();
        assertThat(page.get("asTyped").asInt()).isEqualTo(1);
        assertThat(page("en", "delivery ride"))
                .contains("1 has these words. Below, for what they seem to mean: Motorcycle");
        assertThat(page("th", "delivery ride")).contains("มี 1 ตำแหน่งที่มีคำเหล่านี้");
        assertThat(page("fil", "delivery ride")).contains("1 ang may mga salitang ito.");
        assertThat(titles("delivery ride bangkok")).isEmpty();
        assertThat(titles("delivery ride -parcel")).containsExactly("Delivery ride helper");
    }

    @Test
    void oneWordThatBeginsANameIsNotSuggestedWhereAnAdvertHasIt() {
        assertThat(titles("seaweed")).containsExactly("Seaweed worker, magtali");
    }

    @Test
    void whatStandsBelowIsFoundPageByPageToo() {
        JsonNode first = malee.get("/api/v1/vacancies?limit=1&q=delivery+ride").json();
        JsonNode second =
                malee.get(
                                "/api/v1/vacancies?limit=1&q=delivery+ride&cursor="
                                        + first.get("next").asText())
                        .json();
        assertThat(first.at("/vacancies/0/title").asText()).isEqualTo("Delivery ride helper");
        assertThat(second.at("/vacancies/0/title").asText()).isEqualTo("Parcel bringer");
        assertThat(second.get("asTyped").asInt()).isEqualTo(1);
    }

    @Test
    void whatStandsInQuotationMarksIsSoughtAsItIsWritten() {
        assertThat(titles("nail technician"))
                .containsExactlyInAnyOrder("Nail technician", "Nail care technician");
        assertThat(titles("\"nail technician\"")).containsExactly("Nail technician");
        assertThat(titles("“nail technician”")).containsExactly("Nail technician");
        assertThat(titles("\"technician nail\"")).isEmpty();
        assertThat(titles("\"work from home\"")).containsExactly("Work from home typist");
        assertThat(titles("\"chiang mai\" \"nail technician\"")).containsExactly("Nail technician");
        assertThat(titles("porter \"night shift\""))
                .contains("Porter E")
                .doesNotContain("Porter A");
    }

    @ParameterizedTest
    @CsvSource({"magtahi", "tumahi", "nagtatahi", "mananahi", "tahiin", "Tagatahi"})
    void whatSomebodyDoesIsSoughtAsWhoDoesIt(String typed) {
        JsonNode page = search(typed);
        assertThat(titles(typed))
                .containsExactlyInAnyOrder(
                        "Mananahi ng uniporme",
                        "Marunong tumahi ng kurtina",
                        "Maker of school clothes");
        assertThat(page.get("spelt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "porter on Mars|porter",
                "porter no stairs|porter",
                "porter night shift Atlantis|porter night shift",
                "\"porter Atlantis\"|porter",
                "porter basket weaving Atlantis|porter",
                "Atlantis basket porter weaving no nights|porter no nights",
                "thatcher Atlantis night shift|thatcher",
            })
    void whereNothingIsFoundItIsToldWhichPartLessFindsSomething(String typed, String less) {
        JsonNode page = search(typed);
        assertThat(page.get("total").asInt()).isZero();
        List<String> wider = page.get("wider").findValuesAsText("q");
        assertThat(wider).contains(less);
        page.get("wider")
                .forEach(
                        one ->
                                assertThat(search(one.get("q").asText()).get("total"))
                                        .isEqualTo(one.get("vacancies")));
    }

    @Test
    void besidePartsOfNamesItIsToldToo() {
        JsonNode page = search("พนักงานโรงงาน กะดึก");
        assertThat(titles("พนักงานโรงงาน กะดึก")).as(page.toString()).contains("Fish canner");
        assertThat(page.get("parts").asBoolean()).isTrue();
        assertThat(page.get("wider").toString())
                .isEqualTo("[{\"q\":\"พนักงานโรงงาน\",\"without\":[],\"vacancies\":1}]");
        assertThat(page("en", "พนักงานโรงงาน กะดึก"))
                .contains("With a part less, something is found:", "“พนักงานโรงงาน”");
    }

    @Test
    void whatFindsSomethingOffersNothingWider() {
        assertThat(search("porter").get("wider")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "porter no stairs Atlantis|porter,porter no stairs",
                "porter ไม่ขึ้นบันได ดาวอังคาร|porter",
                "walang nights Atlantis weaving|nights,no nights",
            })
    void whatIsRefusedIsNotOfferedAsIfItWereWanted(String typed, String offered) {
        List<String> wider = search(typed).get("wider").findValuesAsText("q");
        assertThat(wider).isSubsetOf(offered.split(",", -1)).doesNotContain("stairs");
    }

    @Test
    void whatNothingHasAsChosenIsOfferedWithoutIt() {
        JsonNode page = malee.get("/api/v1/vacancies?q=porter&kind=training&place=TH-50").json();
        assertThat(page.get("total").asInt()).isZero();
        assertThat(page.get("wider").toString())
                .isEqualTo("[{\"q\":\"porter\",\"without\":[\"kind\"],\"vacancies\":9}]");
        assertThat(page("en", "porter", "&kind=training&province=TH-50"))
                .contains(
                        "“porter” without “Training”",
                        "href=\"/vacancies?q=porter&amp;province=TH-50\"");
        assertThat(page("en", "", "&kind=training")).contains("All without “Training”");
        assertThat(page("th", "porter on Mars"))
                .contains("“porter”", "href=\"/vacancies?q=porter\"");
        JsonNode both =
                malee.get("/api/v1/vacancies?q=porter+Mars&kind=training&backed=yes").json();
        assertThat(both.get("wider").toString())
                .isEqualTo(
                        "[{\"q\":\"porter\",\"without\":[\"kind\",\"backed\"],\"vacancies\":9}]");
    }
}
