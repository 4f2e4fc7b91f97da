import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.onward.matching.Calibration;
import org.onward.matching.Calibration.Answer;
import org.onward.matching.Calibration.Curve;
import org.onward.matching.Calibration.Fitted;
import org.onward.matching.Calibration.Way;
import org.onward.matching.JudgedSet;
import org.onward.matching.OwnService;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.taxonomy.Words.Met;
import org.onward.matching.taxonomy.Words.Resolved;

/**
 * Asks the resolution of words itself, over the whole vocabulary, what judged words mean; prints
 * how often each way of meeting a name is right, and fits confidences to that; {@code
 * scripts/evaluate --calibrate} starts it.
 *
 * <p>Occupations are judged as the unit group of what was judged. Unpaid work is no unit group: any
 * whose people do the same for pay is right.
 */
final class CalibrateWords {
    private static final List<List<Met>> SKILLS =
            List.of(
                    List.of(Met.EXACT, Met.OTHER_NAME, Met.SAME_WORDS),
                    List.of(Met.TEXT_PHRASE, Met.TEXT_WORD));
    private static final List<List<Met>> OCCUPATIONS =
            List.of(
                    List.of(Met.EXACT, Met.OTHER_NAME),
                    List.of(Met.WHOLE_PHRASE, Met.AT_HEAD, Met.BEHIND_OTHERS),
                    List.of(Met.FIRST_PART, Met.FIRST_OF_MANY, Met.LATER_PART));
    private static final Set<Met> GRADED = EnumSet.of(Met.ALIKE, Met.RANKED);
    private static final int DEEP = 20;

    /** ISCO-08 unit groups by the beginning of an activity's code (ICATUS 2016); a judgement. */
    private static final Map<String, Set<String>> PAID_AS =
            Map.ofEntries(
                    Map.entry("I31_", Set.of("5120", "5131", "9411", "9412")),
                    Map.entry("I5131_", Set.of("5120", "5131", "9411", "9412")),
                    Map.entry("I52_2", Set.of("5120", "7512", "9411", "9412")),
                    Map.entry(
                            "I32_",
                            Set.of("5152", "5153", "6113", "9111", "9112", "9214", "9611", "9613")),
                    Map.entry("I5132_", Set.of("5152", "5153", "6113", "9111", "9112", "9214")),
                    Map.entry("I52_1", Set.of("9112", "9312", "9313", "9613", "9622")),
                    Map.entry(
                            "I33_",
                            Set.of(
                                    "3512", "7115", "7119", "7126", "7131", "7231", "7234", "7411",
                                    "7412", "7421", "7422", "9622")),
                    Map.entry("I34_", Set.of("7533", "7536", "8157", "9121")),
                    Map.entry("I41_", Set.of("2341", "2342", "2359", "5311", "5312")),
                    Map.entry("I5141_", Set.of("2342", "5311", "5312")),
                    Map.entry("I52_5", Set.of("2342", "5311", "5312")),
                    Map.entry("I42_", Set.of("5162", "5321", "5322")),
                    Map.entry("I5142_", Set.of("5162", "5321", "5322")),
                    Map.entry("I43_", Set.of("5162", "5321", "5322")),
                    Map.entry("I5143_", Set.of("5162", "5321", "5322")),
                    Map.entry("I44_", Set.of("5162", "5311", "8322")),
                    Map.entry("I52_3", Set.of("2652", "3422")),
                    Map.entry("I52_4", Set.of("4110", "4120")));

    private static final Pattern OCCUPATION = Pattern.compile("[0-9]{4}(\\.[0-9]+)*");

    private final Words words;
    private final JsonNode numbers;

    private CalibrateWords(Words words, JsonNode numbers) {
        this.words = words;
        this.numbers = numbers;
    }

