import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Invented vacancies by a seeded generator, as a feed's JSON Lines: titles, skills and provinces of
 * the starter taxonomy; few places and employers have most of them, as in life. In words alone,
 * titles are spelled as offices spell them and no code says what is meant.
 */
final class Adverts {
    private static final int EMPLOYERS = 1_500;
    private static final int FEWEST_SKILLS = 5;
    private static final int MOST_SKILLS = 18;
    private static final List<String> TRADES =
            List.of("Kitchen", "Textiles", "Metalworks", "Care", "Farms", "Builders", "Stores");

    private static final int SPELLINGS = 4_000;
    private static final List<String> DRESSED =
            List.of(
                    "%s",
                    "%s",
                    "URGENT: %s",
                    "%s (night shift)",
                    "Senior %s",
                    "%s - %s",
                    "%s, %s",
                    "%s NC II",
                    "%s for a small team",
                    "%s with experience",
                    "%s 2 positions",
                    "%s/helper",
                    "รับสมัคร %s",
                    "%s ด่วน",
                    "%s ประจำ %s",
                    "%s sa %s");
    private static final List<String> SAID =
            List.of(
                    "You will %s.",
                    "Every day you %s and %s.",
                    "We expect you to %s.",
                    "It helps if you can %s.",
                    "With your colleagues you %s, %s and %s.",
                    "Now and then you also %s.",
                    "หน้าที่: %s, %s",
                    "Kasama sa trabaho: %s.");

    record Line(String country, String json) {}

    private record Occupation(String code, List<String> titles, List<String> skills) {}

    private record Province(String country, String label) {}

    private final Random random;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> skillKeys = new ArrayList<>();
    private final Map<String, String> skillLabels = new HashMap<>();
    private final List<Occupation> occupations = new ArrayList<>();
    private final List<Province> provinces = new ArrayList<>();
    private final List<Spelling> spellings = new ArrayList<>(); // empty unless in words alone

    private record Spelling(Occupation occupation, String title) {}

    /** In words alone, with these skills by occupation. */
    static Adverts ofWords(Path taxonomy, long seed, Map<String, List<String>> skills)
            throws IOException {
        Adverts adverts = new Adverts(taxonomy, seed);
        List<Occupation> told =
                adverts.occupations.stream()
                        .filter(one -> !skills.getOrDefault(one.code, List.of()).isEmpty())
                        .map(
                                one ->
                                        new Occupation(
                                                one.code,
                                                one.titles,
                                                skills.getOrDefault(one.code, List.of())))
                        .toList();
        adverts.skillKeys.clear();
        adverts.skillLabels.clear();
        skills.values().forEach(adverts.skillKeys::addAll);
        adverts.skillKeys.forEach(name -> adverts.skillLabels.put(name, name));
        Random random = adverts.random;
        for (int i = 0; i < SPELLINGS; i++) {
            Occupation occupation = told.get(random.nextInt(told.size()));
            String title = occupation.titles.get(random.nextInt(occupation.titles.size()));
            String place = adverts.skewed(adverts.provinces).label;
            String dressed = DRESSED.get(random.nextInt(DRESSED.size())).formatted(title, place);
            adverts.spellings.add(new Spelling(occupation, dressed));
        }
        return adverts;
    }

    Adverts(Path taxonomy, long seed) throws IOException {
        random = new Random(seed);
        for (List<String> row : rows(taxonomy, "skills.csv")) {
            skillKeys.add(row.get(0));
            skillLabels.put(row.get(0), row.get(3));
        }
        for (List<String> row : rows(taxonomy, "places.csv")) {
            provinces.add(new Province(row.get(1), row.get(4)));
        }
        Map<String, List<String>> titles = columns(taxonomy, "occupation_titles.csv", 2);
        Map<String, List<String>> skills = columns(taxonomy, "occupation_skills.csv", 1);
        titles.forEach(
                (code, named) -> {
                    if (skills.containsKey(code)) {
                        occupations.add(new Occupation(code, named, skills.get(code)));
                    }
                });
        Collections.shuffle(provinces, random);
        Collections.shuffle(occupations, random);
    }

    /** One line of a feed, with the country whose feed it belongs to. */
    Line next(int number, LocalDate today) throws IOException {
        Province province = skewed(provinces);
        return new Line(province.country, line(number, province, today));
    }

