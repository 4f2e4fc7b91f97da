package org.onward.matching.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.PlainText;
import org.onward.matching.vacancy.PostingWords;

/**
 * A {@code JobPosting} or {@code WorkBasedProgram} of schema.org as a row of ours. A property may
 * be a text, an object or a list of either, as publishers write it; what has no place here is left
 * out.
 */
final class SchemaOrg {
    private static final Set<String> POSTING = Set.of("JobPosting");
    private static final Set<String> PROGRAM =
            Set.of("WorkBasedProgram", "EducationalOccupationalProgram");
    private static final Pattern ISCO = Pattern.compile("isco|esco", Pattern.CASE_INSENSITIVE);
    private static final Pattern REGION =
            Pattern.compile(
                    "region (?:[ivx]+|[0-9]{1,2})(?:[- ]?[ab])?\\b.*|(?:central|western|eastern) visayas|ilocos(?: region)?"
                            + "|cagayan valley|central luzon|calabarzon|mimaropa|bicol(?: region)?|zamboanga peninsula"
                            + "|northern mindanao|davao region|soccsksargen|caraga"
                            + "|(?:(?:upper|lower) )?(?:(?:north|south)(?:east|west)?|east|west|central)(?:ern)?"
                            + " (?:thailand|region(?: of thailand)?)|isan|isaan|esan"
                            + "|ภาค(?:เหนือ|กลาง|ใต้|อีสาน|ตะวันออกเฉียงเหนือ|ตะวันออก|ตะวันตก)(?:ตอนบน|ตอนล่าง|ตอนกลาง)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION =
            Pattern.compile(
                    "P(?:([0-9]{1,3})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?(?:T.*)?");
    private static final Pattern PARTS = Pattern.compile("[;.\\n]|,(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("[0-9.,]*[1-9][0-9.,]*");
    private static final int LONGEST_SKILL = 60;

    private static final Set<String> READ =
            Set.of(
                    "identifier",
                    "title",
                    "name",
                    "description",
                    "responsibilities",
                    "skills",
                    "occupationalCategory",
                    "offers",
                    "industry",
                    "salaryCurrency",
                    "jobLocation");
    private static final Set<String> READ_OF_POSTING =
            Set.of(
                    "hiringOrganization",
                    "employmentType",
                    "baseSalary",
                    "jobLocationType",
                    "validThrough",
                    "datePosted",
                    "jobStartDate",
                    "totalJobOpenings",
                    "workHours",
                    "educationRequirements",
                    "qualifications",
                    "jobBenefits");
    private static final Set<String> READ_OF_PROGRAM =
            Set.of(
                    "provider",
                    "programType",
                    "trainingSalary",
                    "location",
                    "applicationDeadline",
                    "startDate",
                    "endDate",
                    "maximumEnrollment",
                    "timeToComplete",
                    "programPrerequisites");

    /** What says where and how a page stands and nothing of the work. */
    private static final Set<String> OF_THE_PAGE =
            Set.of(
                    "url",
                    "image",
                    "logo",
                    "thumbnailUrl",
                    "sameAs",
                    "mainEntityOfPage",
                    "additionalType",
                    "potentialAction",
                    "directApply",
                    "inLanguage",
                    "dateModified");

    private static final List<String> ADDRESS =
            List.of("addressRegion", "addressLocality", "streetAddress", "addressCountry", "name");
    private static final List<String> SUM =
            List.of("minValue", "maxValue", "value", "price", "median", "unitText", "unitCode");

    /** What is read within a property, by the way to it. */
    private static final Map<String, Set<String>> READ_WITHIN =
            Map.of(
                    "identifier",
                    Set.of("name", "value", "propertyID"),
                    "hiringOrganization",
                    Set.of("name", "legalName"),
                    "provider",
                    Set.of("name", "legalName", "address"),
                    "jobLocation",
                    within(ADDRESS, "address"),
                    "jobLocation.address",
                    within(ADDRESS),
                    "baseSalary",
                    within(SUM, "currency", "priceCurrency", "duration"),
                    "baseSalary.value",
                    within(SUM),
                    "trainingSalary",
                    within(SUM, "currency", "priceCurrency", "duration"),
                    "trainingSalary.value",
                    within(SUM));

    private static Set<String> within(List<String> some, String... others) {
        return Stream.concat(some.stream(), Stream.of(others)).collect(Collectors.toSet());
    }

    private static final Set<String> SAYS_NOTHING = Set.of("@id", "@type", "@context");
    private static final Pattern REFERENCE = Pattern.compile("(?:#|_:|https?:).*");

    private final JsonNode node;
    private final Document document;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private @Nullable String unexplained;

    private SchemaOrg(JsonNode node, Document document) {
        this.node = node;
        this.document = document;
    }

    /** What else stands in the document. */
    interface Document {
        /** The object with this {@code @id}, or null. */
        @Nullable JsonNode with(String id);
    }

    /** What a posting or programme is known by, or null. */
    static @Nullable String id(JsonNode node) {
        SchemaOrg read = new SchemaOrg(node, reference -> null);
        String id = named(node(node.path("identifier")), "value", "name", "@id");
        id = id == null ? read.text("@id") : id;
        return id == null || id.startsWith("_:") ? read.text("url") : id;
    }

    /** Of an identifier that is a number or a name of its issuer's, and no address. */
    private FeedItem.@Nullable Issued issued() {
        JsonNode identifier = node(node.path("identifier"));
        String id = PlainText.line(named(identifier, "value"));
        String issuer = identifier.isObject() ? textOf(node(identifier.path("name"))) : null;
        if (issuer == null) {
            issuer = String.join("; ", fields.getOrDefault("employer", List.of()));
        }
        String by = WordCorrections.folded(issuer);
        return id == null || isAddress(id) || by.isEmpty() ? null : new FeedItem.Issued(id, by);
    }

    static boolean isAddress(String id) {
        return REFERENCE.matcher(id).matches();
    }

    private static JsonNode node(JsonNode several) {
        return several.isArray() ? several.path(0) : several;
    }

    /** In a graph, what is neither a vacancy nor a programme: a page, an organisation. */
    static boolean isSomethingElse(JsonNode node) {
        Set<String> types = types(node);
        return !types.isEmpty()
                && types.stream().noneMatch(POSTING::contains)
                && types.stream().noneMatch(PROGRAM::contains);
    }

    static boolean isA(String type, JsonNode node) {
        return types(node).contains(type);
    }

    static boolean isPosting(JsonNode node) {
        return types(node).stream()
                .anyMatch(type -> POSTING.contains(type) || PROGRAM.contains(type));
    }

    /** Properties of a posting or programme that say something of the work and are not read. */
    static Stream<String> unread(JsonNode node) {
        if (!isPosting(node)) {
            return Stream.of();
        }
        Set<String> own =
                types(node).stream().anyMatch(POSTING::contains)
                        ? READ_OF_POSTING
                        : READ_OF_PROGRAM;
        return Stream.concat(
                unread(node, "", name -> READ.contains(name) || own.contains(name)),
                node.properties().stream()
                        .flatMap(part -> unreadWithin(part.getValue(), part.getKey())));
    }

    private static Stream<String> unreadWithin(JsonNode several, String way) {
        Set<String> read = READ_WITHIN.get(way);
        return read == null
                ? Stream.of()
                : (several.isArray() ? several.valueStream() : Stream.of(several))
                        .filter(JsonNode::isObject)
                        .flatMap(
                                one ->
                                        Stream.concat(
                                                unread(one, way + ".", read::contains),
                                                one.properties().stream()
                                                        .flatMap(
                                                                part ->
                                                                        unreadWithin(
                                                                                part.getValue(),
                                                                                way
                                                                                        + "."
                                                                                        + part
                                                                                                .getKey()))));
    }

    private static Stream<String> unread(JsonNode object, String before, Predicate<String> read) {
        return object.properties().stream()
                .filter(property -> !property.getValue().isNull())
                .map(Map.Entry::getKey)
                .filter(
                        name ->
                                !name.startsWith("@")
                                        && !read.test(name)
                                        && !OF_THE_PAGE.contains(name))
                .map(name -> before + name);
    }

    static FeedItem item(int line, JsonNode node, Document document) {
        Set<String> types = types(node);
        SchemaOrg read = new SchemaOrg(node, document);
        if (types.stream().anyMatch(POSTING::contains)) {
            read.posting();
        } else if (types.stream().anyMatch(PROGRAM::contains)) {
            read.program();
        } else {
            return new FeedItem.Unreadable(
                    line,
                    "@type",
                    "This is neither a JobPosting nor a WorkBasedProgram.",
                    String.join(", ", types));
        }
        Map<String, String> written = new LinkedHashMap<>();
        Stream.of(FeedColumns.ALL, FeedColumns.COMING_BACK)
                .flatMap(List::stream)
                .forEach(
                        column -> {
                            List<String> values = read.fields.get(column);
                            if (values != null) {
                                written.put(column, String.join("; ", values));
                            }
                        });
        // A column of its own says the lowest; one sum is the highest too.
        String least = written.get("pay_min");
        if (least != null && NUMBER.matcher(least).matches()) {
            written.putIfAbsent("pay_max", least);
        }
        if (read.unexplained != null) {
            return new FeedItem.Unreadable(
                    line,
                    read.unexplained,
                    "An @id stands here that the document does not explain; write what it stands for.",
                    null,
                    written,
                    id(node));
        }
        FeedItem.Row row = new FeedItem.Row(line, read.fields, written, read.issued());
        return row.text("id") == null ? row.withMadeId() : row;
    }

    /** Without the address before it, however it is written. */
    private static Set<String> types(JsonNode node) {
        Set<String> types = new LinkedHashSet<>();
        JsonNode said = node.path("@type");
        for (JsonNode one : said.isArray() ? said : List.of(said)) {
            types.add(
                    one.asText()
                            .replaceFirst("^(?:https?://(?:www\\.)?schema\\.org/|schema:)", ""));
        }
        return types;
    }

    private void posting() {
        common("hiringOrganization");
        Set<String> employment = new LinkedHashSet<>();
        texts("employmentType")
                .forEach(
                        text ->
                                employment.add(
                                        text.replaceFirst("^.*/", "").toUpperCase(Locale.ROOT)));
        put(
                "kind",
                employment.contains("VOLUNTEER")
                        ? "volunteer" // which is none of our kinds
                        : employment.stream().noneMatch(SchemaOrg::isApprenticeship)
                                ? "job"
                                : employment.contains("FULL_TIME")
                                        ? String.join("; ", employment) // which is asked about
                                        : "apprenticeship");
        put(
                FeedColumns.EMPLOYMENT,
                employment.stream()
                        .filter(FeedWords::isOfSomeTime)
                        .collect(Collectors.joining("; ")));
        pay(first(node.path("baseSalary")), true);
        Set<String> currencies = new LinkedHashSet<>();
        for (JsonNode salary : each(node.path("baseSalary"))) {
            String currency = textOf(salary.path("currency"));
            if (currency != null) {
                currencies.add(currency.toUpperCase(Locale.ROOT));
            }
        }
        if (currencies.size() > 1) {
            fields.put("currency", List.copyOf(currencies));
        }
        place(node.path("jobLocation"));
        put(
                FeedColumns.FROM_HOME,
                texts("jobLocationType").stream()
                        .filter(text -> text.toUpperCase(Locale.ROOT).endsWith("TELECOMMUTE"))
                        .findFirst()
                        .orElse(null));
        put("valid_until", text("validThrough"));
        put(FeedColumns.POSTED_ON, text("datePosted"));
        put("start_on", text("jobStartDate"));
        put("seats", text("totalJobOpenings"));
        hours();
        education("educationRequirements");
        qualifications();
        benefits();
    }

    private static boolean isApprenticeship(String words) {
        return FeedWords.kind(words).equals("apprenticeship");
    }

    private void program() {
        common("provider");
        List<String> of = texts("programType");
        String type = String.join(" ", of).toLowerCase(Locale.ROOT);
        boolean course =
                !types(node).contains("WorkBasedProgram")
                        || type.matches(".*(?:course|training|class).*");
        put(
                "kind",
                of.stream().anyMatch(SchemaOrg::isApprenticeship) || !course
                        ? "apprenticeship"
                        : "training");
        pay(first(node.path("trainingSalary")), false);
        place(
                node.path("jobLocation").isMissingNode()
                        ? node.path("location")
                        : node.path("jobLocation"));
        if (!fields.containsKey("place")) {
            place(meant(first(node.path("provider"))).path("address"));
        }
        put("valid_until", text("applicationDeadline"));
        put("start_on", text("startDate"));
        put(FeedColumns.ENDS_ON, text("endDate"));
        put("seats", text("maximumEnrollment"));
        weeks();
        education("programPrerequisites");
        if (!fields.containsKey("education")) {
            append("tasks", String.join("\n", texts("programPrerequisites")));
        }
    }

    private void common(String employer) {
        put("id", id(node));
        put("title", text("title") == null ? text("name") : text("title"));
        put("tasks", text("description"));
        append("tasks", String.join("\n", texts("responsibilities")));
        JsonNode hiring = meant(first(node.path(employer)));
        if (isUnexplained(hiring)) {
            unexplained = "employer";
        } else {
            String name = named(hiring, "name", "legalName");
            if (name == null && !hiring.isMissingNode() && !hiring.isNull()) {
                fields.put("employer", List.of("")); // somebody whom it does not name
            }
            put("employer", name);
            if (hiring.isObject()) {
                put(FeedColumns.REGISTRATION_NUMBER, named(hiring, "taxID", "identifier"));
            }
        }
        skills();
        occupation();
        put(FeedColumns.FEE, fee());
        String industry = text("industry");
        put("sector", industry);
    }

    /** Of all prices the first that is one. */
    private @Nullable String fee() {
        List<String> prices = new ArrayList<>();
        for (JsonNode offer : each(node.path("offers"))) {
            Optional.ofNullable(named(offer, "price")).ifPresent(prices::add);
            for (JsonNode part : each(offer.path("priceSpecification"))) {
                Optional.ofNullable(named(part, "price", "minPrice", "maxPrice", "value"))
                        .ifPresent(prices::add);
            }
        }
        return prices.stream()
                .filter(price -> price.codePoints().anyMatch(c -> Character.digit(c, 10) > 0))
                .findFirst()
                .orElse(prices.isEmpty() ? null : prices.getFirst());
    }

    private void pay(JsonNode salary, boolean wage) {
        if (salary.isMissingNode() || salary.isNull()) {
            return;
        }
        String currency = textOf(salary.path("currency"));
        currency = currency == null ? textOf(salary.path("priceCurrency")) : currency;
        currency = currency == null ? text("salaryCurrency") : currency;
        JsonNode value =
                salary.isObject() && salary.has("value") ? first(salary.path("value")) : salary;
        String unit = textOf(value.path("unitText"));
        unit = unit == null ? unitOf(textOf(value.path("unitCode"))) : unit;
        unit = unit == null ? textOf(salary.path("unitText")) : unit;
        unit = unit == null ? unitOf(textOf(salary.path("duration"))) : unit;
        String least;
        String most = null;
        if (value.isValueNode()) {
            least = textOf(value);
        } else {
            least = textOf(value.path("minValue"));
            most = textOf(value.path("maxValue"));
            if (least != null && most == null && NUMBER.matcher(least).matches()) {
                least += "+"; // the lowest alone
            }
            for (String other : List.of("value", "price", "median")) {
                least = least == null && most == null ? textOf(value.path(other)) : least;
            }
        }
        if (least == null && most == null) {
            return;
        }
        boolean stipend = !wage && (unit == null || FeedWords.period(unit).equals("month"));
        put(stipend ? "stipend" : "pay_min", least);
        put(stipend ? FeedColumns.STIPEND_MOST : "pay_max", most);
        put("currency", currency);
        put("pay_period", stipend || unit == null ? null : FeedWords.period(unit));
    }

    /** Codes of UN/CEFACT and ISO 8601 that publishers use for a period. */
    private static @Nullable String unitOf(@Nullable String code) {
        return code == null
                ? null
                : switch (code.toUpperCase(Locale.ROOT)) {
                    case "HUR", "PT1H" -> "hour";
                    case "DAY", "P1D" -> "day";
                    case "WEE", "P1W" -> "week";
                    case "MON", "P1M" -> "month";
                    case "ANN", "P1Y" -> "year";
                    default -> null;
                };
    }

    /** One place is kept; the report says so where there are more. */
    private void place(JsonNode places) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : each(places)) {
            JsonNode place = meant(one);
            JsonNode address = place.has("address") ? meant(first(place.path("address"))) : place;
            if (isUnexplained(place) || isUnexplained(address)) {
                unexplained = unexplained == null ? "place" : unexplained;
                return;
            }
            String name = null;
            String country = null;
            if (address.isValueNode()) {
                name = textOf(address);
            } else {
                for (String part :
                        List.of("addressRegion", "addressLocality", "streetAddress", "name")) {
                    String named = named(first(address.path(part)), "name");
                    name = name == null || (isRegion(name) && named != null) ? named : name;
                }
                country = named(first(address.path("addressCountry")), "identifier", "name");
            }
            if (names.isEmpty()) {
                put("country", country);
            }
            if (name != null && !names.contains(name)) {
                names.add(name);
            }
        }
        if (!names.isEmpty()) {
            put("place", names.getFirst());
            put(FeedColumns.OTHER_PLACES, String.join("; ", names.subList(1, names.size())));
        }
    }