    /**
     * @param arguments a folder for the database, the vocabularies, the file whose confidences are
     *     written, the folders of the judged skills, of the judged unpaid work and of judged
     *     adverts, and the catalogue of these
     */
    public static void main(String[] arguments) throws Exception {
        ObjectMapper json = new ObjectMapper();
        Path file = Path.of(arguments[2]);
        JsonNode numbers = json.readTree(file.toFile());
        try (OwnService service =
                OwnService.start(Path.of(arguments[0]), Path.of(arguments[1]), false)) {
            CalibrateWords calibrate = new CalibrateWords(service.get(Words.class), numbers);
            calibrate.skills(Path.of(arguments[3]), service.get(Labels.class));
            calibrate.occupations(
                    Path.of(arguments[4]), Path.of(arguments[5]), Path.of(arguments[6]));
        } catch (JudgedSet.BadFile e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Files.writeString(
                file, json.writerWithDefaultPrettyPrinter().writeValueAsString(numbers) + "\n");
        System.exit(0);
    }

    private void skills(Path folder, Labels labels) {
        Map<String, Set<String>> called = new HashMap<>();
        for (Label label : labels.labels()) {
            if (label.subject() == Subject.SKILL && label.language().equals("en")) {
                called.computeIfAbsent(folded(label.text()), name -> new HashSet<>())
                        .add(label.key());
            }
        }
        JudgedSet set =
                JudgedSet.read(
                        folder.resolve("catalogue.jsonl"), folder.resolve("dev/queries.jsonl"));
        Map<String, String> titles = new HashMap<>();
        set.catalogue().forEach(row -> titles.put(row.id(), row.title()));
        Map<String, Map<String, Integer>> judged =
                JudgedSet.judgements(folder.resolve("dev/qrels.tsv"));
        List<Answer> answers = new ArrayList<>();
        List<Answer> inPhrases = new ArrayList<>();
        Map<String, Set<String>> inSentence = new TreeMap<>();
        for (JudgedSet.Query query : set.queries()) {
            String title =
                    titles.get(judged.get(query.id()).keySet().stream().sorted().findFirst().get());
            Set<String> meant = called.getOrDefault(folded(title), Set.of());
            inSentence.computeIfAbsent(query.context(), sentence -> new HashSet<>()).addAll(meant);
            words.skill(query.text(), null)
                    .map(found -> answer("skills", title, found, isIn(meant, found)))
                    .ifPresent(answers::add);
            words.skillsIn(query.text(), null, DEEP)
                    .forEach(
                            found ->
                                    inPhrases.add(
                                            answer("skills", title, found, isIn(meant, found))));
        }
        Calibration calibration = calibration("skills", SKILLS, Set.of());
        print("words in an advert → skill", set.queries().size(), answers, calibration);
        print("the same as running text → skills", set.queries().size(), inPhrases, calibration);
        List<Answer> told = new ArrayList<>();
        inSentence.forEach(
                (sentence, meant) ->
                        words.skillsIn(sentence, null, DEEP)
                                .forEach(
                                        found ->
                                                told.add(
                                                        answer(
                                                                "skills",
                                                                sentence,
                                                                found,
                                                                isIn(meant, found)))));
        System.out.println(
                "sentences around them → skills: not fitted, since only some of what a sentence names"
                        + " was judged, and the rest counts as wrong");
        rows(told, Optional.empty());
        answers.addAll(inPhrases);
        write("skills", calibration.fitted(answers), answers);
    }

    private static boolean isIn(Set<String> keys, Resolved<SkillId> found) {
        return keys.contains(found.code().value().toString());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** A title, what is told beside it, and the unit groups that are right. */
    private record Work(String group, String title, String told, Set<String> right) {}

    private void occupations(Path unpaid, Path adverts, Path catalogue) throws Exception {
        List<Work> told = told(unpaid);
        List<Work> advertised = adverts(adverts, catalogue);
        if (advertised.isEmpty()) {
            System.err.printf(
                    "%s: no query says of which occupation its adverts are.%n",
                    adverts.resolve("dev/meta.tsv"));
            System.exit(1);
        }
        List<Work> all = new ArrayList<>(told);
        all.addAll(advertised);
        List<Answer> answers = new ArrayList<>();
        for (Work work : all) {
            words.occupation(work.title())
                    .map(found -> answer(work, found))
                    .ifPresent(answers::add);
            words.occupations(work.title(), work.told(), DEEP).stream()
                    .filter(found -> found.met() == Met.RANKED)
                    .findFirst()
                    .map(found -> answer(work, found))
                    .ifPresent(answers::add);
        }
        Calibration calibration = calibration("occupations", OCCUPATIONS, GRADED);
        print(
                "title → occupation; title and tasks → the surest ranked",
                all.size(),
                answers,
                calibration);
        stated("title of an advert and its tasks → the one taken or doubted", advertised, false);
        stated("unpaid work told → the first offered", told, true);
        stated("title of an advert and its tasks → the first offered", advertised, true);
        write("occupations", calibration.fitted(answers), answers);
    }

    private Answer answer(Work work, Resolved<OccupationCode> found) {
        return answer(
                "occupations", work.group(), found, work.right().contains(found.code().value()));
    }

    /** What is stated as it is now; where several are offered, where the first right one stands. */
    private void stated(String what, List<Work> all, boolean offered) {
        List<Answer> answers = new ArrayList<>();
        double reciprocal = 0;
        for (Work work : all) {
            List<Resolved<OccupationCode>> found =
                    offered
                            ? words.occupations(work.title(), work.told(), DEEP)
                            : words.occupation(work.title(), work.told()).stream().toList();
            found.stream().findFirst().map(one -> answer(work, one)).ifPresent(answers::add);
            for (int i = 0; i < found.size(); i++) {
                if (work.right().contains(found.get(i).code().value())) {
                    reciprocal += 1.0 / (i + 1);
                    break;
                }
            }
        }
        List<Answer> taken =
                answers.stream().filter(one -> one.stated() >= Resolved.TAKEN).toList();
        System.out.printf(
                Locale.ROOT,
                "%s: %d, right %d, taken %d, right %d; MRR %.3f, calibration error %.3f%n",
                what,
                all.size(),
                right(answers),
                taken.size(),
                right(taken),
                reciprocal / all.size(),
                Calibration.error(answers));
    }

    private static long right(List<Answer> answers) {
        return answers.stream().filter(Answer::right).count();
    }

    private static List<Work> told(Path folder) {
        JudgedSet set =
                JudgedSet.read(
                        folder.resolve("catalogue.jsonl"), folder.resolve("dev/queries.jsonl"));
        Map<String, String> codes = new HashMap<>();
        set.catalogue().forEach(row -> codes.put(row.id(), row.code()));
        Map<String, Map<String, Integer>> judged =
                JudgedSet.judgements(folder.resolve("dev/qrels.tsv"));
        List<Work> all = new ArrayList<>();
        for (JudgedSet.Query query : set.queries()) {
            String code =
                    judged.get(query.id()).entrySet().stream()
                            .filter(grade -> grade.getValue() >= 2)
                            .map(grade -> codes.get(grade.getKey()))
                            .findFirst()
                            .orElseThrow();
            int end = query.text().indexOf(". ");
            all.add(
                    new Work(
                            code,
                            query.text().substring(0, end),
                            query.text().substring(end + 2),
                            right(code)));
        }
        return all;
    }

    /** Adverts that are of the very occupation of a query. */
    private static List<Work> adverts(Path folder, Path catalogue) throws Exception {
        Map<String, String> origins = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("dev/meta.tsv"))) {
            String[] cells = line.split("\t");
            origins.put(cells[0], cells[1]);
        }
        Map<String, String> codes = new HashMap<>();
        JudgedSet.judgements(folder.resolve("dev/qrels.tsv"))
                .forEach(
                        (query, grades) ->
                                grades.forEach(
                                        (advert, grade) -> {
                                            if (grade >= 2) {
                                                codes.put(advert, origins.get(query));
                                            }
                                        }));
        List<Work> all = new ArrayList<>();
        for (JudgedSet.Row row :
                JudgedSet.read(catalogue, folder.resolve("dev/queries.jsonl")).catalogue()) {
            String code = codes.get(row.id());
            if (code != null && OCCUPATION.matcher(code).matches()) {
                all.add(new Work(code, row.title(), row.description(), right(code)));
            }
        }
        return all;
    }

