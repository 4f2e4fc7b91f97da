package org.onward.portal.vacancy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Choices.Choice;
import org.onward.portal.api.Vacancies.AskedLanguage;
import org.onward.portal.api.Vacancies.Behind;
import org.onward.portal.api.Vacancies.LabelledSkill;
import org.onward.portal.api.Vacancies.Overseas;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.web.Form;

/** A posting as it stands in the form's fields: texts, whether they make sense or not. */
public final class Typed {
    static final List<String> ABROAD =
            List.of("licenceNumber", "principal", "jobOrder", "visaClass");

    private static final String MONTH = "month";

    static final List<String> FIELDS =
            List.of(
                    "kind",
                    "title",
                    "tasks",
                    "place",
                    "payMin",
                    "payMax",
                    "payOpen",
                    "currency",
                    "payPeriod",
                    "hours",
                    "startOn",
                    "seats",
                    "occupation",
                    "sector",
                    "stipend",
                    "accommodation",
                    "nights",
                    "liveIn",
                    "education",
                    "language1",
                    "level1",
                    "language2",
                    "level2",
                    "weeks",
                    "plan",
                    "seatsCommitted",
                    "course",
                    "finished",
                    "inWork",
                    "validUntil",
                    "licenceNumber",
                    "principal",
                    "jobOrder",
                    "visaClass");

    /**
     * A skill and what is asked of it.
     *
     * @param use must, nice, teach or no
     * @param level 1–4, or empty
     */
    public record Skill(String id, String label, String use, String level) {}

    private final Map<String, String> texts;
    private final List<Skill> skills;
    private final List<Choice> occupations;
    private final List<String> backedBy;

    private Typed(
            Map<String, String> texts,
            List<Skill> skills,
            List<Choice> occupations,
            List<String> backedBy) {
        this.texts = texts;
        this.skills = List.copyOf(skills);
        this.occupations = List.copyOf(occupations);
        this.backedBy = List.copyOf(backedBy);
    }

