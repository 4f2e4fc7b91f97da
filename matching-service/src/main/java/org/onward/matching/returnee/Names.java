package org.onward.matching.returnee;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.web.Page;

/** Lists to choose from whose names the locale data has or whose order is one of the pages. */
public final class Names {
    /** Spoken where people come from and where they went; ISO 639. */
    private static final List<String> LANGUAGES =
            List.of(
                    "th", "en", "tl", "ceb", "ilo", "hil", "war", "bik", "pam", "pag", "mdh", "tsg",
                    "lo", "km", "my", "shn", "kac", "kar", "mnw", "lhu", "hmn", "vi", "zh", "yue",
                    "nan", "ja", "ko", "ms", "id", "ar", "he", "hi", "bn", "ne", "ur", "ta", "fa",
                    "tr", "ru", "de", "fr", "es", "pt", "it", "nl", "sv", "el", "pl");

    /** Those of them that CLDR has no name for: in English and Filipino, in Thai. */
    private static final Map<String, List<String>> UNNAMED =
            Map.of(
                    "bik", List.of("Bikol", "บิกอล"),
                    "kar", List.of("Karen", "กะเหรี่ยง"),
                    "lhu", List.of("Lahu", "ลาหู่"),
                    "mdh", List.of("Maguindanaon", "มากินดาเนา"),
                    "mnw", List.of("Mon", "มอญ"),
                    "nan", List.of("Hokkien", "จีนฮกเกี้ยน"),
                    "tsg", List.of("Tausug", "เตาซูก"));

    private static final List<String> CURRENCIES =
            List.of(
                    "THB", "PHP", "USD", "JPY", "KRW", "TWD", "HKD", "SGD", "MYR", "CNY", "SAR",
                    "AED", "QAR", "KWD", "BHD", "OMR", "ILS", "EUR", "GBP", "AUD", "CAD", "MMK",
                    "LAK", "KHR", "VND", "IDR");

    private static final Map<String, String> CURRENCY_OF = Map.of("TH", "THB", "PH", "PHP");

    /** Aptitudes as they are asked about: group key → families. */
    public static final Map<String, List<Aptitude>> APTITUDES =
            new TreeMap<>(
                    Map.of(
                            "1.thinking",
                            List.of(
                                    Aptitude.VERBAL,
                                    Aptitude.REASONING,
                                    Aptitude.QUANTITATIVE,
                                    Aptitude.MEMORY,
                                    Aptitude.PERCEPTUAL,
                                    Aptitude.SPATIAL,
                                    Aptitude.ATTENTIVENESS),
                            "2.hands",
                            List.of(
                                    Aptitude.FINE_MANIPULATIVE,
                                    Aptitude.CONTROL_MOVEMENT,
                                    Aptitude.REACTION_SPEED),
                            "3.body",
                            List.of(
                                    Aptitude.PHYSICAL_STRENGTH,
                                    Aptitude.ENDURANCE,
                                    Aptitude.FLEXIBILITY_BALANCE),
                            "4.senses",
                            List.of(Aptitude.VISUAL, Aptitude.AUDITORY_SPEECH)));

    /** ISIC Rev. 4 sections. */
    public static final List<String> SECTORS =
            "ABCDEFGHIJKLMNOPQRSTU".chars().mapToObj(c -> String.valueOf((char) c)).toList();

    private Names() {}

    /** One line of a list. */
    public record Choice(String value, String label) {}

    /** Choices whose labels are texts of the bundles: {@code prefix} and the value. */
    public static List<Choice> choices(Page page, String prefix, String... values) {
        return Arrays.stream(values)
                .map(value -> new Choice(value, page.t(prefix + value)))
                .toList();
    }

    /** Languages by their name in the language of the page; {@code chosen} is always among them. */
    public static List<Choice> languages(String language, String chosen) {
        ULocale locale = ULocale.forLanguageTag(language);
        List<String> codes = new ArrayList<>(LANGUAGES);
        if (!chosen.isEmpty() && !codes.contains(chosen)) {
            codes.add(chosen);
        }
        Collator collator = Collator.getInstance(locale);
        return codes.stream()
                .map(code -> new Choice(code, language(code, language)))
                .sorted(Comparator.comparing(Choice::label, collator::compare))
                .toList();
    }

    public static String language(String code, String language) {
        List<String> own = UNNAMED.get(code);
        return own == null
                ? new ULocale(code).getDisplayLanguage(ULocale.forLanguageTag(language))
                : own.get(language.equals("th") ? 1 : 0);
    }

    /** Currencies with their names, the usual ones first. */
    public static List<Choice> currencies(String language, String chosen) {
        ULocale locale = ULocale.forLanguageTag(language);
        List<String> codes = new ArrayList<>(CURRENCIES);
        if (!chosen.isEmpty() && !codes.contains(chosen)) {
            codes.add(chosen);
        }
        return codes.stream()
                .map(
                        code ->
                                new Choice(
                                        code,
                                        code
                                                + " · "
                                                + Currency.getInstance(code)
                                                        .getDisplayName(locale.toLocale())))
                .toList();
    }

    /** Empty where it is not one of those first served. */
    public static String currencyOf(String country) {
        return CURRENCY_OF.getOrDefault(country, "");
    }

    /** Where a share of 0–1 stands on the scale of the pages: low, some, high or unknown. */
    public static String scale(String share) {
        try {
            float value = share.isEmpty() ? -1 : Float.parseFloat(share);
            return value < 0 ? "unknown" : value < 0.4f ? "low" : value < 0.7f ? "some" : "high";
        } catch (NumberFormatException e) {
            return "unknown";
        }
    }

    /**
     * What a button of the scale sends. The one that is pressed already keeps the exact share, so
     * that saving a form without a change changes nothing.
     */
    public static String share(String step, String present) {
        if (step.equals(scale(present))) {
            return present;
        }
        return switch (step) {
            case "low" -> "0.2";
            case "some" -> "0.5";
            case "high" -> "0.8";
            default -> "";
        };
    }
}
