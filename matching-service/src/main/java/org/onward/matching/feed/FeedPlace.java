package org.onward.matching.feed;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.Signs;

/**
 * Where the work of a row is. A column of provinces decides, and the place beside it stays words;
 * several provinces are none, as the first may be where the office is. Work that may be abroad is
 * sent back until its country stands in a column of its own, since it has to be vetted.
 *
 * @param country two letters, or what stands in the country's column
 * @param said whether that column says it
 * @param elsewhere the province lies in another country than the source
 * @param toldAbroad whether that column says the source's country, and title or tasks say another
 *     one; looked for where it is asked for
 * @param code of the province
 * @param words as they are shown
 */
record FeedPlace(
        String country,
        boolean said,
        boolean elsewhere,
        BooleanSupplier toldAbroad,
        @Nullable String code,
        @Nullable String words) {
    /** The code of an error that asks whether work is abroad. */
    static final String MAY_BE_ABROAD = "abroad";

    static final String ABROAD = "Is this work abroad? Name the country in a column of its own.";
    static final String PAID_ABROAD =
            "Is this work abroad? The pay is in another country's money. Name the country in a column of its own.";
    static final String TOLD_AND_PAID_ABROAD =
            "The words and the pay of this row are of another country than the one named. Name the country where the work is.";
    static final String ELSEWHERE = "This place lies in another country than the one named.";
    static final String SEVERAL =
            "Several provinces are named here; the province was left unknown.";
    static final String UNKNOWN = "No province was understood here; it was left unknown.";
    private static final String SPELT_LIKE =
            "No province is written like this; “%s” was taken, which is nearly the same.";
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .filter(one -> one.getDefaultFractionDigits() >= 0) // XXX and gold are none
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    // Behind these words a title says where the work is.
    private static final Pattern WHERE =
            Pattern.compile(
                    "(?:(?<![\\p{L}])(?:in|to|at|sa)\\s+|(?:ประเทศ|ใน|ที่|ไป|ณ)\\s*|[(\\[,/|:–—]\\s*|\\s-+\\s*|\\s+(?=[ก-๙]))",
                    Pattern.CASE_INSENSITIVE);
    private static final int MOST_WORDS = 3; // of a country's name
    private static final int LONGEST_NAME = 60; // of a country
    private static final int NEAR = 100;
    private static final Pattern LATIN = Pattern.compile("^[\\p{IsLatin}\\P{L}]+$");

    // Behind these words tasks say where the work is.
    private static final Pattern WORK_WHERE =
            Pattern.compile(
                    "(?:(?<![\\p{L}])(?:(?:deploy(?:ed|ment)?|assigned|bound|posted)\\s+(?:to|in|for)|work(?:ing)?\\s+in"
                            + "|(?:job|work)\\s*sites?\\s*(?::|is|in)+(?:\\s+in)?|(?:mag)?(?:ta)?trabaho\\s+sa)\\s+"
                            + "|เดินทางไป(?:(?!กลับ)[ก-๙ ]){0,30}?(?:ที่|ใน|ประเทศ)\\s*|(?:ทำงาน|ไปทำ|ข้ามไป)\\s*(?:อยู่|ที่|ใน|ฝั่ง|ประเทศ)+\\s*)",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern WORK_ABROAD =
            Pattern.compile(
                    "(?<![\\p{L}])(?:work(?:ing)?|deployment|deployed|job)\\s+(?:abroad|overseas)(?![\\p{L}])"
                            + "|(?<![\\p{L}])overseas\\s+(?:deployment|job|work)(?![\\p{L}])"
                            + "|ทำงาน\\s*(?:ที่|ใน)?\\s*ต่างประเทศ"
                            + "|(?<![\\p{L}])(?:mag)?(?:ta)?trabaho\\s+(?:sa\\s+)?(?:abroad|ibang\\s+bansa)(?![\\p{L}])",
                    Pattern.CASE_INSENSITIVE);

    // One of them stands in all that the patterns of work abroad find: looked for first, at a
    // hundredth of what the patterns take.
    private static final Signs.Kind OF_ABROAD =
            Signs.anywhere("abroad", "overseas", "bansa", "ต่างประเทศ");
    // What the pattern of where work is begins with.
    private static final Signs.Kind OF_WHERE =
            Signs.anywhere(
                    "deploy",
                    "assigned",
                    "bound",
                    "posted",
                    "work",
                    "job",
                    "trabaho",
                    "tatrabaho",
                    "magtrabaho",
                    "magtatrabaho",
                    "เดินทางไป",
                    "ทำงาน",
                    "ไปทำ",
                    "ข้ามไป");
    private static final Signs SIGNS = Signs.of(OF_ABROAD, OF_WHERE);

    // A title that ends in it: "Welder (overseas)", "Caregiver abroad"; not "overseas sales".
    private static final Pattern ENDS_ABROAD =
            Pattern.compile(
                    "(?:[(\\[]\\s*|\\s[-–—]+\\s*|[,/|:]\\s*|(?<![\\p{L}])(?:in|to|for|sa)\\s+|ไป\\s*|\\s+(?=abroad|overseas))"
                            + "(?:abroad|overseas|ibang\\s+bansa|ต่างประเทศ)\\s*(?:[)\\]]|$)",
                    Pattern.CASE_INSENSITIVE);
    // One that begins with it: "Overseas hotel cleaner"; not who deals with those elsewhere.
    private static final Pattern BEGINS_ABROAD =
            Pattern.compile(
                    "^\\W*(?:abroad|overseas)(?![\\p{L}])(?!.*(?<![\\p{L}])(?:sales|market|business|account|client|customer|recruit"
                            + "|admission|educat|stud(?:y|ies)|purchas|procure|buy|sourcing|trad(?:e|ing)|import|export|logistic"
                            + "|shipping|operation|project|develop|support|relation|document|coordinat|officer|specialist"
                            + "|process|consult|advis|assistant|clerk|manager|executive|representative|agent|team|desk|hr))",
                    Pattern.CASE_INSENSITIVE);
    // Before what a title ends in: who works here for somebody elsewhere, or has come back.
    private static final Pattern WORKS_HERE =
            Pattern.compile(
                    "(?:(?<![\\p{L}])(?:sales|marketing|purchas|procure|sourcing|recruit|study|studies|educat|experienc|worked|return|ex-|galing|karanasan)"
                            + "|ขาย|จัดซื้อ|การตลาด|จัดหา|สรรหา|แนะแนว|เคย|ประสบการณ์)",
                    Pattern.CASE_INSENSITIVE);
    // Behind "overseas job": who finds others such work.
    private static final Pattern SENDS_OTHERS =
            Pattern.compile(
                    "^\\s+(?:\\p{L}+\\s+){0,2}(?:officers?|coordinators?|specialists?|processors?|consultants?|advis[eo]rs?|assistants?|clerks?|managers?)(?![\\p{L}])",
                    Pattern.CASE_INSENSITIVE);

    // Where somebody has worked, or whom they work with.
    private static final Pattern ANOTHERS_WORK =
            Pattern.compile(
                    "(?:experienc|worked|return|background|เคย|ประสบการณ์|karanasan|clients?|customers?|offices?|partners?|team)[^.;\\n]{0,60}$",
                    Pattern.CASE_INSENSITIVE);

    // Before what follows a country's name it says of what kind something is: "Japan Desk Officer".
    private static final Pattern OF_A_KIND =
            Pattern.compile(
                    "^(?:foods?|cuisine|restaurant|kitchen|style|language|visas?|desk|markets?|accounts?|teachers?|tutors?"
                            + "|translators?|interpreters?|tours?|schools?|embassy|bank|noodles?|bbq|office|project|program(?:me)?)(?![\\p{L}])",
                    Pattern.CASE_INSENSITIVE);

    // "- Hong Kong returnee welcome" says where somebody comes from, and so does "galing sa Saudi";
    // "in Hong Kong, no experience" where the work is. What is in doubt is asked.
    private static final Pattern CAME_FROM =
            Pattern.compile(
                    "(?:(?<![\\p{L}])(?:galing|mula|ex|former|returned)[\\s-]+(?:in\\s+|to\\s+|sa\\s+)?"
                            + "|เคย(?:ไป|ทำงาน|อยู่|ที่|ใน)+)$",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_SOMEBODY =
            Pattern.compile(
                    "^(?:เคย|(?<where>\\p{L}+(?: \\p{L}+)?) (?:returnees?|experience|exp|ofw|background)"
                            + "(?! (?:is )?(?:needed|required|a must))(?![\\p{L}]))",
                    Pattern.CASE_INSENSITIVE);

    static FeedPlace read(
            FeedItem.Row row,
            @Nullable String title,
            String tasks,
            FeedSource source,
            Taxonomy taxonomy,
            Words words,
            FieldErrors errors,
            FeedNotes notes) {
        String text = line(row, "place", notes);
        String province = line(row, FeedColumns.PROVINCE, notes);
        String countryText = row.text("country");
        String said = countryText == null ? null : country(countryText, words);
        List<Place> found = places(province, true, said, source, words);
        if (found.isEmpty()) {
            found = places(text, false, said, source, words);
        }
        Optional<Words.Spelt> spelt =
                found.isEmpty() ? speltLike(said, source, words, province, text) : Optional.empty();
        Place place =
                found.size() == 1 ? found.getFirst() : spelt.map(Words.Spelt::place).orElse(null);
        String country = said != null ? said : place != null ? place.country() : source.country();
        String read = Objects.requireNonNullElse(province, Objects.requireNonNullElse(text, ""));
        if (found.size() > 1) {
            notes.add("place", SEVERAL, read);
        } else if (spelt.isPresent()) {
            notes.add("place", SPELT_LIKE.formatted(spelt.get().name()), read);
        } else if (place == null
                && read.codePoints().anyMatch(Character::isLetter)
                && taxonomy.places().stream().anyMatch(one -> one.country().equals(country))) {
            notes.add("place", UNKNOWN, read);
        }
        Set<String> named = new TreeSet<>();
        Optional.ofNullable(text).map(words::countries).ifPresent(named::addAll);
        Optional.ofNullable(province).map(words::countries).ifPresent(named::addAll);
        if (place == null && found.isEmpty() && country.equalsIgnoreCase(source.country())) {
            // what is not vetted, as its column says that it is not abroad
            elsewhere(province, words).forEach(named::add);
            elsewhere(text, words).forEach(named::add);
        }
        named.remove(country.toUpperCase(Locale.ROOT));
        if (!named.isEmpty() && (said == null || place == null)) {
            errors.add("place", MAY_BE_ABROAD, said == null ? ABROAD : ELSEWHERE);
        } else if (said == null
                && title != null
                && (namesOther(title, country, words) || saysAbroad(title))) {
            errors.add("title", MAY_BE_ABROAD, ABROAD);
        } else if (said == null && tellsOfOther(tasks, country, words)) {
            errors.add("tasks", MAY_BE_ABROAD, ABROAD);
        }
        BooleanSupplier toldAbroad =
                () ->
                        country.equalsIgnoreCase(source.country())
                                && (tellsOfOther(tasks, country, words)
                                        || (title != null
                                                && (namesOther(title, country, words)
                                                        || saysAbroad(title))));
        return new FeedPlace(
                country,
                said != null,
                place != null && !place.country().equals(source.country()),
                toldAbroad,
                place == null ? null : place.code(),
                text == null ? province : text);
    }

    private static boolean isOfSomebody(String text, Words words) {
        Matcher of = OF_SOMEBODY.matcher(text);
        if (!of.find()) {
            return false;
        }
        String country = of.group("where");
        return country == null
                || (!words.countries(country).isEmpty()
                        && (country.indexOf(' ') < 0
                                || words.countries(first(country.split(" ", -1), 0, 1)).isEmpty()));
    }

    /** Whether a title says that the work is in another country, as "driver in Taiwan" does. */
    private static boolean namesOther(String title, String country, Words words) {
        Set<String> others = new TreeSet<>(words.countries(title));
        others.remove(country.toUpperCase(Locale.ROOT));
        if (others.isEmpty()) {
            return false; // or a country is only a kind of food, language or street
        }
        if (beginsOrEndsWith(others, title, words)) {
            return true;
        }
        Matcher where = WHERE.matcher(title);
        while (where.find()) {
            String rest = title.substring(where.end());
            if (CAME_FROM.matcher(title.substring(0, where.end())).find()
                    || (where.group().codePoints().noneMatch(Character::isLetter)
                            && isOfSomebody(rest, words))) {
                continue;
            }
            if (namedFirst(rest, words).stream().anyMatch(others::contains)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a title says that the work is abroad and names no country. */
    private static boolean saysAbroad(String title) {
        if (!SIGNS.in(lower(title)).has(OF_ABROAD)) {
            return false;
        }
        Matcher work = WORK_ABROAD.matcher(title);
        while (work.find()) {
            if (!isAnothers(title, work.start())
                    && !SENDS_OTHERS.matcher(title.substring(work.end())).find()) {
                return true;
            }
        }
        if (BEGINS_ABROAD.matcher(title).find()) {
            return true;
        }
        Matcher ends = ENDS_ABROAD.matcher(title);
        return ends.find() && !WORKS_HERE.matcher(title.substring(0, ends.start())).find();
    }

    /** Of a text the words that say that work is abroad; null where none does. */
    static @Nullable String saidAbroad(String text) {
        return saidAbroad(text, SIGNS.in(lower(text)));
    }

    private static @Nullable String saidAbroad(String text, Signs.Found signs) {
        if (!signs.has(OF_ABROAD)) {
            return null;
        }
        Matcher work = WORK_ABROAD.matcher(text);
        while (work.find()) {
            if (!isAnothers(text, work.start())) {
                return work.group();
            }
        }
        return null;
    }

    /** The countries that a text begins with. */
    private static Set<String> namedFirst(String text, Words words) {
        String[] parts =
                text.substring(0, Math.min(LONGEST_NAME, text.length()))
                        .strip()
                        .split("[\\s.,;/|()\\[\\]]+");
        for (int n = 1; n <= Math.min(MOST_WORDS, parts.length); n++) {
            Set<String> named = words.countries(first(parts, 0, n));
            if (!named.isEmpty() && (n == 1 || words.countries(first(parts, 1, n)).isEmpty())) {
                return named;
            }
        }
        return Set.of();
    }

    /** "Dubai domestic helper", "Nurse Saudi"; not "Bank of China", and no kind of food. */
    private static boolean beginsOrEndsWith(Set<String> others, String title, Words words) {
        if (LATIN.matcher(title).find()) {
            String[] all = title.strip().split("[\\s,;/|()\\[\\]–—-]+");
            for (int n = 1; n < Math.min(MOST_WORDS + 1, all.length); n++) {
                String behind = String.join(" ", Arrays.copyOfRange(all, n, all.length));
                boolean begins =
                        isOne(others, first(all, 0, n), words)
                                && !OF_A_KIND.matcher(behind).find()
                                && !isOfSomebody(title, words);
                boolean ends =
                        isOne(others, first(all, all.length - n, all.length), words)
                                && !all[all.length - n - 1].equalsIgnoreCase("of")
                                && !cameFrom(all, n)
                                && !cameFrom(all, n + 1);
                if (begins || ends) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "galing sa Saudi Arabia", of which the last word is a name as well. */
    private static boolean cameFrom(String[] all, int last) {
        return last <= all.length
                && CAME_FROM.matcher(first(all, 0, all.length - last) + " ").find();
    }

    /** Whether a text is one country's name and nothing else. */
    private static boolean isOne(Set<String> others, String text, Words words) {
        Set<String> named = words.countries(text);
        return named.size() == 1
                && others.containsAll(named)
                && Arrays.stream(text.split(" ", -1)).allMatch(one -> one.length() > 1)
                && (text.indexOf(' ') < 0
                        || (words.countries(text.substring(text.indexOf(' ') + 1)).isEmpty()
                                && words.countries(text.substring(0, text.lastIndexOf(' ')))
                                        .isEmpty()));
    }

    /** Whether tasks say that the work is in another country. */
    private static boolean tellsOfOther(String tasks, String country, Words words) {
        String lower = lower(tasks);
        if (saidAbroad(tasks, SIGNS.in(lower)) != null) {
            return true;
        }
        // lower case is as long but for a letter or two of Turkish
        String said = lower.length() == tasks.length() ? tasks : lower;
        Matcher where = WORK_WHERE.matcher(said).useTransparentBounds(true);
        int from = 0;
        for (int at : SIGNS.places(lower, OF_WHERE).toArray()) {
            if (at < from || !where.region(at, said.length()).lookingAt()) {
                continue;
            }
            from = where.end();
            Set<String> named = namedFirst(said.substring(from), words);
            if (!named.isEmpty()
                    && !named.contains(country.toUpperCase(Locale.ROOT))
                    && !isAnothers(said, at)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isAnothers(String tasks, int at) {
        return ANOTHERS_WORK.matcher(tasks.substring(Math.max(0, at - NEAR), at)).find();
    }

    private static String first(String[] words, int from, int to) {
        return String.join(" ", Arrays.copyOfRange(words, from, to));
    }

    /** The money of where the work is; null of a country that is not known. */
    @Nullable String ownCurrency() {
        return currency(country);
    }

    /**
     * @param country two letters, or another text, which has none
     */
    static @Nullable String currency(String country) {
        try {
            Currency own = Currency.getInstance(Locale.of("", country.toUpperCase(Locale.ROOT)));
            return own == null ? null : own.getCurrencyCode();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Pay in another country's money asks for the country, where no column names it, or the words
     * of the row name another one too; so does a sum without a currency for work elsewhere.
     *
     * @param named whether a column of its own names the money
     */
    void mustBePaidIn(PayTerms terms, boolean named, FieldErrors errors) {
        String currency = terms.currency();
        if (currency == null) {
            boolean asked =
                    errors.all().stream().anyMatch(error -> error.code().equals(MAY_BE_ABROAD));
            errors.addIf(
                    !said && elsewhere && !asked && terms.namesSum(),
                    "place",
                    MAY_BE_ABROAD,
                    ABROAD);
            return;
        }
        String code = currency.strip().toUpperCase(Locale.ROOT);
        if (code.equals(ownCurrency()) || !CURRENCIES.contains(code)) {
            return;
        }
        if (said) {
            errors.addIf(toldAbroad.getAsBoolean(), "country", MAY_BE_ABROAD, TOLD_AND_PAID_ABROAD);
            return;
        }
        errors.add(
                elsewhere ? "place" : named ? "currency" : "country",
                MAY_BE_ABROAD,
                elsewhere ? ABROAD : PAID_ABROAD);
    }

    private static List<Place> places(
            @Nullable String text,
            boolean ofProvinces,
            @Nullable String said,
            FeedSource source,
            Words words) {
        if (text == null) {
            return List.of();
        }
        String whole = ProvinceText.writtenOut(text, ofProvinces);
        List<Place> found = words.places(whole, said == null ? source.country() : said);
        return found.isEmpty() && said == null ? words.places(whole, null) : found;
    }

    private static Optional<Words.Spelt> speltLike(
            @Nullable String said, FeedSource source, Words words, @Nullable String... texts) {
        return Stream.of(texts)
                .filter(Objects::nonNull)
                .flatMap(
                        text ->
                                words
                                        .placeSpeltLike(
                                                text, said == null ? source.country() : said)
                                        .stream())
                .findFirst();
    }

    // "Aurora Gold, Central Ladprao" is a shop, and Aurora a province.
    private static Stream<String> elsewhere(@Nullable String text, Words words) {
        return text == null
                ? Stream.of()
                : Stream.concat(Stream.of(text), Stream.of(text.split("[,;]", -1)))
                        .flatMap(part -> words.placeCalled(part).stream())
                        .map(Place::country);
    }

    private static String country(String text, Words words) {
        String code = FeedWords.country(text);
        Set<String> named = code.length() == 2 ? Set.of() : words.countries(text);
        return named.size() == 1 ? named.iterator().next() : code;
    }

    private static @Nullable String line(FeedItem.Row row, String column, FeedNotes notes) {
        String text = row.text(column);
        return text == null
                ? null
                : PlainText.line(ReadFeedRow.withoutContacts("place", text, notes));
    }
}