    /** An empty form, with what the employer has told us already. */
    static Typed empty(String place, String currency, @Nullable String sector) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("kind", "apprenticeship");
        texts.put("place", place);
        texts.put("currency", currency);
        texts.put("payPeriod", MONTH);
        texts.put("seats", "1");
        texts.put("sector", sector == null ? "" : sector);
        return new Typed(texts, List.of(), List.of(), List.of());
    }

    static Typed of(Form form) {
        Map<String, String> texts = new LinkedHashMap<>();
        FIELDS.forEach(field -> texts.put(field, form.text(field)));
        List<Skill> skills = new ArrayList<>();
        for (String id : form.all("skill").stream().distinct().toList()) {
            skills.add(
                    new Skill(
                            id,
                            form.text("label-" + id),
                            form.text("use-" + id),
                            form.text("level-" + id)));
        }
        List<Choice> occupations =
                form.all("offered").stream()
                        .map(offered -> offered.split(" ", 2))
                        .filter(parts -> parts.length == 2)
                        .map(parts -> new Choice(parts[0], parts[1]))
                        .toList();
        return new Typed(texts, skills, occupations, form.all("backedBy"));
    }

    /**
     * @param currency what stands in the form as long as no sum is said
     */
    static Typed of(Whole v, String currency) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("kind", v.kind());
        texts.put("title", text(v.title()));
        texts.put("tasks", text(v.tasks()));
        texts.put("place", v.place() == null ? text(v.country()) : v.place());
        texts.put("payMin", sum(v.payMin()));
        texts.put("payMax", sum(v.payMax()).equals(sum(v.payMin())) ? "" : sum(v.payMax()));
        texts.put("payOpen", v.payMin() != null && v.payMax() == null ? "yes" : "");
        texts.put("currency", v.currency() == null ? currency : v.currency());
        texts.put("payPeriod", v.payPeriod() == null ? MONTH : v.payPeriod());
        texts.put("hours", text(v.hours()));
        texts.put("startOn", text(v.startOn()));
        texts.put("seats", text(v.seats()));
        texts.put("occupation", text(v.occupation()));
        texts.put("sector", text(v.sector()));
        texts.put("stipend", sum(v.stipend()));
        texts.put("accommodation", yesNo(v.accommodation()));
        texts.put("nights", yesNo(v.nights()));
        texts.put("liveIn", yesNo(v.liveIn()));
        texts.put("education", text(v.education()));
        texts.put("weeks", text(v.weeks()));
        texts.put("plan", text(v.plan()));
        texts.put("seatsCommitted", text(v.seatsCommitted()));
        texts.put("course", text(v.course()));
        texts.put("finished", text(v.finished()));
        texts.put("inWork", text(v.inWork()));
        texts.put("validUntil", text(v.validUntil()));
        Overseas abroad = v.overseas();
        if (abroad != null) {
            texts.put("licenceNumber", text(abroad.licenceNumber()));
            texts.put("principal", text(abroad.principal()));
            texts.put("jobOrder", text(abroad.jobOrder()));
            texts.put("visaClass", text(abroad.visaClass()));
        }
        for (int i = 0; i < Math.min(2, v.languages().size()); i++) {
            AskedLanguage asked = v.languages().get(i);
            texts.put("language" + (i + 1), asked.language());
            texts.put("level" + (i + 1), text(asked.level()));
        }
        List<Choice> occupations =
                v.occupation() == null
                        ? List.of()
                        : List.of(
                                new Choice(
                                        v.occupation(),
                                        v.occupationLabel() == null
                                                ? v.occupation()
                                                : v.occupationLabel()));
        List<Skill> skills = v.skills().stream().map(Typed::skill).toList();
        return new Typed(
                texts, skills, occupations, v.backedBy().stream().map(Behind::id).toList());
    }

    /** Whether anything is said of work abroad. */
    boolean isAbroad() {
        return ABROAD.stream().anyMatch(field -> !get(field).isEmpty());
    }

    public String get(String field) {
        return texts.getOrDefault(field, "");
    }

    public List<Skill> skills() {
        return skills;
    }

    /** Kinds of work to choose among, as they were offered so far. */
    public List<Choice> occupations() {
        return occupations;
    }

    public List<String> backedBy() {
        return backedBy;
    }

    public boolean isJob() {
        return get("kind").equals("job");
    }

    public boolean isTraining() {
        return get("kind").equals("training");
    }

    /** With one more skill, unless it is there already. */
    Typed with(Skill skill) {
        if (skills.stream().anyMatch(one -> one.id().equals(skill.id()))) {
            return this;
        }
        List<Skill> more = new ArrayList<>(skills);
        more.add(skill);
        return new Typed(texts, more, occupations, backedBy);
    }

    /** With more kinds of work to choose among; the new ones first, the chosen one before them. */
    Typed offering(List<Choice> more) {
        List<Choice> all = new ArrayList<>();
        String chosen = get("occupation");
        occupations.stream().filter(one -> one.code().equals(chosen)).forEach(all::add);
        Stream.concat(more.stream(), occupations.stream())
                .filter(one -> all.stream().noneMatch(other -> other.code().equals(one.code())))
                .forEach(all::add);
        return new Typed(texts, skills, all, backedBy);
    }

    Typed withOccupation(String code) {
        Map<String, String> other = new LinkedHashMap<>(texts);
        other.put("occupation", code);
        return new Typed(other, skills, occupations, backedBy);
    }

    /** Without its days, and without the jobs behind it, which may be others by now. */
    Typed anew() {
        Map<String, String> other = new LinkedHashMap<>(texts);
        other.keySet().removeAll(List.of("startOn", "validUntil"));
        return new Typed(other, skills, occupations, List.of());
    }

    private static Skill skill(LabelledSkill skill) {
        return new Skill(
                skill.skill(),
                skill.label(),
                skill.teaches() ? "teach" : skill.must() ? "must" : "nice",
                text(skill.level()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String sum(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static String yesNo(@Nullable Boolean value) {
        return value == null ? "" : value ? "yes" : "no";
    }
}
