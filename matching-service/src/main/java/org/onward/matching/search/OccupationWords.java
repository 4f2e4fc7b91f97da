package org.onward.matching.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Words.Resolved;

/** The occupation that an advert's title names, through grades, haste and places. */
final class OccupationWords {
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_TOKENS = 16;
    private static final int MOST_KEPT = 10_000;

    private static final double EXACT = 1;
    private static final double OTHER_NAME = 0.97;
    private static final double FIRST_PART = 0.93;
    private static final double FIRST_OF_MANY = 0.7;
    private static final double LATER_PART = 0.6;
    private static final double SAME_WORDS = 0.97; // of the above
    private static final double HEAD_ALONE = 0.5; // "pipeline welder": a welder at least
    private static final double NEAR = 0.85;
    private static final double LEAST = 0.3;
    private static final double NAMESAKES = 0.85; // several occupations bear the name

    /** A word after the first part of a title says less about the work. */
    private static final double LATER_WEIGHT = 0.3;

    private static final double LACKING = 0.45; // adverts add words to a title …
    private static final double BESIDE = 0.55; // … more often than they leave some out

    private static final double HEAD_ELSEWHERE = 0.85;
    private static final double HEAD_MISSING = 0.55;

    private static final Pattern PARTS =
            Pattern.compile("\\s[-–—]+\\s|[–—|/,:;()\\[\\]{}•!*\"“”]+|\\s[-–—]|[-–—]\\s");

    /** Grades, haste and terms around the title proper. */
    private static final Set<String> DRESS =
            Set.of(
                    "sr",
                    "snr",
                    "senior",
                    "jr",
                    "jnr",
                    "junior",
                    "lead",
                    "principal",
                    "urgent",
                    "urgently",
                    "hiring",
                    "wanted",
                    "needed",
                    "need",
                    "required",
                    "looking",
                    "for",
                    "we",
                    "are",
                    "is",
                    "now",
                    "immediate",
                    "immediately",
                    "hire",
                    "i",
                    "ii",
                    "iii",
                    "iv",
                    "v",
                    "level",
                    "grade",
                    "full",
                    "time",
                    "part",
                    "fulltime",
                    "parttime",
                    "contract",
                    "contractual",
                    "permanent",
                    "temporary",
                    "temp",
                    "trainee",
                    "apprentice",
                    "apprenticeship",
                    "intern",
                    "internship",
                    "male",
                    "female",
                    "m",
                    "f",
                    "d",
                    "new",
                    "vacancy",
                    "vacancies",
                    "position",
                    "positions",
                    "post",
                    "job",
                    "jobs",
                    "opening",
                    "openings",
                    "experienced",
                    "experience",
                    "fresh",
                    "graduate",
                    "graduates",
                    "re",
                    "advertised",
                    "advertisement",
                    "remote",
                    "onsite",
                    "hybrid",
                    "day",
                    "night",
                    "shift",
                    "with",
                    "without",
                    "ด่วน",
                    "รับสมัคร",
                    "รับ",
                    "สมัคร",
                    "ต้องการ",
                    "หลาย",
                    "อัตรา",
                    "ประจำ",
                    "ชาย",
                    "หญิง",
                    "หา",
                    "งาน",
                    "ตำแหน่ง",
                    "hanap",
                    "kailangan",
                    "naghahanap",
                    "agad",
                    "bagong",
                    "ncii",
                    "trabaho");

    /** Words for anybody who works; which work it is, another word says. */
    private static final Set<String> GENERIC =
            Set.of(
                    "specialist",
                    "officer",
                    "staff",
                    "worker",
                    "personnel",
                    "associate",
                    "executive",
                    "crew",
                    "member",
                    "professional",
                    "expert",
                    "representative",
                    "พนักงาน",
                    "เจ้าหน้าที่",
                    "คน",
                    "ช่าง",
                    "taga",
                    "tao",
                    "manggagawa");

    private static final double GENERIC_WEIGHT = 0.4;

    private static final Set<String> CUTS = Set.of("of", "for", "in", "to", "at", "ng", "sa", "na");

    private final LabelVocabulary vocabulary;
    private final PlaceWords places;
    private final Map<String, Optional<Resolved<OccupationCode>>> read = new ConcurrentHashMap<>();

    OccupationWords(LabelVocabulary vocabulary, PlaceWords places) {
        this.vocabulary = vocabulary;
        this.places = places;
    }

    /** Adverts repeat their titles. */
    Optional<Resolved<OccupationCode>> occupation(String title) {
        Optional<Resolved<OccupationCode>> known = read.get(title);
        if (known == null) {
            known = named(title);
            if (read.size() >= MOST_KEPT) {
                read.clear();
            }
            read.put(title, known);
        }
        return known;
    }

    private Optional<Resolved<OccupationCode>> named(String title) {
        String text = title.substring(0, Math.min(LONGEST_TITLE, title.length()));
        String plain = LabelText.plain(text);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        List<LabelRead> exact = vocabulary.named(plain);
        if (!exact.isEmpty()) {
            return Optional.of(
                    chosen(
                            exact,
                            exact.stream().anyMatch(OccupationWords::preferred)
                                    ? EXACT
                                    : OTHER_NAME));
        }
        List<List<Token>> parts = parts(text);
        boolean firstOfMany = parts.size() > 1 && (isTurned(text) || saysMore(parts));
        Optional<Resolved<OccupationCode>> near = near(parts);
        for (int i = 0; i < parts.size(); i++) {
            Optional<Resolved<OccupationCode>> named =
                    named(
                            parts.get(i),
                            i > 0 ? LATER_PART : firstOfMany ? FIRST_OF_MANY : FIRST_PART);
            if (named.isPresent()) {
                // "Clerk, front desk": what the other part adds can make it another occupation
                return near.filter(other -> other.confidence() > named.get().confidence())
                        .or(() -> named);
            }
        }
        List<LabelRead> head =
                parts.isEmpty() ? List.of() : vocabulary.sameWords(List.of(head(parts.getFirst())));
        return near.filter(other -> head.isEmpty() || other.confidence() > HEAD_ALONE)
                .or(
                        () ->
                                head.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(chosen(head, HEAD_ALONE)));
    }

