package org.onward.matching.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money in sheets: what a number's format shows beside it, as <code>[$¥-411]#,##0</code> or {@code
 * #,##0 "บาท/เดือน"} do.
 *
 * @param before the currency's code or sign, or nothing
 * @param behind for what time it is paid, or nothing
 */
record XlsxMoney(String before, String behind) {
    private static final int LONGEST = 255; // of a format, as Excel allows
    private static final Pattern SECTION = Pattern.compile("(?:\"[^\"]*\"|\\\\.|[^;\"\\\\])*");
    private static final Pattern NUMBER =
            Pattern.compile("[0#?][0#?.,\\s]*|general|standard", Pattern.CASE_INSENSITIVE);
    // Gaps, what fills a cell, colours, conditions and languages show no text.
    private static final Pattern NO_TEXT =
            Pattern.compile("_.|[*].|\\[(?![$])[^\\]]*]|\\[[$]-[^\\]]*]");
    private static final Pattern SYMBOL = Pattern.compile("\\[[$]([^\\]-]+)(?:-[^\\]]*)?]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|\\\\(.)");

    /** Null for a format that shows neither currency nor period. */
    static @Nullable XlsxMoney of(String format) {
        Matcher positive = SECTION.matcher(format);
        if (format.length() > LONGEST || !positive.lookingAt()) {
            return null;
        }
        String shown = NO_TEXT.matcher(positive.group()).replaceAll(" ");
        shown = SYMBOL.matcher(shown).replaceAll("$1");
        shown = NUMBER.matcher(QUOTED.matcher(shown).replaceAll("$1$2")).replaceAll(" 1 ");
        if (!PayText.says(shown)) {
            return null;
        }
        PayText said = PayText.ofHeader(shown);
        String time =
                said.problem() != null
                        ? shown.replace(" 1 ", " ").strip()
                        : said.period() == null ? "" : "/ " + said.period();
        return new XlsxMoney(said.currency() == null ? "" : said.currency(), time);
    }

    /** The number as the cell shows it. */
    String shown(String number) {
        return (before + " " + number + " " + behind).strip();
    }
}
