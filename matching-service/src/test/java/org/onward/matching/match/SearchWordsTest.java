package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people really type, over HTTP, on the real database, vocabulary and index. */
class SearchWordsTest extends SearchCase {
    @BeforeAll
    static void adverts() {
        job("Electrician", "7411");
        job("ช่างเชื่อม", "7212");
        job("Housekeeping attendant", null);
        job("Receptionist", "4224");
        job("Aircon technician", null);
        job("Cleaner of air-con units", null);
        job("Air con helper", null);
        job("Front desk clerk", null);
        job("Front-desk trainee", null);
        job("Frontdesk officer, nights only", null);
        job("Cook NC II", null);
        job("Cook NCII", null);
        job("Cook NC2", null);
        job("Cook, NC 2", null);
        job("Cook, National Certificate II", null);
        job("Cook NC III", null);
        job("Sales clerk", null);
        job("พนง.ขายตั๋ว", null);
        job("พนักงานขายตั๋ว", null);
        job("Asst. mgr of the mill", null);
        job("Assistant manager of the mill", null);
        job("Stock clerk", null);
        job("Fish canner", "8160");
        job("Stitcher", "8153");
        told("Guard by day", "nights", false);
        told("Guard by night", "nights", true);
        job("Guard, night shift", null);
        job("Guard of the market", null);
        told("Maid with a room", "accommodation", true);
        told("Maid without a room", "accommodation", false);
        job("Maid of the old house, free accommodation", null);
        job("Maid of the new house", null);
        job("Server, no experience needed", null);
        job("Server, ยินดีรับผู้ไม่มีประสบการณ์", null);
        job("Server, fresh graduates welcome", null);
        job("Server, kahit walang karanasan", null);
        job("Server", null);
        job("Server with experience required", null);
        job("Manager of customer experience", null);
        told("Nanny who lives there", "live_in", true);
        told("Nanny who goes home", "live_in", false);
        told("Barista of the morning", "hours", 20);
        told("Barista of the week", "hours", 48);
        job("Barista", null);
        UUID abroad = told("Fisher on the high seas", "overseas", true);
        for (String column : List.of("licence_number", "principal", "job_order", "visa_class")) {
            given.tell(abroad, column, "X-1");
        }
        given.tell(abroad, "contract_seen", true);
        given.tell(abroad, "zero_fees", true);
        given.tell(abroad, "vetted_on", LocalDate.of(2026, 11, 1));
        told("Fisher at home", "overseas", false);
        job("Overseas sales officer", null);
        awaitAll();
    }

