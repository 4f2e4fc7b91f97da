package org.onward.matching.feed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.vacancy.VacancyForm;

/**
 * Languages as offices ask for them in one entry of a list: "th:3", "English (fluent)", "good
 * English", "ภาษาไทยดีมาก", "ไทย อังกฤษ จีน".
 *
 * @param asked none where none is asked for, or nothing was understood
 * @param remark what was read otherwise than it stands there, or null
 */
record LanguageText(List<VacancyForm.LanguageForm> asked, @Nullable String remark) {
    static final String LEVEL =
            "How well the language must be known is not said or was not understood; everyday use was taken.";
    static final String OF_ADVANTAGE =
            "A language that is only of advantage is not asked for; it was left out.";

    private static final LanguageText NOT_UNDERSTOOD =
            new LanguageText(List.of(), ReadFeedRow.NOT_UNDERSTOOD);
    private static final LanguageText NONE = new LanguageText(List.of(), null);

    private static final Pattern NOT_NEEDED =
            Pattern.compile(
                    "\\b(?:not|no)\\s+(?:required|needed|necessary|need|must)\\b|\\boptional\\b|ไม่จำเป็น|ไม่ต้อง|ไม่บังคับ|\\bhindi\\s+(?:po\\s+)?kailangan\\b");
    private static final Pattern ADVANTAGE =
            Pattern.compile(
                    "\\bpreferred\\b|\\b(?:an?\\s+)?(?:advantage|plus|asset)\\b|\\bnice\\s+to\\s+have\\b|พิจารณาเป็นพิเศษ|\\bmas\\s+mainam\\b");
    private static final Pattern DENIED =
            Pattern.compile("\\b(?:no|not|without|hindi|wala|walang)\\b|ไม่");
    private static final Pattern EITHER = Pattern.compile("\\b(?:or|o)\\b|หรือ");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}']+");
    private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern AROUND =
            Pattern.compile(
                    "languages?|skills?|spoken|written|speaks?|speaking|reads?|reading|writes?|writing|communication|levels?|ability|can|must"
                            + "|required|in|is|of|the|ภาษา|พูด|อ่าน|เขียน|ได้|ระดับ|ทักษะ|และ|wika|marunong|sa|ng|at|mag");

    // Of our scale: 1 basic, 2 everyday, 3 work, 4 fluent.
    private static final Map<String, Integer> LEVELS =
            Map.ofEntries(
                    Map.entry("basic", 1),
                    Map.entry("beginner", 1),
                    Map.entry("a1", 1),
                    Map.entry("a2", 1),
                    Map.entry("a little", 1),
                    Map.entry("เบื้องต้น", 1),
                    Map.entry("พื้นฐาน", 1),
                    Map.entry("เล็กน้อย", 1),
                    Map.entry("นิดหน่อย", 1),
                    Map.entry("kaunti", 1),
                    Map.entry("everyday", 2),
                    Map.entry("conversational", 2),
                    Map.entry("fair", 2),
                    Map.entry("intermediate", 2),
                    Map.entry("b1", 2),
                    Map.entry("พอใช้", 2),
                    Map.entry("พอใช้ได้", 2),
                    Map.entry("ปานกลาง", 2),
                    Map.entry("สื่อสารได้", 2),
                    Map.entry("katamtaman", 2),
                    Map.entry("work", 3),
                    Map.entry("working", 3),
                    Map.entry("business", 3),
                    Map.entry("professional", 3),
                    Map.entry("good", 3),
                    Map.entry("b2", 3),
                    Map.entry("ดี", 3),
                    Map.entry("ได้ดี", 3),
                    Map.entry("ใช้งานได้ดี", 3),
                    Map.entry("mahusay", 3),
                    Map.entry("fluent", 4),
                    Map.entry("fluently", 4),
                    Map.entry("native", 4),
                    Map.entry("excellent", 4),
                    Map.entry("very good", 4),
                    Map.entry("c1", 4),
                    Map.entry("c2", 4),
                    Map.entry("ดีมาก", 4),
                    Map.entry("ได้ดีมาก", 4),
                    Map.entry("ดีเยี่ยม", 4),
                    Map.entry("คล่อง", 4),
                    Map.entry("คล่องแคล่ว", 4),
                    Map.entry("matatas", 4),
                    Map.entry("napakahusay", 4));
    private static final int LOWEST = 1;
    private static final int HIGHEST = 4;

    static LanguageText read(String text) {
        String plain = FeedWords.digits(text).strip().toLowerCase(Locale.ROOT);
        if (NOT_NEEDED.matcher(plain).find()) {
            return NONE;
        }
        if (ADVANTAGE.matcher(plain).find()) {
            return new LanguageText(List.of(), OF_ADVANTAGE);
        }
        if (DENIED.matcher(plain).find() || EITHER.matcher(plain).find()) {
            return NOT_UNDERSTOOD;
        }
        return new Words(GAPS.split(FeedWords.apartThaiLanguages(plain), -1)).read();
    }

    /** The words of one entry, looked through from the first to the last. */
    private static final class Words {
        private final String[] words;
        private final List<VacancyForm.LanguageForm> asked = new ArrayList<>();
        private @Nullable Integer ahead; // "good English"
        private @Nullable Integer number;
        private boolean strange;

        Words(String[] words) {
            this.words = words;
        }

        LanguageText read() {
            for (int i = 0; i < words.length; ) {
                i += wordsAt(i);
            }
            if (asked.isEmpty() || (number != null && number == 0)) {
                return NOT_UNDERSTOOD;
            }
            if (number != null && !strange && number >= LOWEST && number <= HIGHEST) {
                levelled(number);
                number = null;
            }
            boolean unsaid = asked.stream().anyMatch(one -> one.level() == null);
            return new LanguageText(List.copyOf(asked), unsaid ? LEVEL : null);
        }

        /** How many words say one thing here. */
        private int wordsAt(int at) {
            for (int length = Math.min(2, words.length - at); length > 0; length--) {
                String said = length == 1 ? words[at] : "%s %s".formatted(words[at], words[at + 1]);
                String language = FeedWords.languageCalled(said);
                Integer level = LEVELS.get(said);
                if (language != null) {
                    asked.add(new VacancyForm.LanguageForm(language, ahead));
                    ahead = null;
                    return length;
                }
                if (level != null) {
                    levelled(level);
                    return length;
                }
            }
            String word = words[at];
            if (NUMBER.matcher(word).matches() && word.length() <= 2) {
                number = Integer.valueOf(word);
            } else if (isCode(word)) {
                asked.add(new VacancyForm.LanguageForm(FeedWords.language(word), null));
            } else if (!word.isEmpty() && !AROUND.matcher(word).matches()) {
                strange = true;
            }
            return 1;
        }

        /** Whether it stands with codes and levels alone: "th", "en:3", "TH-EN"; "can" is none. */
        private boolean isCode(String word) {
            return isLikeCode(word)
                    && (FeedWords.isCodeOfLanguage(word)
                            || Arrays.stream(words).filter(Words::isLikeCode).count() == 1)
                    && Arrays.stream(words)
                            .allMatch(
                                    one ->
                                            one.isEmpty()
                                                    || isLikeCode(one)
                                                    || LEVELS.containsKey(one)
                                                    || NUMBER.matcher(one).matches());
        }

        private static boolean isLikeCode(String word) {
            return CODE.matcher(word).matches() && !AROUND.matcher(word).matches();
        }

        private void levelled(int level) {
            VacancyForm.LanguageForm last = asked.isEmpty() ? null : asked.getLast();
            if (last == null || last.level() != null) {
                ahead = level;
            } else {
                asked.set(asked.size() - 1, new VacancyForm.LanguageForm(last.language(), level));
            }
        }
    }
}
