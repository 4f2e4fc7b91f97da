package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.TODAY;
import static org.onward.matching.match.Given.job;

import org.junit.jupiter.api.Test;
import org.onward.matching.shared.PayPeriod;

class FactsCodecTest {
    private static void assertSurvives(VacancyFacts facts) {
        byte[] bytes = FactsCodec.encode(facts);
        byte[] shifted = new byte[bytes.length + 3];
        System.arraycopy(bytes, 0, shifted, 3, bytes.length);
        assertThat(FactsCodec.decode(shifted, 3))
                .usingRecursiveComparison()
                .withEqualsForType(Double::equals, Double.class) // NaN is NaN here
                .isEqualTo(facts);
    }

    @Test
    void anEmptyAdvertSurvives() {
        assertSurvives(job().facts());
        assertSurvives(job().paysFrom(1_500_000, "THB", PayPeriod.MONTH).facts());
    }

    @Test
    void everythingToldSurvives() {
        assertSurvives(
                Given.training()
                        .version(300)
                        .occupation("0110")
                        .sector('U')
                        .in("PH-CEB")
                        .pays(0, 1L << 40, "KWD", PayPeriod.MONTH)
                        .stipend(5, "KWD")
                        .hours(48)
                        .nights(true)
                        .liveIn(false)
                        .accommodation(true)
                        .education(0)
                        .starts(TODAY.minusYears(60))
                        .until(TODAY)
                        .seats(500, 17)
                        .weeks(260)
                        .asks("weld steel", 4)
                        .asks("cook Thai food")
                        .likes("first aid")
                        .teaches("keep books")
                        .teaches("bake bread")
                        .speaks("en", 4)
                        .speaks("fil", 1)
                        .overseas(true)
                        .confirmed(TODAY)
                        .facts());
    }

    @Test
    void anAdvertTakesAboutAHundredAndFiftyBytes() {
        Given.Advert advert = job().occupation("7212").in("TH-50").hours(48);
        assertThat(FactsCodec.encode(advert.asks("weld steel").facts())).hasSizeLessThan(150);
    }
}