    private String line(int number, Province province, LocalDate today) throws IOException {
        boolean inWords = !spellings.isEmpty();
        Spelling spelling = inWords ? spellings.get(zipf(spellings.size())) : null;
        Occupation occupation = spelling == null ? skewed(occupations) : spelling.occupation;
        boolean thai = province.country.equals("TH");
        int kind = random.nextInt(100);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "bench-" + number);
        row.put("kind", kind < 70 ? "job" : kind < 88 ? "apprenticeship" : "training");
        row.put(
                "title",
                spelling == null
                        ? occupation.titles.get(random.nextInt(occupation.titles.size()))
                        : spelling.title);
        int employer = (int) (EMPLOYERS * Math.pow(random.nextDouble(), 3));
        row.put(
                "employer",
                "%s %s %d".formatted(province.country, TRADES.get(employer % 7), employer));
        row.put("registration_number", number(employer));
        if (!inWords) { // few offices have a column for it
            row.put("country", province.country);
        }
        row.put("place", province.label);
        List<String> wanted = skills(occupation);
        int must = Math.min(wanted.size(), 2 + random.nextInt(5));
        if (!inWords || random.nextBoolean()) { // many offices have no column of skills
            row.put("skills_must", wanted.subList(0, must));
            row.put("skills_nice", wanted.subList(must, wanted.size()));
        }
        row.put("tasks", inWords ? told(wanted) : tasks(wanted));
        if (!inWords && random.nextInt(10) > 0) {
            row.put("occupation", occupation.code);
        }
        pay(row, thai, kind < 70);
        if (random.nextInt(3) > 0) {
            row.put("hours", 20 + 4 * random.nextInt(8));
        }
        if (random.nextInt(4) == 0) {
            row.put("accommodation", random.nextBoolean());
        }
        if (random.nextInt(4) == 0) {
            row.put("education", random.nextInt(5));
        }
        if (random.nextInt(5) == 0) {
            row.put("languages", List.of(thai ? "th:3" : "fil:3", "en:" + (1 + random.nextInt(3))));
        }
        if (random.nextInt(2) == 0) {
            row.put("start_on", today.plusDays(random.nextInt(90)).toString());
        }
        row.put("seats", 1 + (int) (12 * Math.pow(random.nextDouble(), 4)));
        if (kind >= 70) {
            row.put("weeks", 4 + random.nextInt(40));
            if (random.nextInt(3) == 0) {
                row.put("seats_committed", 1);
            }
        }
        return json.writeValueAsString(row);
    }

    private void pay(Map<String, Object> row, boolean thai, boolean job) {
        if (random.nextInt(5) == 0) {
            return;
        }
        int least = (thai ? 9_000 : 12_000) + 500 * random.nextInt(30);
        row.put("currency", thai ? "THB" : "PHP");
        if (job) {
            row.put("pay_min", least);
            row.put("pay_max", least + 1_000 * random.nextInt(8));
            row.put("pay_period", "month");
        } else {
            row.put("stipend", least / 2);
        }
    }

    /** Mostly those of the occupation, a few of any. */
    private List<String> skills(Occupation occupation) {
        List<String> own = new ArrayList<>(occupation.skills);
        Collections.shuffle(own, random);
        int many = FEWEST_SKILLS + random.nextInt(MOST_SKILLS - FEWEST_SKILLS + 1);
        List<String> keys = new ArrayList<>(own.subList(0, Math.min(many, own.size())));
        while (keys.size() < many) {
            String any = skewed(skillKeys);
            if (!keys.contains(any)) {
                keys.add(any);
            }
        }
        return keys.stream().map(skillLabels::get).toList();
    }

    private String tasks(List<String> skills) {
        StringBuilder text = new StringBuilder("What you will do here: ");
        IntStream.range(0, Math.min(4, skills.size()))
                .forEach(i -> text.append(i == 0 ? "" : "; ").append(skills.get(i)));
        return text.append(". We work as a small team and show newcomers how things are done. ")
                .append(random.nextBoolean() ? "Meals are shared at noon." : "Sundays are free.")
                .toString();
    }

    /** A description of its own, some 600 characters. */
    private String told(List<String> skills) {
        StringBuilder text = new StringBuilder();
        while (text.length() < 500) {
            Object[] what = new Object[3];
            for (int i = 0; i < what.length; i++) {
                what[i] = skills.get(random.nextInt(skills.size()));
            }
            text.append(SAID.get(random.nextInt(SAID.size())).formatted(what)).append(' ');
        }
        return text.append("Pay day is the ")
                .append(1 + random.nextInt(28))
                .append("th.")
                .toString();
    }

    /** By the law of Zipf: the second half as often as the first. */
    private int zipf(int many) {
        return (int) Math.pow(many + 1, random.nextDouble()) - 1;
    }

    /** The first ones often, the last ones seldom. */
    private <T> T skewed(List<T> list) {
        return list.get((int) (list.size() * Math.pow(random.nextDouble(), 2.5)));
    }

    /** What people type: names of skills and occupations in three languages, some with a place. */
    static List<String> words(Path taxonomy) throws IOException {
        List<String> words = new ArrayList<>();
        for (List<String> row : rows(taxonomy, "skills.csv")) {
            words.addAll(row.subList(3, 6));
        }
        for (List<String> row : rows(taxonomy, "occupation_titles.csv")) {
            words.add(row.get(2));
            if (words.size() % 5 == 0) {
                words.add(row.get(2) + " Khon Kaen");
            }
        }
        return words;
    }

    /** The values of a column by the first one. */
    private static Map<String, List<String>> columns(Path folder, String file, int column)
            throws IOException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (List<String> row : rows(folder, file)) {
            values.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>()).add(row.get(column));
        }
        return values;
    }

    private static List<List<String>> rows(Path folder, String file) throws IOException {
        return new com.fasterxml.jackson.dataformat.csv.CsvMapper()
                        .readerForListOf(String.class)
                        .with(com.fasterxml.jackson.dataformat.csv.CsvParser.Feature.WRAP_AS_ARRAY)
                        .<List<String>>readValues(folder.resolve(file).toFile())
                        .readAll()
                        .stream()
                        .skip(1)
                        .toList();
    }

    private static String number(int employer) {
        return "BENCH%d".formatted(employer);
    }

    /** Bodies that register the employers of all rows. */
    static List<String> employers(String country) {
        return IntStream.range(0, EMPLOYERS)
                .mapToObj(
                        employer ->
                                "{\"name\":\"Employer %d\",\"country\":\"%s\",\"registrationNumber\":\"%s\"}"
                                        .formatted(employer, country, number(employer)))
                .toList();
    }
}
