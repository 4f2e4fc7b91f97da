package org.onward.matching.feed;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells that say what one post pays in several cases, each of which {@link PayText} can read: on
 * probation and after it, basic and in all, by schooling, and the same pay for two times.
 */
final class PayCases {
    static final String LESS_ON_PROBATION =
            "The pay on probation was taken as the lowest, the pay after it as the highest.";

    static final String BY_SCHOOLING =
            "The pay hangs on schooling; the lowest and the highest were taken.";
    static final String TOLD_TWICE = "The same pay stands here for two times; the first was taken.";

    private static final String PROBATION =
            "(?:(?:ช่วง|ระหว่าง|ระยะ)?(?:เวลา)?(?:การ)?ทดลองงาน"
                    + "|(?:\\b(?:during|on|in|while|habang|sa)\\s+)?(?:\\b(?:the|on)\\s+)?\\b(?:naka-?)?(?:probation(?:ary)?|trial)\\b(?:\\s+period\\b)?)";
    private static final String NAMED_PROBATION =
            "(?:(?:ระยะ(?:เวลา)?)?(?:การ)?ทดลองงาน|\\b(?:probation(?:ary)?|trial)\\b(?:\\s+period\\b)?)";
    private static final String LENGTH =
            "(?<![\\d.,])(?:1\\d\\d|[1-9]\\d?)[\\s-]?(?:days?|weeks?|months?|hours?|hrs?|วัน|สัปดาห์|เดือน|ชั่วโมง|ชม\\.?|araw|linggo|buwan|oras)(?:แรก)?(?![a-zก-๙])";
    // "ทดลองงาน 119 วัน", "probation (6 months)", "3 months probation": no pay
    private static final Pattern LENGTH_OF_PROBATION =
            Pattern.compile(
                    "(%1$s)\\s*(?:(?:of|for|is|นาน|เป็นเวลา)\\s*|:\\s*)?(?:\\(\\s*%2$s\\s*\\)|%2$s)|%2$s\\s*(?:(?:of|ng)\\s+)?(%1$s)"
                            .formatted(NAMED_PROBATION, LENGTH));
    private static final Pattern ONLY_NAMED =
            Pattern.compile(
                    "\\s*[(\\[,;/-]?\\s*(?<!\\b(?:during|on|in|while|habang|sa|the)\\s)%s\\s*[)\\]]?"
                            .formatted(NAMED_PROBATION));
    // "15,000 (ทดลองงาน 12,000)", "15,000; 12,000 during probation"
    private static final Pattern WITH_PROBATION =
            Pattern.compile(
                    "(?<pay>.*\\d.*?)(?:\\s*[(\\[,;/]?\\s*"
                            + PROBATION
                            + "\\s*:?\\s*(?<behind>[^()\\[\\]]*\\d[^()\\[\\]]*)|\\s*(?:[(\\[;/]|,\\s)\\s*(?<before>\\d[^()\\[\\]]*?)\\s*"
                            + PROBATION
                            + ")\\s*[)\\]]?");
    // "11,000 (ผ่านทดลองงาน 12,500)", "11,000, after probation 12,500"
    private static final Pattern AFTER_PROBATION =
            Pattern.compile(
                    "(?<before>[^()\\[\\]]*\\d[^()\\[\\]]*?)\\s*[(\\[,;/]?\\s*"
                            + "(?:(?:หลัง(?:จาก)?|เมื่อ)?(?:ผ่าน|พ้น)(?:ช่วง|ระยะ)?(?:การ)?(?:ทดลองงาน|โปร(?:เบชั่น)?)(?:แล้ว)?|\\bafter\\s+(?:the\\s+)?(?:probation(?:ary)?|trial)\\b(?:\\s+period\\b)?"
                            + "|\\b(?:after|upon)\\s+regularization\\b|\\b(?:ka)?pag\\s*(?:na-?)?regular(?:\\s+na)?\\b)"
                            + "\\s*:?\\s*(?<pay>[^()\\[\\]]*\\d[^()\\[\\]]*)[)\\]]?");
    private static final String BASIC = "\\b(?:basic|base)(?:\\s+(?:pay|salary))?\\b";
    // "20,000-25,000 package (basic 16,000)", "รายได้รวม 20,000 ฐานเงินเดือน 12,000"
    private static final Pattern WITH_BASIC =
            Pattern.compile(
                    "(?<all>.*\\d.*?)\\s*[(\\[,;/]?\\s*(?:"
                            + BASIC
                            + "(?!\\s*(?:[+,;/(]|\\bplus\\b|\\band\\b|บวก|และ))|ฐาน(?:เงินเดือน)?)\\s*:?\\s*(?<basic>[^()\\[\\]]*\\d[^()\\[\\]]*)[)\\]]?");
    // "14,500 basic + 3,000", "18,000 basic / 3,000 allowance"
    private static final Pattern BASIC_AND_MORE =
            Pattern.compile(
                    "(?<basic>.*\\d.*?)\\s*"
                            + BASIC
                            + "\\s*(?:(?:\\+|\\bplus\\b|\\band\\b|บวก|และ)\\s*%1$s(?:%2$s)?|[,;/(]\\s*%1$s%2$s)\\s*\\)?"
                                    .formatted(
                                            "\\d[\\d,]*k?(?:\\s*(?:บาท|฿|baht\\b|pesos?\\b))?",
                                            "\\s*(?:" + PayText.ON_TOP + "|meals?\\b|food\\b)"));
    private static final Pattern IN_ALL =
            Pattern.compile(
                    "\\b(?:total\\s+)?(?:package|compensation|earnings)\\b|\\btotal\\b|รายได้รวม|รวม(?:รายได้)?");