    /** Whether a name is of several provinces of the Philippines or of Thailand. */
    private static boolean isRegion(String name) {
        return REGION.matcher(name.strip()).matches();
    }

    private void skills() {
        List<String> skills = new ArrayList<>();
        for (JsonNode one : each(node.path("skills"))) {
            List<String> codes =
                    said(one, "termCode", "@id", "url").stream()
                            .flatMap(said -> FeedCodes.escoIn(said))
                            .distinct()
                            .toList();
            if (one.isObject() && !codes.isEmpty()) {
                String name = named(one, "name");
                skills.add((name == null ? "" : name + " ") + String.join(" ", codes));
                continue;
            }
            String text = named(one, "name", "termCode");
            if (text == null) {
                continue;
            }
            String[] parts = text.split("[;|\\n•]|,\\s", -1);
            boolean list = parts.length > 1;
            for (String part : parts) {
                list &= part.strip().length() <= LONGEST_SKILL;
            }
            for (String part : list ? parts : new String[] {text}) {
                if (!part.isBlank()) {
                    skills.add(part.strip());
                }
            }
        }
        if (!skills.isEmpty()) {
            fields.put("skills_must", List.copyOf(skills));
        }
    }

    /** Codes, and the first words of all that is said: "51-4121.00 Welders". */
    private void occupation() {
        String isco = null;
        String words = null;
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode one : each(node.path("occupationalCategory"))) {
            boolean ofIsco = isOfIsco(one);
            for (String text : said(one, "codeValue", "termCode", "@id", "url", "name")) {
                String some = shortened(text);
                codes.addAll(FeedCodes.in(some));
                isco = isco == null && ofIsco ? FeedCodes.isco(some) : isco;
                String left = FeedCodes.withoutCodes(some);
                words =
                        words == null
                                        && left.codePoints().anyMatch(Character::isLetter)
                                        && !isAddress(left)
                                ? left
                                : words;
            }
        }
        put(
                "occupation",
                Stream.of(Stream.ofNullable(isco), codes.stream(), Stream.ofNullable(words))
                        .flatMap(each -> each)
                        .collect(Collectors.joining(" ")));
    }

    /** False where a code is said to be of another list, whose four digits mean something else. */
    private boolean isOfIsco(JsonNode term) {
        for (String property : List.of("inDefinedTermSet", "inCodeSet")) {
            List<String> set = said(first(term.path(property)), "name", "@id", "url");
            if (!set.isEmpty() && set.stream().noneMatch(name -> ISCO.matcher(name).find())) {
                return false;
            }
        }
        return true;
    }

    /** A text, or all of an object's properties that are one. */
    private static List<String> said(JsonNode of, String... properties) {
        return Stream.of(of.isObject() ? properties : new String[] {""})
                .map(property -> textOf(of.isObject() ? node(of.path(property)) : of))
                .filter(Objects::nonNull)
                .toList();
    }

    private void hours() {
        String said = shortened(String.join("; ", texts("workHours")));
        put("hours", Objects.requireNonNullElse(HoursText.inAdvert(said), said));
        if (ScheduleText.in(said).nights() != null) {
            put(FeedColumns.SCHEDULE, said);
        }
    }

    private void education(String property) {
        for (JsonNode one : each(node.path(property))) {
            String text = named(one, "credentialCategory", "educationalLevel", "name");
            if (text == null) {
                continue;
            }
            String word =
                    text.toLowerCase(Locale.ROOT)
                            .replaceFirst(" (?:degree|diploma|certificate)$", "");
            if (FeedWords.education(text) != null) {
                put("education", text);
                return;
            }
            if (FeedWords.education(word) != null) {
                put("education", word);
                return;
            }
        }
    }

    /** Also the education that is asked for, where its words say no level. */
    private void qualifications() {
        List<String> asked = new ArrayList<>(texts("qualifications"));
        if (!fields.containsKey("education")) {
            asked.addAll(texts("educationRequirements"));
        }
        put(FeedColumns.QUALIFICATIONS, String.join("; ", asked));
    }

    /** What is taken from pay for them stands in the tasks, where whoever reviews it sees it. */
    private void benefits() {
        List<String> benefits = texts("jobBenefits");
        benefits.stream()
                .filter(text -> !PostingWords.in("tasks", text).isEmpty())
                .forEach(text -> append("tasks", text));
        List<String> parts =
                benefits.stream()
                        .flatMap(PARTS::splitAsStream)
                        .map(String::strip)
                        .filter(FeedWords::namesRoom)
                        .toList();
        put(
                "accommodation",
                parts.stream().map(FeedWords::room).distinct().count() == 1
                        ? parts.getFirst()
                        : String.join("; ", parts));
    }

    private void weeks() {
        String text = text("timeToComplete");
        Matcher parts = DURATION.matcher(Objects.requireNonNullElse(text, ""));
        if (!parts.matches()) {
            put("weeks", text);
            return;
        }
        double weeks =
                number(parts.group(1)) * 52
                        + number(parts.group(2)) * 52 / 12.0
                        + number(parts.group(3))
                        + number(parts.group(4)) / 7.0;
        if (weeks > 0) {
            put("weeks", Long.toString(Math.max(1, Math.round(weeks))));
        }
    }

    /** As much as a code or a number of hours needs. */
    private static String shortened(String text) {
        return text.strip().substring(0, Math.min(300, text.strip().length()));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private void put(String column, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fields.put(column, List.of(text));
        }
    }

    private void append(String column, String text) {
        if (!text.isBlank()) {
            String before = String.join("", fields.getOrDefault(column, List.of()));
            put(column, before.isEmpty() ? text : before + "\n" + text);
        }
    }

    private @Nullable String text(String property) {
        return named(first(node.path(property)), "@value", "name", "value");
    }

    private List<String> texts(String property) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : each(node.path(property))) {
            String text =
                    named(
                            one,
                            "@value",
                            "name",
                            "description",
                            "credentialCategory",
                            "educationalLevel");
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A text, or the first of an object's properties that is one. */
    private static @Nullable String named(JsonNode of, String... properties) {
        if (of.isValueNode()) {
            return textOf(of);
        }
        for (String property : properties) {
            String text = textOf(node(of.path(property)));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String textOf(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return null;
        }
        String text = JsonObjects.text(node).strip();
        return text.isEmpty() ? null : text;
    }

    private JsonNode first(JsonNode node) {
        return resolved(node(node));
    }

    private List<JsonNode> each(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        List<JsonNode> each = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : List.of(node)) {
            each.add(resolved(one));
        }
        return each;
    }

    /** What a reference stands for, where the document says so; else the node itself. */
    private JsonNode resolved(JsonNode node) {
        String id = isReference(node) ? node.path("@id").asText() : null;
        JsonNode found = id == null ? null : document.with(id);
        return found == null ? node : found;
    }

    /** As {@link #resolved}, where a text that looks like an id may be one. */
    private JsonNode meant(JsonNode node) {
        String text = node.isTextual() ? node.asText().strip() : "";
        JsonNode found = isAddress(text) ? document.with(text) : null;
        return found == null ? node : found;
    }

    private static boolean isUnexplained(JsonNode node) {
        return isReference(node) || (node.isTextual() && isAddress(node.asText().strip()));
    }

    /** Whether an object says no more than an id. */
    static boolean isReference(JsonNode node) {
        return node.isObject()
                && node.path("@id").isTextual()
                && node.properties().stream()
                        .allMatch(property -> SAYS_NOTHING.contains(property.getKey()));
    }
}
