package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found.Named;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.Kind;

/**
 * What somebody typed into the free search: its words, and the skills, occupations, places and
 * countries that a row of them names, in whatever language. Of names that overlap the longest
 * counts.
 */
@Singleton
final class TypedWords {
    private static final int MOST_WORDS = 32;

    /** Of more words "it" is no work, unless it is written large. */
    private static final int FEW_WORDS = 3;

    /** Longer names are sentences, which nobody types. */
    private static final int LONGEST_NAME = 6;

    /** "Technician" is a name in forty occupations, and then names none of them. */
    private static final int MOST_OF_ONE_NAME = 4;

    /** What is in more names of work is no work. */
    private static final int MOST_OF_ONE_WORD = 50;

    /** Names of places that are said of other things: "at once", "they", "one who makes bales". */
    private static final Set<String> EVERYDAY =
            Set.of(
                    "เลย", "ตาก", "แพร่", "สะเดา", "baler", "clark", "hapon", "kata", "mali",
                    "mati", "palayan", "pili", "samal", "silang", "tabaco", "us");

    /** Said by who looks for work, or before a place, and of no work. */
    private static final Set<String> OF_LOOKING =
            inTheIndex(
                    "job work hire urgent want vacancy look need",
                    "trabaho trabahador manggagawa hanap naghahanap kailangan",
                    "lalawigan probinsya lungsod",
                    "no not",
                    "ใกล้ งาน หา สมัคร รับ ด่วน ต้องการ อยาก ทำ ทำงาน พนักงาน",
                    "จังหวัด จ อำเภอ อ ตำบล ต ประเทศ เมือง ไป");

    /** What the kinds of vacancies are called. */
    private static final Map<Kind, Set<String>> KINDS =
            Map.of(
                    Kind.APPRENTICESHIP,
                    inTheIndex("apprenticeship apprentice internship intern aprentis ฝึก ฝึกงาน"),
                    Kind.TRAINING,
                    inTheIndex("training course pagsasanay kurso ฝึก อบรม คอร์ส"));