    /** The occupation whose name a part is. */
    private Optional<Resolved<OccupationCode>> named(List<Token> part, double sure) {
        List<LabelRead> whole = vocabulary.named(words(part));
        if (!whole.isEmpty()) {
            return Optional.of(chosen(whole, sure));
        }
        List<LabelRead> same = vocabulary.sameWords(LabelText.telling(part));
        return same.isEmpty() ? Optional.empty() : Optional.of(chosen(same, sure * SAME_WORDS));
    }

    /** "Clerk, storeroom": the comma says that what follows belongs to the name. */
    private static boolean isTurned(String title) {
        return title.indexOf(',') >= 0 || title.indexOf(':') >= 0;
    }

    /** Whether parts after the first hold words that stand in names of occupations. */
    private boolean saysMore(List<List<Token>> parts) {
        return parts.stream()
                .skip(1)
                .flatMap(List::stream)
                .anyMatch(token -> !vocabulary.having(token.stem()).isEmpty());
    }

    private static boolean preferred(LabelRead read) {
        return read.label().preferred();
    }

    private static String words(List<Token> tokens) {
        StringBuilder words = new StringBuilder();
        for (Token token : tokens) {
            // Thai is written without spaces
            if (!words.isEmpty() && !LabelText.isThai(token.word())) {
                words.append(' ');
            }
            words.append(token.word());
        }
        return words.toString();
    }

    /** Parts of the title without its dress and without places; the first holds the work. */
    private List<List<Token>> parts(String title) {
        List<List<Token>> parts = new ArrayList<>();
        for (String part : PARTS.split(title, -1)) {
            String plain = LabelText.plain(part);
            if (plain.isEmpty() || (!parts.isEmpty() && places.isPlace(plain))) {
                continue;
            }
            List<Token> tokens =
                    LabelText.tokens(plain).stream()
                            .filter(
                                    token ->
                                            !DRESS.contains(token.word())
                                                    && !token.word()
                                                            .chars()
                                                            .allMatch(Character::isDigit))
                            .limit(MOST_TOKENS)
                            .toList();
            if (!tokens.isEmpty()) {
                parts.add(tokens);
            }
        }
        return parts;
    }

    private static Resolved<OccupationCode> chosen(List<LabelRead> labels, double confidence) {
        Set<String> codes = new LinkedHashSet<>();
        labels.stream()
                .sorted(
                        Comparator.comparing((LabelRead read) -> !preferred(read))
                                .thenComparing(read -> read.label().key()))
                .forEach(read -> codes.add(read.label().key()));
        return new Resolved<>(
                new OccupationCode(codes.iterator().next()),
                codes.size() == 1 || preferred(labels.getFirst())
                        ? confidence
                        : confidence * NAMESAKES);
    }

    private Optional<Resolved<OccupationCode>> near(List<List<Token>> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Token head = head(parts.getFirst());
        Map<Token, Double> asked = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            double share = i == 0 ? 1 : LATER_WEIGHT;
            for (Token token : LabelText.telling(parts.get(i))) {
                double telling = GENERIC.contains(token.light()) ? GENERIC_WEIGHT : 1;
                asked.putIfAbsent(token, share * telling * vocabulary.weight(token.stem()));
            }
        }
        Map<String, Double> byCode = new HashMap<>();
        LabelVocabulary.Asked words = vocabulary.new Asked(asked);
        for (LabelRead read : vocabulary.sharing(asked.keySet())) {
            byCode.merge(read.label().key(), likeness(words, head, read), Math::max);
        }
        return byCode.entrySet().stream()
                .min(
                        Map.Entry.<String, Double>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .filter(entry -> entry.getValue() * NEAR >= LEAST)
                .map(
                        entry ->
                                new Resolved<>(
                                        new OccupationCode(entry.getKey()),
                                        NEAR * entry.getValue()));
    }

    private static double likeness(LabelVocabulary.Asked asked, Token head, LabelRead read) {
        double likeness = asked.likeness(read.telling(), LACKING, BESIDE);
        if (likeness == 0 || GENERIC.contains(head.light())) {
            return likeness;
        }
        double atHead = LabelVocabulary.alike(head, head(read.tokens()));
        double anywhere = HEAD_ELSEWHERE * LabelVocabulary.nearest(head, read.telling());
        return likeness * Math.max(HEAD_MISSING, Math.max(atHead, anywhere));
    }

    /** The word that says what somebody is: last in English before "of", first in Thai. */
    private static Token head(List<Token> tokens) {
        if (LabelText.isThai(tokens.getFirst().word())) {
            return tokens.getFirst();
        }
        Token head = tokens.getFirst();
        for (Token token : tokens) {
            if (CUTS.contains(token.word())) {
                break;
            }
            if (!token.isFunctionWord()) {
                head = token;
            }
        }
        return head;
    }
}