    /**
     * @param code of ESCO, 7512.1, or of an activity
     */
    private static Set<String> right(String code) {
        return code.startsWith("I")
                ? PAID_AS.entrySet().stream()
                        .filter(paid -> code.startsWith(paid.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Set.of())
                : Set.of(code.substring(0, 4));
    }

    private static String name(Met met) {
        return met.name().toLowerCase(Locale.ROOT);
    }

    private Answer answer(String kind, String group, Resolved<?> found, boolean right) {
        JsonNode of = numbers.get(kind);
        String name = name(found.met());
        JsonNode curve = of.path("curve").path(name);
        double plain = found.confidence();
        if (!curve.isMissingNode()) {
            plain =
                    new Curve(curve.get("bias").asDouble(), curve.get("scale").asDouble())
                            .plain(plain);
        } else if (of.path("met").has(name)) {
            plain *= of.get("by_hand").get(name).asDouble() / of.get("met").get(name).asDouble();
        }
        return new Answer(group, found.met(), plain, found.confidence(), right);
    }

    private Calibration calibration(String kind, List<List<Met>> orders, Set<Met> graded) {
        Map<Met, Double> byHand = new EnumMap<>(Met.class);
        for (Met met : orders.stream().flatMap(List::stream).toList()) {
            byHand.put(met, numbers.get(kind).get("by_hand").get(name(met)).asDouble());
        }
        return new Calibration(orders, byHand, graded);
    }

    private static void print(
            String what, int asked, List<Answer> answers, Calibration calibration) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d asked, %d answers, right %d%n",
                what,
                asked,
                answers.size(),
                right(answers));
        rows(answers, Optional.of(calibration.fitted(answers)));
        List<Answer> byHand =
                answers.stream()
                        .map(
                                one ->
                                        new Answer(
                                                one.group(),
                                                one.met(),
                                                one.plain(),
                                                one.plain(),
                                                one.right()))
                        .toList();
        System.out.printf(
                Locale.ROOT,
                "  calibration error: by hand %.3f, fitted and held out %.3f%n",
                Calibration.error(byHand),
                Calibration.error(calibration.heldOut(answers)));
    }

    private static void rows(List<Answer> answers, Optional<Fitted> fitted) {
        for (Way way : Calibration.ways(answers)) {
            double plain =
                    answers.stream()
                            .filter(one -> one.met() == way.met())
                            .mapToDouble(Answer::plain)
                            .average()
                            .orElse(0);
            String now =
                    fitted.map(
                                    all ->
                                            all.one().containsKey(way.met())
                                                    ? String.format(
                                                            Locale.ROOT,
                                                            "fitted %.3f",
                                                            all.one().get(way.met()))
                                                    : all.curves().containsKey(way.met())
                                                            ? all.curves().get(way.met()).toString()
                                                            : way.met() == Met.RANKED
                                                                    ? "as learnt"
                                                                    : "as by hand")
                            .orElse("as by hand");
            System.out.printf(
                    Locale.ROOT,
                    "  %-13s %3d answers, right %.2f, by hand %.2f, stated %.2f: %s%s%n",
                    name(way.met()),
                    way.answers(),
                    (double) way.right() / way.answers(),
                    plain,
                    way.stated(),
                    now,
                    way.isJudged() ? "" : ", too few to tell: a judgement");
        }
    }

    private void write(String kind, Fitted fitted, List<Answer> answers) {
        ObjectNode met = (ObjectNode) numbers.get(kind).get("met");
        for (Map.Entry<Met, Double> one : fitted.one().entrySet()) {
            Met way = one.getKey();
            met.put(name(way), rounded(one.getValue()));
            if (answers.stream().noneMatch(answer -> answer.met() == way)) {
                System.out.printf("  %s of %s was not met: a judgement%n", name(way), kind);
            }
        }
        fitted.curves()
                .forEach(
                        (way, curve) ->
                                ((ObjectNode) numbers.get(kind).get("curve").get(name(way)))
                                        .put("bias", rounded(curve.bias()))
                                        .put("scale", rounded(curve.scale())));
    }

    private static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