    private static Set<String> inTheIndex(String... words) {
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            return Stream.of(words)
                    .flatMap(some -> Stream.of(some.split(" ", -1)))
                    .map(analyzer::phrase)
                    .map(List::getFirst)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Names of one thing beside those that are shown, and words in each, that are looked for. */
    private static final int MOST_OTHER_NAMES = 12;

    private static final int LONGEST_OTHER_NAME = 4;

    private static final List<String> LANGUAGES = List.of("en", "th", "fil");

    private static final Set<Subject> OF_VACANCIES =
            Set.of(Subject.SKILL, Subject.OCCUPATION, Subject.PLACE);

    private final VacancyAnalyzer analyzer;
    private final Words resolution;
    private final Taxonomy taxonomy;
    private volatile Built built = new Built(null, Map.of(), Map.of(), Map.of(), Map.of());

    /**
     * Of one version of the vocabulary.
     *
     * @param names to be found in what is typed
     * @param others by the only skill or only occupation that is called so, the shortest first
     * @param shown skills, occupations and places by each word of the names that are shown of them
     * @param work occupations by each word of all their names, of words that few have
     * @param asked of the words that were typed so far
     */
    private record Built(
            @Nullable SynonymMap names,
            Map<Named, List<String>> others,
            Map<String, Set<Named>> shown,
            Map<String, Set<Named>> work,
            Map<String, Shown> asked) {}

    /**
     * What has a word in a name that is shown of it.
     *
     * @param things how many
     * @param coded vacancies with the code of one of them, a query for each field
     */
    record Shown(int things, List<Query> coded) {
        static final Shown NONE = new Shown(0, List.of());
    }

    TypedWords(VacancyIndex index, Words resolution, Taxonomy taxonomy) {
        this.analyzer = index.analyzer();
        this.resolution = resolution;
        this.taxonomy = taxonomy;
    }

    /**
     * @param text as in the index
     * @param from where it first stands in what was typed
     * @param to where it ends there
     * @param named what a name that it is part of stands for
     * @param forms in which it, or what it is part of, is written as well
     */
    record Word(String text, int from, int to, List<Named> named, List<List<String>> forms) {
        /** Whether it tells where the work is; "Thailand" is a skill as well. */
        boolean isPlace() {
            return named.stream().anyMatch(TypedWords::isPlace);
        }

        /** Whether it only stands beside words that tell something: "sa", "ใน", "รับสมัคร". */
        boolean tellsNothing() {
            return named.isEmpty() && isBesideOthers(text);
        }

        /** "It" is in any text; of a title it says something. */
        boolean isOfTitles() {
            return text.equals(VacancyAnalyzer.IT);
        }
    }

    void build(List<LabelRead> labels) {
        Map<List<String>, Set<Named>> named = new HashMap<>();
        Map<List<String>, Set<Named>> places = new HashMap<>();
        List<OtherName> otherNames = new ArrayList<>();
        Map<String, Set<Named>> having = new HashMap<>();
        Map<String, Set<Named>> shown = new HashMap<>();
        Map<String, Set<Named>> work = new HashMap<>();
        for (LabelRead read : labels) {
            Subject subject = read.label().subject();
            List<String> words = analyzer.phrase(read.label().text());
            if (read.label().preferred() && OF_VACANCIES.contains(subject)) {
                addTo(new Named(subject, read.label().key()), words, shown);
            }
            boolean isName =
                    !words.isEmpty()
                            && words.size() <= LONGEST_NAME
                            && !words.stream().allMatch(TypedWords::isBesideOthers)
                            && !(words.size() == 1 && isKind(words.getFirst()));
            if (subject == Subject.SKILL || subject == Subject.OCCUPATION) {
                Named thing = new Named(subject, read.label().key());
                if (subject == Subject.OCCUPATION) {
                    addTo(thing, words, work);
                }
                addTo(thing, words, having);
                if (isName) {
                    named.computeIfAbsent(words, name -> new LinkedHashSet<>()).add(thing);
                    if (!read.label().preferred()
                            && words.size() <= LONGEST_OTHER_NAME
                            && !isAlsoAThing(read, words)) {
                        otherNames.add(new OtherName(thing, words, read.label().text()));
                    }
                }
            } else if (isName && isSureOfPlace(read, words)) {
                Named place =
                        new Named(
                                subject == Subject.COUNTRY ? subject : Subject.PLACE,
                                read.label().key());
                places.computeIfAbsent(words, name -> new LinkedHashSet<>()).add(place);
                if (words.size() > 1 && !LabelText.isThai(read.plain())) { // "khonkaen"
                    places.computeIfAbsent(
                                    List.of(String.join("", words)), name -> new LinkedHashSet<>())
                            .add(place);
                }
            }
        }
        // whoever asks for a skill that is offered no more still calls it so
        for (Skill skill : taxonomy.skills()) {
            if (skill.retired()) {
                Named thing = new Named(Subject.SKILL, skill.id().value().toString());
                for (String language : LANGUAGES) {
                    String name = taxonomy.label(Subject.SKILL, thing.key(), language);
                    addTo(thing, analyzer.phrase(name), shown);
                }
            }
        }
        Map<Named, List<String>> others = new HashMap<>();
        otherNames.stream()
                .filter(name -> tells(name, named, having))
                .sorted(Comparator.comparingInt(name -> name.words.size()))
                .forEach(
                        name ->
                                others.computeIfAbsent(name.thing, one -> new ArrayList<>())
                                        .add(name.text));
        others.replaceAll(
                (thing, all) ->
                        List.copyOf(all.subList(0, Math.min(all.size(), MOST_OTHER_NAMES))));
        // "QC" is work before it is a city
        places.forEach(
                (name, all) ->
                        all.removeIf(
                                one -> one.subject() == Subject.PLACE && named.containsKey(name)));
        named.values().removeIf(things -> things.size() > MOST_OF_ONE_NAME);
        places.values().removeIf(all -> all.size() > MOST_OF_ONE_NAME);
        places.forEach(
                (name, all) -> named.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(all));
        named.values().removeIf(Set::isEmpty);
        work.values().removeIf(of -> of.size() > MOST_OF_ONE_WORD);
        built =
                new Built(
                        named.isEmpty() ? null : map(named),
                        Map.copyOf(others),
                        shown,
                        work,
                        new ConcurrentHashMap<>());
    }

    private static void addTo(Named thing, List<String> words, Map<String, Set<Named>> having) {
        words.forEach(word -> having.computeIfAbsent(word, one -> new HashSet<>()).add(thing));
    }

    /**
     * Whether a name tells where the work is and little else. Many a district is called like a
     * thing of every day ("hot", "iba").
     */
    private static boolean isSureOfPlace(LabelRead read, List<String> words) {
        return switch (read.label().subject()) {
            case PLACE -> !EVERYDAY.contains(read.plain());
            case DISTRICT -> words.size() > 1;
            case COUNTRY -> !EVERYDAY.contains(read.plain());
            default -> false;
        };
    }

    private record OtherName(Named thing, List<String> words, String text) {}

    /** Whether no other of its kind is called so, and a single word stands in few names. */
    private static boolean tells(
            OtherName name, Map<List<String>, Set<Named>> named, Map<String, Set<Named>> having) {
        boolean alone =
                named.getOrDefault(name.words, Set.of()).stream()
                        .noneMatch(
                                other ->
                                        other.subject() == name.thing.subject()
                                                && !other.equals(name.thing));
        return alone
                && (name.words.size() > 1
                        || having.getOrDefault(name.words.getFirst(), Set.of()).size()
                                <= MOST_OF_ONE_NAME);
    }

    /** "Carer" and "Solderer" are indexed as what they do, which many others do as well. */
    private static boolean isAlsoAThing(LabelRead read, List<String> words) {
        return read.label().subject() == Subject.OCCUPATION
                && words.size() == 1
                && !words.getFirst().equals(read.plain());
    }

    /** What no other of its kind is called, beside the names that are shown; the shortest. */
    List<String> otherNames(Named thing) {
        return built.others.getOrDefault(thing, List.of());
    }

    /** By the codes of what has the word in a name that is shown of it, in whatever language. */
    Shown shownAs(String word) {
        Built now = built;
        Set<Named> things = now.shown.get(word);
        return things == null
                ? Shown.NONE
                : now.asked.computeIfAbsent(word, one -> new Shown(things.size(), coded(things)));
    }

    /** The same of work alone, with the word in any of its names. */
    Shown inNamesOfWork(String word) {
        Set<Named> things = built.work.getOrDefault(word, Set.of());
        return new Shown(things.size(), coded(things));
    }

    /** All work with one of the words in a name. */
    List<Named> workCalled(List<Word> words) {
        Map<String, Set<Named>> work = built.work;
        return words.stream()
                .flatMap(word -> work.getOrDefault(word.text, Set.of()).stream())
                .distinct()
                .sorted(Comparator.comparing(Named::key))
                .toList();
    }

    /** The word in most names that are shown which begins like this one and is a letter away. */
    Optional<String> near(String word) {
        return built.shown.entrySet().stream()
                .filter(
                        other ->
                                other.getKey().charAt(0) == word.charAt(0)
                                        && LabelText.edits(word, other.getKey(), 1) == 1)
                .max(
                        Comparator.comparingInt(
                                        (Map.Entry<String, Set<Named>> other) ->
                                                other.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private List<Query> coded(Set<Named> things) {
        Map<String, Set<String>> codes = new TreeMap<>();
        for (Named thing : things) {
            code(thing)
                    .ifPresent(
                            code ->
                                    codes.computeIfAbsent(code.field(), f -> new HashSet<>())
                                            .add(code.text()));
        }
        return codes.entrySet().stream()
                .map(code -> VacancyTerms.set(code.getKey(), code.getValue()))
                .toList();
    }

    private Optional<Term> code(Named thing) {
        return switch (thing.subject()) {
            case OCCUPATION -> Optional.of(new Term(VacancyFields.OCCUPATION, thing.key()));
            case SKILL ->
                    taxonomy.skill(new SkillId(UUID.fromString(thing.key())))
                            .map(Skill::number)
                            .map(number -> new Term(VacancyFields.SKILL, Integer.toString(number)));
            case PLACE -> Optional.of(new Term(VacancyFields.PLACE, thing.key()));
            default -> Optional.empty();
        };
    }

    private static SynonymMap map(Map<List<String>, Set<Named>> named) {
        SynonymMap.Builder builder = new SynonymMap.Builder(true);
        CharsRefBuilder buffer = new CharsRefBuilder();
        named.forEach(
                (words, things) -> {
                    CharsRef name =
                            CharsRef.deepCopyOf(
                                    SynonymMap.Builder.join(words.toArray(String[]::new), buffer));
                    things.forEach(thing -> builder.add(name, new CharsRef(written(thing)), true));
                });
        try {
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException("building in memory does not fail", e);
        }
    }

    private static String written(Named named) {
        return named.subject().name() + ' ' + named.key();
    }

    private static Named unwritten(String written) {
        int space = written.indexOf(' ');
        return new Named(
                Subject.valueOf(written.substring(0, space)), written.substring(space + 1));
    }

    private static boolean isPlace(Named named) {
        return named.subject() == Subject.PLACE || named.subject() == Subject.COUNTRY;
    }

    /** A part of what was typed. */
    record Span(int from, int to) {}

    private record Name(int from, int to, Named named) {
        boolean holds(int at) {
            return from <= at && at < to;
        }
    }

    /** The different words in order, at most 32; without signs and words too common to tell. */
    List<Word> read(String typed) {
        return words(typed, new ArrayList<>(), true);
    }

    /**
     * @param met takes the names in it
     * @param anyForm whether what nothing is called is read as it is written otherwise as well
     */
    private List<Word> words(String typed, List<Name> met, boolean anyForm) {
        Map<String, Span> words = new LinkedHashMap<>();
        Map<Integer, String> endingAt = new HashMap<>();
        WordForms forms = new WordForms(typed);
        SynonymMap all = built.names;
        try (TokenStream plain = analyzer.tokenStream(VacancyFields.TITLE, typed);
                TokenStream stream =
                        all == null ? plain : new SynonymGraphFilter(plain, all, false)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (words.size() < MOST_WORDS && stream.incrementToken()) {
                if (type.type().equals(SynonymGraphFilter.TYPE_SYNONYM)) {
                    met.add(
                            new Name(
                                    offset.startOffset(),
                                    offset.endOffset(),
                                    unwritten(term.toString())));
                } else {
                    words.putIfAbsent(
                            term.toString(), new Span(offset.startOffset(), offset.endOffset()));
                    endingAt.put(offset.endOffset(), term.toString());
                    forms.add(term.toString(), offset.startOffset(), offset.endOffset());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
        met.removeIf(name -> isPartOfAThing(name, typed, endingAt.get(name.from)));
        if (words.size() > FEW_WORDS) {
            words.entrySet()
                    .removeIf(
                            word ->
                                    word.getKey().equals(VacancyAnalyzer.IT)
                                            && Character.isLowerCase(
                                                    typed.charAt(word.getValue().from)));
        }
        List<Word> read = new ArrayList<>();
        words.forEach(
                (word, span) -> {
                    List<Named> named =
                            met.stream()
                                    .filter(name -> name.holds(span.from))
                                    .map(Name::named)
                                    .distinct()
                                    .toList();
                    read.add(
                            new Word(
                                    word,
                                    span.from,
                                    span.to,
                                    named.isEmpty() && anyForm ? called(forms.of(word)) : named,
                                    forms.of(word)));
                });
        return read;
    }

    /** Where work is named; of names that overlap the longest. */
    List<Span> namesOfWork(String typed) {
        List<Name> met = new ArrayList<>();
        words(typed, met, false);
        return met.stream()
                .filter(name -> name.named.subject() == Subject.OCCUPATION)
                .map(name -> new Span(name.from, name.to))
                .toList();
    }

    /** What one of the forms names as a whole. */
    private List<Named> called(List<List<String>> forms) {
        return forms.stream()
                .map(form -> words(String.join(" ", form), new ArrayList<>(), false))
                .flatMap(
                        words ->
                                named(words).stream()
                                        .filter(
                                                one ->
                                                        words.stream()
                                                                .allMatch(
                                                                        word ->
                                                                                word.named.contains(
                                                                                        one))))
                .distinct()
                .toList();
    }

    /** A country's Thai name tells of its food and language where it is written behind them. */
    private static boolean isPartOfAThing(Name name, String typed, @Nullable String before) {
        return name.named.subject() == Subject.COUNTRY
                && before != null
                && LabelText.isThai(typed.substring(name.from, name.to))
                && !isBesideOthers(before);
    }

    /**
     * The words beside places as the occupation and the skill that they are surely taken for, a
     * word misspelt or bent as no name is; empty where they are taken for none.
     *
     * @param typed at most {@value #LONGEST_NAME} words beside places: more are no name of one
     *     thing
     */
    List<Word> meant(String typed) {
        return meant(typed, this::taken);
    }

    /**
     * The same as what they are taken for.
     *
     * @param taken of the words beside places
     */
    List<Word> meant(String typed, Function<String, List<Named>> taken) {
        List<Name> met = new ArrayList<>();
        List<Word> words = words(typed, met, true);
        long others = words.stream().filter(word -> !word.isPlace()).count();
        if (others == 0 || others > LONGEST_NAME) {
            return List.of();
        }
        StringBuilder rest = new StringBuilder(typed);
        met.stream()
                .filter(name -> isPlace(name.named))
                .flatMapToInt(name -> IntStream.range(name.from, name.to))
                .forEach(at -> rest.setCharAt(at, ' '));
        List<Named> meant = taken.apply(rest.toString());
        return meant.isEmpty() ? List.of() : besidePlaces(words, meant);
    }

    /** The words for themselves, where one stands in a name of work; else none. */
    List<Word> parts(List<Word> words) {
        return words.stream().noneMatch(word -> built.work.containsKey(word.text))
                ? List.of()
                : besidePlaces(words, List.of());
    }

    /** The same words, those that name no place taken for these. */
    private static List<Word> besidePlaces(List<Word> words, List<Named> named) {
        return words.stream()
                .map(
                        word ->
                                word.isPlace()
                                        ? word
                                        : new Word(
                                                word.text, word.from, word.to, named, word.forms))
                .toList();
    }

    /** The same as the occupation alone: a skill is usual in many kinds of work. */
    List<Word> meantAsWork(String typed) {
        return meant(typed, this::workTaken);
    }

    private List<Named> workTaken(String text) {
        return resolution.occupation(text).stream()
                .filter(TypedWords::isSure)
                .map(one -> new Named(Subject.OCCUPATION, one.code().value()))
                .toList();
    }

    private List<Named> taken(String text) {
        return Stream.concat(
                        workTaken(text).stream(),
                        resolution.skill(text, null).stream()
                                .filter(TypedWords::isSure)
                                .map(one -> one.code().value().toString())
                                .map(id -> new Named(Subject.SKILL, id)))
                .toList();
    }

    private static boolean isSure(Words.Resolved<?> found) {
        return found.confidence() >= Words.Resolved.TAKEN;
    }

    /** All that is named, in order. */
    static List<Named> named(List<Word> words) {
        return words.stream().flatMap(word -> word.named().stream()).distinct().toList();
    }

    /** The kinds of vacancies that are called so. */
    static List<Term> kinds(Word word) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue().contains(word.text))
                .map(kind -> new Term(VacancyFields.KIND, VacancyTerms.of(kind.getKey())))
                .toList();
    }

    private static boolean isBesideOthers(String word) {
        return LabelText.FUNCTION_WORDS.contains(word) || OF_LOOKING.contains(word);
    }

    private static boolean isKind(String word) {
        return KINDS.values().stream().anyMatch(called -> called.contains(word));
    }

    /** The skills and occupations that are named, in order. */
    static List<Named> work(List<Word> words) {
        return named(words).stream().filter(named -> !isPlace(named)).toList();
    }

    /** The places and countries that are named, in order. */
    static List<Named> where(List<Word> words) {
        return named(words).stream().filter(TypedWords::isPlace).toList();
    }
}