    private static final String THAI_LEVEL =
            "(?:ม\\.?\\s?[36](?![.,]?\\d)|ม\\.\\s?(?:ต้น|ปลาย)|ป\\.?\\s?6(?![.,]?\\d)|ปว[ชสท]\\.?|ป\\.\\s?(?:ตรี|โท)|อนุปริญญา|ปริญญา(?:ตรี|โท))";
    private static final String OTHER_LEVEL =
            "(?<![a-z])(?:(?:[js]?hs|(?:junior |senior )?high ?school|college|elementary|vocational|diploma|bachelor(?:'?s)?|master(?:'?s)?)(?: (?:degree|level|undergraduate))?|grade 1[02])"
                    + "(?: (?:graduates?|grads?\\b\\.?|holders?))?(?![a-z])";
    // "ปวส. 12,000 ป.ตรี 15,000", "HS grad: 12k; college grad: 15k", "10,500 (ม.6), 12,500 (ปวส.)"
    private static final Pattern LEVEL =
            Pattern.compile(
                    "(?:วุฒิ(?:การศึกษา)?|จบ)?\\s*(?<level>%s|%s)(?:\\s*ขึ้นไป)?\\s*[:=-]?\\s*"
                            .formatted(THAI_LEVEL, OTHER_LEVEL));
    private static final Pattern BETWEEN_LEVELS =
            Pattern.compile("^[\\s,;/|()&+-]+|(?:[\\s,;/|()&+-]|\\band\\b|\\bat\\b|และ|ส่วน)+$");
    private static final Pattern CALLS_IT_PAY =
            Pattern.compile("(?:เงินเดือน|ค่าจ้าง|\\bsalary\\b|\\bsahod\\b)\\s*:?");

    // "645/day (16,770/month)", "80 บาท/ชม. = 640 บาท/วัน"
    private static final Pattern TWO_TIMES =
            Pattern.compile(
                    "(?<first>[^()\\[\\]=]+)(?:[(\\[=]\\s*(?:=|~|approx(?:imately|\\.)?|about|around|ประมาณ)?)(?<second>[^()\\[\\]=]+)[)\\]]?");

