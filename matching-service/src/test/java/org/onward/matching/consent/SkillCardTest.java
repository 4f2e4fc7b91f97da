package org.onward.matching.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onward.matching.returnee.Gained;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;

class SkillCardTest {
    private static final Path GOLDEN = Path.of("../config/contracts/skill-card.json");

    private static SkillId skill(int n) {
        return new SkillId(UUID.fromString("7b6f3b52-0000-4000-8000-00000000000" + n));
    }

    /** A welder back from Osaka who told us a great deal; {@code order} turns her lists around. */
    private static Profile welder(boolean reversed, Gained gained, String abroad) {
        List<Profile.OwnSkill> skills =
                new ArrayList<>(
                        List.of(
                                new Profile.OwnSkill(skill(2), null, gained),
                                new Profile.OwnSkill(skill(1), 4, gained),
                                new Profile.OwnSkill(skill(3), 2, Gained.SCHOOL)));
        List<Profile.Experience> experience =
                new ArrayList<>(
                        List.of(
                                stay("7212", 24, abroad, "เชื่อมท่อในโรงงานที่โอซากา"),
                                stay("5120", null, "TH", "helped in my aunt's kitchen"),
                                stay("7212", 18, "TH", "gates and roofs"),
                                new Profile.Experience(null, 6, false, abroad, "no name for it")));
        if (reversed) {
            Collections.reverse(skills);
            Collections.reverse(experience);
        }
        return new Profile(
                new ReturneeId(UUID.randomUUID()),
                Optional.of(skills),
                Optional.of(experience),
                Optional.of(
                        List.of(
                                new Profile.OwnLanguage("ja", 2),
                                new Profile.OwnLanguage("th", 4))),
                3,
                Map.of(),
                Map.of(),
                Map.of(Interest.SOCIAL, 0.5f),
                List.of("72"),
                Set.of('C'),
                Set.of(),
                Optional.of(
                        List.of(
                                new Profile.WillingPlace(null, "JP", null, true),
                                new Profile.WillingPlace("TH-50", "TH", 30, null),
                                new Profile.WillingPlace("TH-57", "TH", null, null))),
                Profile.Origin.UNKNOWN,
                Optional.empty(),
                LocalDate.of(2026, 12, 1),
                30,
                48,
                Optional.of(Set.of(Must.NO_LIVE_IN)),
                Money.of(900_000, "THB"),
                Profile.Safety.NONE);
    }

    private static Profile.Experience stay(
            String occupation,
            @org.jspecify.annotations.Nullable Integer months,
            String country,
            String words) {
        return new Profile.Experience(new OccupationCode(occupation), months, true, country, words);
    }

    @Test
    void theCardIsTheGoldenFileAndNothingElse() throws Exception {
        SkillCard card = SkillCard.of(welder(false, Gained.ABROAD, "JP"), "TH");
        ObjectMapper json = new ObjectMapper();
        assertThat(card.json())
                .isEqualTo(json.writeValueAsString(json.readTree(Files.readString(GOLDEN))));
    }

    @Test
    void howWhereAndInWhichOrderSomethingWasLearntMakesNoOtherCard() {
        String here = SkillCard.of(welder(false, Gained.TRAINING, "TH"), "TH").json();
        String abroad = SkillCard.of(welder(true, Gained.ABROAD, "JP"), "TH").json();
        assertThat(abroad).isEqualTo(here);
    }

    @Test
    void aStoredCardReadsBackTheSame() {
        SkillCard card = SkillCard.of(welder(false, Gained.ABROAD, "JP"), "TH");
        assertThat(SkillCard.parse(card.json())).isEqualTo(card);
    }

    @Test
    void anAreaAbroadIsNotToldToAnEmployerHere() {
        assertThat(SkillCard.of(welder(false, Gained.ABROAD, "JP"), "PH").area()).isNull();
    }
}
