package org.onward.matching.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/**
 * Thai as it comes out of other files and from other keyboards: two signs for one, signs in another
 * order, Thai figures. To the eye they are the same. Words in their short forms are written out.
 */
final class ThaiSpelling {
    static final char AM = '\u0e33';
    private static final char FIRST = 'ก';
    private static final char E = 'เ';
    private static final char FIRST_TONE = '\u0e48';
    private static final char LAST_TONE = '\u0e4b';
    private static final char CIRCLE = '\u0e4d'; // with a long a behind it, am
    private static final char LONG_A = '\u0e32';
    private static final char FIRST_FIGURE = '๐';
    private static final char LAST = '๙';
    // Short for province, district and subdistrict, written to its name: "จ.ขอนแก่น"
    private static final char[] KINDS_OF_PLACES = {'จ', 'อ', 'ต'};
    private static final List<String> SHORT_FORMS =
            LabelText.SHORT_FORMS.keySet().stream().filter(LabelText::isThai).toList();
    private static final NormalizeCharMap USUAL = usual();

    private ThaiSpelling() {}

    private static NormalizeCharMap usual() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add(of(E, E), "แ");
        map.add(of(CIRCLE, LONG_A), of(AM));
        for (char tone = FIRST_TONE; tone <= LAST_TONE; tone++) {
            map.add(of(tone, CIRCLE, LONG_A), of(tone, AM));
            map.add(of(CIRCLE, tone, LONG_A), of(tone, AM));
            map.add(of(AM, tone), of(tone, AM));
            map.add(of(CIRCLE, LONG_A, tone), of(tone, AM));
        }
        for (char kind : KINDS_OF_PLACES) {
            map.add(of(kind, '.'), of(kind, ' '));
        }
        LabelText.SHORT_FORMS.forEach(
                (form, word) -> {
                    if (LabelText.isThai(form)) { // not within a word, which may have the letters
                        map.add(form + '.', word + ' ');
                        map.add(form + ' ', word + ' ');
                    }
                });
        for (char figure = FIRST_FIGURE; figure <= LAST; figure++) {
            map.add(of(figure), of((char) ('0' + figure - FIRST_FIGURE)));
        }
        return map.build();
    }

    private static String of(char... signs) {
        return String.valueOf(signs);
    }

    /** The same text as it is usually written. */
    static Reader usual(Reader text) {
        return new MappingCharFilter(USUAL, text);
    }

    /** The same text as it is usually written. */
    static String usual(String text) {
        if (!mayBeUnusual(text)) {
            return text;
        }
        try (Reader usual = usual(new StringReader(text))) {
            return usual.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    /** Whether a text holds where anything of {@link #USUAL} begins, and what follows it there. */
    private static boolean mayBeUnusual(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST && c <= LAST) {
                char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                boolean unusual =
                        switch (c) {
                            case E -> next == E;
                            case AM -> next >= FIRST_TONE && next <= LAST_TONE;
                            case 'จ', 'อ', 'ต' -> next == '.';
                            default -> c == CIRCLE || c >= FIRST_FIGURE;
                        };
                if (unusual || ((next == '.' || next == ' ') && isShort(text, i + 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isShort(String text, int to) {
        return SHORT_FORMS.stream().anyMatch(form -> text.startsWith(form, to - form.length()));
    }
}