    /** How often one time of work lies in another, at least and at most. */
    private record Within(String time, String longer, int least, int most) {
        boolean holds(BigDecimal sum, BigDecimal ofLonger) {
            return ofLonger.compareTo(sum.multiply(BigDecimal.valueOf(least))) >= 0
                    && ofLonger.compareTo(sum.multiply(BigDecimal.valueOf(most))) <= 0;
        }
    }

    // From a week of five days to one in which every day is paid; a year may have a 13th month.
    private static final List<Within> TIMES =
            List.of(
                    new Within("hour", "day", 8, 12),
                    new Within("hour", "week", 40, 72),
                    new Within("hour", "month", 160, 312),
                    new Within("day", "week", 5, 7),
                    new Within("day", "month", 20, 33),
                    new Within("week", "month", 4, 5),
                    new Within("month", "year", 12, 14));

    private PayCases() {}

    /**
     * @param plain as {@link PayUnits#plain} leaves it
     * @return null where a cell does not say several cases, or not all of them are understood
     */
    static @Nullable PayText read(String plain) {
        PayText read = besideLengthOfProbation(plain);
        read = read == null ? withProbation(plain) : read;
        read = read == null ? basicAndMore(plain) : read;
        read = read == null ? ofBasic(plain) : read;
        read = read == null ? bySchooling(plain) : read;
        return read == null ? toldTwice(plain) : read;
    }

    /** What is paid where it is said how long probation takes; null where that is not said. */
    private static @Nullable PayText besideLengthOfProbation(String plain) {
        String without = LENGTH_OF_PROBATION.matcher(plain).replaceAll("$1$2");
        if (without.equals(plain)) {
            return null;
        }
        PayText read = withProbation(without);
        return read == null
                ? PayText.read(ONLY_NAMED.matcher(without).replaceAll(" ").strip())
                : read;
    }

    /** Null where nothing is said of probation, or not that it pays less. */
    private static @Nullable PayText withProbation(String plain) {
        Matcher during = WITH_PROBATION.matcher(plain);
        PayText read =
                during.matches()
                        ? withProbation(
                                during.group("pay"),
                                during.group(during.group("behind") == null ? "before" : "behind"))
                        : null;
        Matcher after = AFTER_PROBATION.matcher(plain);
        return read == null && after.matches()
                ? withProbation(after.group("pay"), after.group("before"))
                : read;
    }

    private static @Nullable PayText withProbation(String pay, String onProbation) {
        PayText after = PayText.read(pay);
        PayText first = PayText.read(onProbation);
        boolean differs =
                isOther(first.currency(), after.currency())
                        || isOther(first.period(), after.period());
        return differs
                        || after.least() == null
                        || first.least() == null
                        || first.most() != null
                        || first.least().compareTo(after.least()) > 0
                ? null
                : new PayText(
                        first.least(),
                        after.most() == null && !after.open() ? after.least() : after.most(),
                        after.open(),
                        after.currency() == null ? first.currency() : after.currency(),
                        after.period() == null ? first.period() : after.period(),
                        null,
                        LESS_ON_PROBATION);
    }

    /** The basic pay of what comes on top of it; null where not both are said. */
    private static @Nullable PayText basicAndMore(String plain) {
        Matcher both = BASIC_AND_MORE.matcher(plain);
        PayText basic = both.matches() ? PayText.read(both.group("basic")) : null;
        return basic == null || basic.least() == null
                ? null
                : onTop(basic, basic.currency(), basic.period());
    }

    private static PayText onTop(
            PayText basic, @Nullable String currency, @Nullable String period) {
        return new PayText(
                basic.least(),
                basic.most(),
                basic.open(),
                currency,
                period,
                null,
                PayText.ON_TOP_LEFT_OUT);
    }