    @ParameterizedTest
    @CsvSource({
        "electrisian, electrician, Electrician",
        "electrisian chiang mai, electrician chiang mai, Electrician",
        "housekeping, housekeeping, Housekeeping attendant",
        "ช่างเชือม, ช่างเชื่อม, ช่างเชื่อม",
        "niyon trading, niyom trading, Electrician",
    })
    void whatNothingHasIsSoughtAsAdvertsSpellIt(String typed, String spelt, String title) {
        JsonNode page = search(typed);
        assertThat(titles(page)).contains(title);
        assertThat(page.get("spelt").asText()).isEqualTo(spelt);
        assertThat(page.get("meant").asBoolean()).isFalse();
        assertThat(page.at("/vacancies/0/highlights/title").toString() + page).contains("\"met\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"electrician", "welder", "qqqqqq", "electrician cebu", "cook"})
    void whatIsFoundOrLikeNothingStaysAsTyped(String typed) {
        assertThat(search(typed).get("spelt").isNull()).isTrue();
    }

    @Test
    void wordsThatNoWorkIsCalledTogetherAreSoughtInItsNames() {
        JsonNode page = search("พนักงานโรงงาน");
        assertThat(titles(page)).containsExactlyInAnyOrder("Fish canner", "Stitcher");
        assertThat(page.get("parts").asBoolean()).isTrue();
        assertThat(page.get("meant").asBoolean()).isFalse();
        assertThat(titles("พนักงานโรงงาน เซบู")).isEmpty();
        assertThat(titles("trabahador sa pabrika")).containsExactly("Stitcher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NC II", "NCII", "NC2", "NC 2", "nc-ii", "National Certificate II"})
    void aLevelOfCertificatesIsTheSameHoweverItIsWritten(String typed) {
        assertThat(titles("cook " + typed))
                .containsExactlyInAnyOrder(
                        "Cook NC II",
                        "Cook NCII",
                        "Cook NC2",
                        "Cook, NC 2",
                        "Cook, National Certificate II");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aircon", "air con", "air-con"})
    void aWordInOnePieceAndInTwoIsTheSame(String typed) {
        assertThat(titles(typed))
                .containsExactlyInAnyOrder(
                        "Aircon technician", "Cleaner of air-con units", "Air con helper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"พนง.ขายตั๋ว", "พนง ขายตั๋ว", "พนักงานขายตั๋ว"})
    void aShortFormIsTheWordThatItIsShortFor(String typed) {
        assertThat(titles(typed)).containsExactlyInAnyOrder("พนง.ขายตั๋ว", "พนักงานขายตั๋ว");
        assertThat(search(typed).get("spelt").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asst. mgr mill", "assistant manager mill"})
    void aShortFormInLatinLettersIsOneToo(String typed) {
        assertThat(titles(typed))
                .containsExactlyInAnyOrder(
                        "Asst. mgr of the mill", "Assistant manager of the mill");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontdesk", "front desk", "front-desk"})
    void aDeskInFrontIsOne(String typed) {
        assertThat(titles(typed))
                .containsExactlyInAnyOrder(
                        "Front desk clerk",
                        "Front-desk trainee",
                        "Frontdesk officer, nights only",
                        "Receptionist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guard night shift",
                "guard, night-shifts",
                "guard กะกลางคืน",
                "guard panggabi",
                "กะดึก guard"
            })
    void nightsAreAskedForInFieldsAndTexts(String typed) {
        JsonNode page = search(typed);
        assertThat(titles(page).subList(0, 2))
                .containsExactlyInAnyOrder("Guard by night", "Guard, night shift");
        assertThat(titles(page)).hasSize(3).endsWith("Guard of the market");
        assertThat(page.get("conditions").toString())
                .isEqualTo("[{\"name\":\"nights\",\"asked\":true,\"say\":2}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guard -night shift",
                "guard no night work",
                "guard ไม่ทำงานกลางคืน",
                "guard walang panggabi",
                "guard day shift",
                "guard ไม่อยากทำกะดึก",
                "guard ทำกะดึกไม่ได้",
                "guard ayaw panggabi",
                "guard can't work nights",
                "guard -\"night shift\"",
            })
    void nightsThatAreNotWantedAreOut(String typed) {
        JsonNode page = search(typed);
        assertThat(titles(page)).startsWith("Guard by day").doesNotContain("Guard by night");
        assertThat(page.at("/conditions/0/asked").asBoolean(true)).isFalse();
        assertThat(page.at("/conditions/0/say").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maid with accommodation",
                "maid มีที่พัก",
                "maid may tirahan",
                "maid accommodation",
                "maid ที่พัก"
            })
    void aPlaceToLiveIsAskedFor(String typed) {
        JsonNode page = search(typed);
        assertThat(titles(page).subList(0, 2))
                .containsExactlyInAnyOrder(
                        "Maid with a room", "Maid of the old house, free accommodation");
        assertThat(titles(page)).hasSize(3).endsWith("Maid of the new house");
        assertThat(page.at("/conditions/0/name").asText()).isEqualTo("accommodation");
    }

    @ParameterizedTest
    @CsvSource({
        "nanny stay-in, Nanny who lives there, Nanny who goes home",
        "live in nanny, Nanny who lives there, Nanny who goes home",
        "nanny stay-out, Nanny who goes home, Nanny who lives there",
        "barista part-time, Barista of the morning, Barista of the week",
        "barista พาร์ทไทม์, Barista of the morning, Barista of the week",
        "full time barista, Barista of the week, Barista of the morning",
        "barista ไม่เต็มเวลา, Barista of the morning, Barista of the week",
        "fisher abroad, Fisher on the high seas, Fisher at home",
        "fisher not abroad, Fisher at home, Fisher on the high seas",
        "fisher sa ibang bansa, Fisher on the high seas, Fisher at home",
        "fisher overseas, Fisher on the high seas, Fisher at home",
        "fisher ayaw mag-abroad, Fisher at home, Fisher on the high seas",
        "non-live-in nanny, Nanny who goes home, Nanny who lives there",
        "nanny no live-in, Nanny who goes home, Nanny who lives there",
        "barista พาสไทม์, Barista of the morning, Barista of the week",
    })
    void whatSaysSoIsFirstAndWhatSaysTheContraryIsOut(String typed, String first, String out) {
        assertThat(titles(typed)).startsWith(first).doesNotContain(out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server no experience",
                "server without experience",
                "server ไม่มีประสบการณ์",
                "server ไม่ต้องมีประสบการณ์",
                "server walang karanasan",
                "server walang experience",
                "hindi kailangan ng karanasan server",
                "fresh grad server"
            })
    void workThatAsksForNoExperienceIsFirst(String typed) {
        JsonNode page = search(typed);
        assertThat(titles(page).subList(0, 4))
                .containsExactlyInAnyOrder(
                        "Server, no experience needed",
                        "Server, ยินดีรับผู้ไม่มีประสบการณ์",
                        "Server, fresh graduates welcome",
                        "Server, kahit walang karanasan");
        assertThat(titles(page).subList(4, titles(page).size()))
                .containsExactlyInAnyOrder("Server", "Server with experience required");
        assertThat(page.get("conditions").toString())
                .isEqualTo("[{\"name\":\"experience\",\"asked\":false,\"say\":4}]");
    }

    @Test
    void experienceAloneIsAWordLikeOthers() {
        assertThat(titles("customer experience")).containsExactly("Manager of customer experience");
        assertThat(titles("no experience").getFirst()).startsWith("Server");
        assertThat(titles("no clerk")).isEqualTo(titles("clerk"));
    }

    @Test
    void aConditionInTheNameOfWorkThatWasTypedLosesNoWork() {
        assertThat(titles("overseas sales")).containsExactly("Overseas sales officer");
        assertThat(titles("overseas sales officer")).containsExactly("Overseas sales officer");
        assertThat(titles("sales abroad")).isEmpty();
        assertThat(titles("no overseas sales"))
                .containsExactlyInAnyOrder("Overseas sales officer", "Sales clerk");
    }

    @Test
    void wordsBehindAMinusAreLeftOut() {
        JsonNode page = search("clerk -sales");
        assertThat(titles(page)).containsExactlyInAnyOrder("Front desk clerk", "Stock clerk");
        assertThat(page.get("leftOut").toString()).isEqualTo("[\"sales\"]");
        assertThat(titles("clerk -ช่างเชื่อม -front-desk"))
                .containsExactlyInAnyOrder("Sales clerk", "Stock clerk");
        assertThat(titles("clerk -\"front desk\""))
                .containsExactlyInAnyOrder("Sales clerk", "Stock clerk");
        assertThat(search("clerk -\"front desk\"").get("leftOut").toString())
                .isEqualTo("[\"front desk\"]");
        assertThat(titles("-electrician")).hasSize(vacancies - 1);
        assertThat(titles("clerk -thailand")).isEmpty();
        assertThat(search("clerk - sales").get("leftOut")).isEmpty();
        assertThat(titles("air-con")).hasSize(3);
    }

    @Test
    void thePageSaysHowTheWordsWereRead() {
        assertThat(page("en", "electrisian"))
                .contains("No advert has “electrisian”. These are for “electrician”.")
                .contains("<mark>Electrician</mark>");
        assertThat(page("th", "electrisian")).contains("จึงแสดงประกาศสำหรับ “electrician”");
        assertThat(page("en", "พนักงานโรงงาน"))
                .contains("These are for work with such words in its names.");
        assertThat(page("fil", "electrisian")).contains("Ito ang para sa “electrician”");
        assertThat(page("en", "guard night shift -market"))
                .contains("Night work: 2 say so · 0 do not say")
                .contains("Left out: market");
        assertThat(page("th", "guard night shift -market"))
                .contains("งานกลางคืน: บอกไว้ 2 ตำแหน่ง · ไม่ได้บอกไว้ 0 ตำแหน่ง")
                .contains("ไม่รวม: market");
        assertThat(page("fil", "guard night shift -market"))
                .contains("Trabaho sa gabi: 2 ang may sinabi · 0 ang walang sinabi")
                .contains("Hindi isinama: market");
    }

    @Test
    void onRequestOnlyThoseAreShownThatSayWhatTheWordsAsk() {
        String query = "/api/v1/vacancies?q=" + encoded("guard night shift");
        JsonNode said = malee.get(query + "&known=nights").json();
        assertThat(titles(said)).containsExactlyInAnyOrder("Guard by night", "Guard, night shift");
        assertThat(said.at("/conditions/0/say").asInt()).isEqualTo(2);
        assertThat(malee.get(query + "&known=sleep").status()).isEqualTo(400);
        assertThat(titles(malee.get(query + "&known=live_in").json())).hasSize(3);

        String all = page("en", "guard night shift");
        assertThat(all)
                .contains("Night work: 2 say so · 1 does not say")
                .contains("&amp;known=nights");
        String only = page("en", "guard night shift", "&known=nights");
        assertThat(only)
                .contains("Night work: only those that say so")
                .contains("name=\"known\" value=\"nights\"")
                .doesNotContain("</mark> of the market")
                .doesNotContain("Night work: 2 say so");
        assertThat(page("en", "guard", "&known=nights"))
                .contains("</mark> by day")
                .as("what the words do not ask is asked no more")
                .doesNotContain("name=\"known\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "electrician 15000 | 15000",
                "electrician 15,000 บาท | 15,000 บาท",
                "electrician over 15000 | over 15000",
                "ช่างเชื่อม เงินเดือน 15000 | เงินเดือน 15000"
            })
    void aSumOfMoneyIsNotLookedForAndThatIsSaid(String typed, String sum) {
        JsonNode page = search(typed);
        assertThat(page.get("total").asInt()).isPositive();
        assertThat(page.get("sums").toString()).isEqualTo("[\"" + sum + "\"]");
        assertThat(page("en", typed)).contains("Sums of pay are not looked for: " + sum);
        assertThat(page("th", typed)).contains("ไม่ได้ค้นหาตามจำนวนเงิน: " + sum);
        assertThat(page("fil", typed)).contains("Hindi hinahanap ang halaga ng sahod: " + sum);
    }
}
