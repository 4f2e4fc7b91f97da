package org.onward.matching.vacancy;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.ToldView.Skill;
import org.onward.matching.web.Form;

/**
 * The form in which staff write down what an employer told them: its fields as they are typed, and
 * what there is to choose from.
 */
@Singleton
final class ToldForm {
    private static final List<String> FIRST_COUNTRIES = List.of("TH", "PH");
    static final Map<String, String> LABELS =
            Map.ofEntries(
                    Map.entry("employer", "told.employer"),
                    Map.entry("phone", "told.phone"),
                    Map.entry("kind", "told.kind"),
                    Map.entry("title", "told.title"),
                    Map.entry("tasks", "told.tasks"),
                    Map.entry("place", "told.place"),
                    Map.entry("payMin", "told.pay"),
                    Map.entry("payMax", "vacancy.pay.max"),
                    Map.entry("currency", "work.currency"),
                    Map.entry("payPeriod", "work.period"),
                    Map.entry("hours", "told.hours"),
                    Map.entry("startOn", "told.start"),
                    Map.entry("validUntil", "vacancy.until"),
                    Map.entry("seats", "told.seats"),
                    Map.entry("stipend", "vacancy.stipend"),
                    Map.entry("weeks", "told.weeks"),
                    Map.entry("plan", "vacancy.plan"),
                    Map.entry("seatsCommitted", "told.committed"),
                    Map.entry("backedBy", "vacancy.backed_by"),
                    Map.entry("course", "vacancy.course"),
                    Map.entry("finished", "told.finished"),
                    Map.entry("inWork", "told.in_work"));

    private final SuggestTerms suggest;
    private final Taxonomy taxonomy;

    ToldForm(SuggestTerms suggest, Taxonomy taxonomy) {
        this.suggest = suggest;
        this.taxonomy = taxonomy;
    }

    /**
     * @param placed whether the province has to be known
     */
    VacancyForm read(Form typed, Faults faults, boolean placed) {
        String title = typed.text("title");
        if (title.isEmpty()) {
            faults.add("title", "error.fill_in");
        }
        String kind = typed.text("kind");
        if (!List.of("job", "apprenticeship", "training").contains(kind)) {
            faults.add("kind", "error.choose_one");
        }
        Place place =
                taxonomy.places().stream()
                        .filter(one -> one.code().equals(typed.text("place")))
                        .findFirst()
                        .orElse(null);
        if (place == null && placed) {
            faults.add("place", "error.choose_one");
        }
        String currency = typed.text("currency");
        Long pay = pay(typed, "payMin", faults);
        Long most = pay(typed, "payMax", faults);
        boolean open = typed.text("payOpen").equals("yes");
        boolean job = kind.equals("job");
        boolean training = kind.equals("training");
        Long stipend =
                job ? null : ProfileForms.money(typed.text("stipend"), "stipend", currency, faults);
        if (most != null && pay != null && pay > most) {
            faults.add("payMin", "error.min_above_max");
        }
        if (open && most != null) {
            faults.add("payMax", "pay.open.and_most");
        }
        if ((pay != null || most != null || stipend != null) && currency.isEmpty()) {
            faults.add("currency", "error.choose_one");
        }
        if ((pay != null || most != null) && typed.text("payPeriod").isEmpty()) {
            faults.add("payPeriod", "error.choose_one");
        }
        BigDecimal sum = major(pay, currency);
        BigDecimal top = major(most, currency);
        boolean paid = sum != null || top != null;
        BigDecimal help = major(stipend, currency);
        Integer weeks =
                job ? null : ProfileForms.number(typed.text("weeks"), "weeks", 1, 260, faults);
        Integer committed =
                job
                        ? null
                        : ProfileForms.number(
                                typed.text("seatsCommitted"), "seatsCommitted", 0, 500, faults);
        List<UUID> behind = training ? WhatIsBehind.named(typed.text("backedBy")) : List.of();
        if (training && behind.isEmpty() && !typed.text("backedBy").isEmpty()) {
            faults.add("backedBy", "review.fault.behind");
        }
        Integer hours = ProfileForms.number(typed.text("hours"), "hours", 1, 168, faults);
        Integer seats = ProfileForms.number(typed.text("seats"), "seats", 1, 10_000, faults);
        LocalDate start = FormDays.read(typed.text("startOn"), "startOn", faults);
        LocalDate until = FormDays.read(typed.text("validUntil"), "validUntil", faults);
        String occupation = typed.text("occupation");
        return new VacancyForm(
                kind,
                null,
                title,
                orNull(typed.text("tasks")),
                orNull(occupation),
                null,
                null,
                place == null ? null : place.country(),
                place == null ? null : place.code(),
                null,
                sum,
                top == null && !open ? sum : top,
                !paid && help == null ? null : currency,
                paid ? typed.text("payPeriod") : null,
                help,
                hours,
                told(typed.text("nights")),
                told(typed.text("liveIn")),
                told(typed.text("accommodation")),
                null,
                asked(typed, job),
                null,
                start == null ? null : start.toString(),
                seats,
                weeks,
                job ? null : orNull(typed.text("plan")),
                committed,
                until == null ? null : until.toString(),
                null,
                null,
                training ? behind : null,
                training ? orNull(typed.text("course")) : null,
                training ? people(typed, "finished", faults) : null,
                training ? people(typed, "inWork", faults) : null);
    }