    /** What is paid in any case of what is paid in all; null where not both are said. */
    private static @Nullable PayText ofBasic(String plain) {
        Matcher both = WITH_BASIC.matcher(plain);
        if (!both.matches()) {
            return null;
        }
        PayText all = PayText.read(IN_ALL.matcher(both.group("all")).replaceAll(" ").strip());
        PayText basic = PayText.read(both.group("basic"));
        if (all.least() == null
                || basic.least() == null
                || basic.least().compareTo(all.least()) > 0
                || isOther(all.currency(), basic.currency())
                || isOther(all.period(), basic.period())) {
            return null;
        }
        return onTop(
                basic,
                basic.currency() == null ? all.currency() : basic.currency(),
                basic.period() == null ? all.period() : basic.period());
    }

    private static boolean isOther(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    /** The lowest and the highest of what several levels of schooling are paid. */
    private static @Nullable PayText bySchooling(String plain) {
        List<MatchResult> levels = LEVEL.matcher(plain).results().toList();
        if (levels.size() < 2) {
            return null;
        }
        List<String> sums = new ArrayList<>();
        int from = 0;
        for (MatchResult level : levels) {
            sums.add(withoutEnds(plain.substring(from, level.start())));
            from = level.end();
        }
        sums.add(withoutEnds(plain.substring(from)));
        // each level before its pay, or each behind it
        boolean before = CALLS_IT_PAY.matcher(sums.getFirst()).replaceAll("").isBlank();
        if (before == sums.getLast().isBlank()) {
            return null;
        }
        sums.remove(before ? 0 : levels.size());
        List<PayText> each = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            PayText pay = PayText.read(sums.get(i));
            if (pay.least() == null
                    || pay.remark() != null
                    || FeedWords.education(levels.get(i).group("level")) == null) {
                return null;
            }
            each.add(pay);
        }
        List<String> currencies =
                each.stream().map(PayText::currency).filter(Objects::nonNull).distinct().toList();
        List<String> periods =
                each.stream().map(PayText::period).filter(Objects::nonNull).distinct().toList();
        PayText best = each.stream().max(Comparator.comparing(PayCases::highest)).orElseThrow();
        // "15,000 up" for one of the lower levels leaves open what the others are for
        if (currencies.size() > 1
                || periods.size() > 1
                || each.stream().anyMatch(pay -> pay.open() && !pay.equals(best))) {
            return null;
        }
        return new PayText(
                each.stream().map(PayCases::lowest).min(Comparator.naturalOrder()).orElseThrow(),
                best.open() ? null : highest(best),
                best.open(),
                currencies.isEmpty() ? null : currencies.getFirst(),
                periods.isEmpty() ? null : periods.getFirst(),
                null,
                BY_SCHOOLING);
    }

    private static String withoutEnds(String part) {
        return BETWEEN_LEVELS.matcher(part).replaceAll("");
    }

    private static BigDecimal lowest(PayText pay) {
        return Objects.requireNonNull(pay.least());
    }

    private static BigDecimal highest(PayText pay) {
        return pay.most() == null ? lowest(pay) : pay.most();
    }

    /** The first of two sums that are the same pay, for a day and for a month. */
    private static @Nullable PayText toldTwice(String plain) {
        Matcher two = TWO_TIMES.matcher(plain);
        if (!two.matches()) {
            return null;
        }
        PayText first = PayText.read(two.group("first"));
        PayText second = PayText.read(two.group("second"));
        boolean same =
                first.least() != null
                        && second.least() != null
                        && first.remark() == null
                        && second.remark() == null
                        && first.open() == second.open()
                        && (first.most() == null) == (second.most() == null)
                        && !isOther(first.currency(), second.currency())
                        && TIMES.stream()
                                .anyMatch(
                                        one ->
                                                isSame(one, first, second)
                                                        || isSame(one, second, first));
        return !same
                ? null
                : new PayText(
                        first.least(),
                        first.most(),
                        first.open(),
                        first.currency() == null ? second.currency() : first.currency(),
                        first.period(),
                        null,
                        TOLD_TWICE);
    }

    private static boolean isSame(Within times, PayText pay, PayText ofLonger) {
        return times.time().equals(pay.period())
                && times.longer().equals(ofLonger.period())
                && times.holds(lowest(pay), lowest(ofLonger))
                && times.holds(highest(pay), highest(ofLonger));
    }
}
