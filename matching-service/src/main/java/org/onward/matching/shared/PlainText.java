package org.onward.matching.shared;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text as people and feeds send it, made storable: no control characters, no half characters, no
 * markup. What it says is never changed.
 */
public final class PlainText {
    private static final Pattern HIDDEN = Pattern.compile("(?i)<(?:script|style)\\b|<!--");
    private static final Map<String, Pattern> HIDDEN_ENDS =
            Map.of(
                    "<!--", Pattern.compile("-->"),
                    "<script", Pattern.compile("(?i)</script[^>]{0,100}>"),
                    "<style", Pattern.compile("(?i)</style[^>]{0,100}>"));
    private static final int MOST_PASSES = 5;
    private static final Pattern LINE_TAG =
            Pattern.compile(
                    "(?i)<(?:br|hr)\\b[^<>]{0,2000}>|</?(?:p|div|ul|ol|tr|table|h[1-6]|section)\\b[^<>]{0,2000}>");
    private static final Pattern ITEM_TAG = Pattern.compile("(?i)<li\\b[^<>]{0,2000}>");
    // Only what HTML really has: "salary < 300 and > 200" is no tag.
    private static final Pattern OTHER_TAG =
            Pattern.compile(
                    "(?i)</?(?:a|abbr|b|blockquote|body|button|center|code|em|font|form|head|html|i"
                            + "|iframe|img|input|li|link|meta|object|pre|s|script|small|span|strong"
                            + "|style|sub|sup|svg|tbody|td|th|thead|u)\\b[^<>]{0,2000}>");
    private static final Pattern ENTITY =
            Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> ENTITIES =
            Map.ofEntries(
                    Map.entry("amp", "&"),
                    Map.entry("lt", "<"),
                    Map.entry("gt", ">"),
                    Map.entry("quot", "\""),
                    Map.entry("apos", "'"),
                    Map.entry("nbsp", " "),
                    Map.entry("ndash", "–"),
                    Map.entry("mdash", "—"),
                    Map.entry("hellip", "…"),
                    Map.entry("bull", "•"),
                    Map.entry("lsquo", "‘"),
                    Map.entry("rsquo", "’"),
                    Map.entry("ldquo", "“"),
                    Map.entry("rdquo", "”"),
                    Map.entry("middot", "·"),
                    Map.entry("euro", "€"),
                    Map.entry("pound", "£"),
                    Map.entry("copy", "©"),
                    Map.entry("reg", "®"),
                    Map.entry("eacute", "é"),
                    Map.entry("ntilde", "ñ"),
                    Map.entry("Ntilde", "Ñ"));
    private static final Pattern SPACES = Pattern.compile("[ \\t\\u00a0]+");
    private static final Pattern SPACE_AT_LINE_END = Pattern.compile(" ?\\n ?");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");
    private static final Pattern ANY_SPACE = Pattern.compile("\\s+");

    private PlainText() {}

    /** One line: trimmed, inner white space as single spaces; null where nothing is left. */
    public static @Nullable String line(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cleaned = storable(text);
        if (hasWideSpace(cleaned) || cleaned.indexOf('\n') >= 0) {
            cleaned = ANY_SPACE.matcher(cleaned).replaceAll(" ");
        }
        cleaned = cleaned.strip();
        return cleaned.isEmpty() ? null : cleaned;
    }

    /** Several lines, trimmed; empty where there is none. */
    public static String lines(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String cleaned = storable(text);
        if (hasWideSpace(cleaned)) {
            cleaned = SPACES.matcher(cleaned).replaceAll(" ");
        }
        if (cleaned.indexOf('\n') >= 0) {
            cleaned = SPACE_AT_LINE_END.matcher(cleaned).replaceAll("\n");
            cleaned = EMPTY_LINES.matcher(cleaned).replaceAll("\n\n");
        }
        return cleaned.strip();
    }

    /** Other space than single ones and line ends: most texts have none. */
    private static boolean hasWideSpace(String text) {
        return text.contains("  ") || text.indexOf('\t') >= 0 || text.indexOf('\u00a0') >= 0;
    }

    /** The text of an advert without its HTML: tags become lines, entities their characters. */
    public static String withoutMarkup(@Nullable String text) {
        if (text == null) {
            return "";
        }
        // Adverts copied twice carry their tags as entities, and one tag may hide in another.
        String left = text;
        String before = "";
        for (int i = 0; i < MOST_PASSES && !left.equals(before); i++) {
            before = left;
            left = entitiesResolved(tagsRemoved(left));
        }
        return lines(left);
    }

    private static String tagsRemoved(String text) {
        if (text.indexOf('<') < 0) {
            return text;
        }
        String left = withoutHidden(text);
        left = LINE_TAG.matcher(left).replaceAll("\n");
        left = ITEM_TAG.matcher(left).replaceAll("\n• ");
        return OTHER_TAG.matcher(left).replaceAll("");
    }

    /** Without scripts, styles and comments, in one pass: one that never ends is left as it is. */
    private static String withoutHidden(String text) {
        StringBuilder left = new StringBuilder(text.length());
        Set<String> endless = new HashSet<>();
        Matcher start = HIDDEN.matcher(text);
        int kept = 0;
        int at = 0;
        while (start.find(at)) {
            String kind = start.group().toLowerCase(Locale.ROOT);
            at = start.end();
            if (endless.contains(kind)) {
                continue;
            }
            Matcher end = Objects.requireNonNull(HIDDEN_ENDS.get(kind)).matcher(text);
            if (end.find(at)) {
                left.append(text, kept, start.start()).append(' ');
                kept = end.end();
                at = kept;
            } else {
                endless.add(kind);
            }
        }
        return left.append(text, kept, text.length()).toString();
    }

    private static String entitiesResolved(String text) {
        return text.indexOf('&') < 0
                ? text
                : ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(entity(found)));
    }

    private static String entity(MatchResult found) {
        String name = found.group(1);
        if (name.charAt(0) != '#') {
            return ENTITIES.getOrDefault(name, found.group());
        }
        int code =
                name.charAt(1) == 'x' || name.charAt(1) == 'X'
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)
                    || (Character.isISOControl(unit) && unit != '\n' && unit != '\t')) {
                return false;
            }
        }
        return true;
    }

    /** PostgreSQL takes no NUL and UTF-8 no half of a surrogate pair. */
    private static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        code -> {
                            if (code >= Character.MIN_SURROGATE
                                    && code <= Character.MAX_SURROGATE) {
                                kept.append('\ufffd');
                            } else if (code == '\n'
                                    || code == '\t'
                                    || !Character.isISOControl(code)) {
                                kept.appendCodePoint(code);
                            } else if (code == '\u0085') {
                                kept.append('\n');
                            }
                        });
        return kept.toString();
    }
}