    /** Minor units; none, and a fault, where 0 is said, which is no pay. */
    static @Nullable Long pay(Form typed, String field, Faults faults) {
        Long sum = ProfileForms.money(typed.text(field), field, typed.text("currency"), faults);
        if (sum != null && sum == 0) {
            faults.add(field, "error.no_pay");
            return null;
        }
        return sum;
    }

    private static @Nullable BigDecimal major(@Nullable Long minor, String currency) {
        return minor == null || currency.isEmpty() ? null : Money.of(minor, currency).major();
    }

    private static List<VacancyForm.SkillForm> asked(Form typed, boolean job) {
        List<VacancyForm.SkillForm> asked = new ArrayList<>();
        for (String id : typed.all("skill")) {
            String use = typed.text("use-" + id);
            if (id.matches("[0-9a-f-]{36}") && List.of("must", "nice", "teach").contains(use)) {
                asked.add(
                        new VacancyForm.SkillForm(
                                UUID.fromString(id),
                                use.equals("must"),
                                use.equals("teach") && !job,
                                null,
                                null,
                                null));
            }
        }
        return asked;
    }

    private static @Nullable Boolean told(String text) {
        return text.isEmpty() ? null : Boolean.valueOf(text.equals("yes"));
    }

    private static @Nullable Integer people(Form typed, String field, Faults faults) {
        return ProfileForms.number(typed.text(field), field, 0, PlacementRecord.MOST, faults);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Kinds of work that the words speak of. */
    List<Choice> occupations(Form typed, String language) {
        return terms(typed, language).occupations().stream()
                .map(code -> occupation(code.value(), language))
                .toList();
    }

    Choice occupation(String code, String language) {
        return new Choice(code, taxonomy.label(Subject.OCCUPATION, code, language));
    }

    /** Skills that the words speak of, each as chosen, or as the kind of work asks for it. */
    List<Skill> skills(Form typed, String language) {
        boolean job = typed.text("kind").equals("job");
        return terms(typed, language).skills().stream()
                .map(
                        one -> {
                            String id = one.skill().value().toString();
                            String use = typed.text("use-" + id);
                            return skill(
                                    id,
                                    use.isEmpty()
                                            ? !one.must() ? "no" : job ? "must" : "teach"
                                            : use,
                                    language);
                        })
                .toList();
    }

    Skill skill(String id, String use, String language) {
        return new Skill(id, taxonomy.label(Subject.SKILL, id, language), use);
    }

    /** Nothing of words that cannot be taken: their fault is said at their field. */
    private SuggestTerms.Terms terms(Form typed, String language) {
        try {
            return suggest.suggest(
                    typed.text("title"), typed.text("tasks"), language, title -> Optional.empty());
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.INVALID) {
                throw problem;
            }
            return new SuggestTerms.Terms(null, List.of(), List.of());
        }
    }

    /**
     * Provinces by country, in the order of the language.
     *
     * @param first the country whose provinces come first; empty where it is not known
     */
    List<ToldView.Country> places(String first, String language) {
        Collator order = Collator.getInstance(ULocale.forLanguageTag(language));
        Map<String, List<Choice>> byCountry = new LinkedHashMap<>();
        Stream.concat(
                        Stream.concat(Stream.of(first), FIRST_COUNTRIES.stream()),
                        taxonomy.places().stream().map(Place::country).sorted())
                .forEach(country -> byCountry.putIfAbsent(country, new ArrayList<>()));
        taxonomy.places()
                .forEach(
                        place ->
                                byCountry
                                        .getOrDefault(place.country(), new ArrayList<>())
                                        .add(
                                                new Choice(
                                                        place.code(),
                                                        taxonomy.label(
                                                                Subject.PLACE,
                                                                place.code(),
                                                                language))));
        return byCountry.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(
                        entry ->
                                new ToldView.Country(
                                        taxonomy.label(Subject.COUNTRY, entry.getKey(), language),
                                        entry.getValue().stream()
                                                .sorted(
                                                        Comparator.comparing(
                                                                Choice::label, order::compare))
                                                .toList()))
                .toList();
    }
}
