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
 * order, Thai figures. To the eye they are the same.
 */
final class ThaiSpelling {
    private static final char FIRST = '\u0e30';
    private static final char LAST = '\u0e59';
    private static final char[] TONES = {'\u0e48', '\u0e49', '\u0e4a', '\u0e4b'};
    // Short for province, district and subdistrict, written to its name: "จ.ขอนแก่น"
    private static final List<String> KINDS_OF_PLACES = List.of("จ", "อ", "ต");
    private static final String AM = "\u0e33";
    private static final String CIRCLE = "\u0e4d"; // with a long a behind it, am
    private static final String LONG_A = "\u0e32";
    private static final NormalizeCharMap USUAL = usual();

    private ThaiSpelling() {}

    private static NormalizeCharMap usual() {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("เเ", "แ");
        map.add(CIRCLE + LONG_A, AM);
        for (char one : TONES) {
            String tone = Character.toString(one);
            map.add(tone + CIRCLE + LONG_A, tone + AM);
            map.add(CIRCLE + tone + LONG_A, tone + AM);
            map.add(AM + tone, tone + AM);
            map.add(CIRCLE + LONG_A + tone, tone + AM);
        }
        for (String kind : KINDS_OF_PLACES) {
            map.add(kind + ".", kind + " ");
        }
        for (char figure = '0'; figure <= '9'; figure++) {
            map.add(Character.toString('๐' + figure - '0'), Character.toString(figure));
        }
        return map.build();
    }

    /** The same text as it is usually written. */
    static Reader usual(Reader text) {
        return new MappingCharFilter(USUAL, text);
    }

    /** The same text as it is usually written. */
    static String usual(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST && text.charAt(i) <= LAST) {
                try (Reader usual = usual(new StringReader(text))) {
                    return usual.readAllAsString();
                } catch (IOException e) {
                    throw new UncheckedIOException("reading a string does not fail", e);
                }
            }
        }
        return text;
    }
}
