package org.onward.matching.returnee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldError;
import org.onward.matching.web.Page;

/**
 * What of a form could not be taken, in the language of the page: every field at once, each with
 * its name for the summary and, where there is one, what to take instead.
 */
public final class Faults {
    private static final Pattern ROW = Pattern.compile("-([0-9]+)(?=-|$)");

    /** Longest texts by field, for the sentence. */
    private static final Map<String, Integer> LONGEST =
            Map.of(
                    "name", 160,
                    "phone", 40,
                    "email", 254,
                    "address", 500,
                    "document", 60,
                    "story", 20_000,
                    "note", 20_000,
                    "experience-N-words", 4_000);

    private final Page page;
    private final Map<String, String> labels;
    private final List<Fault> all = new ArrayList<>();

    /**
     * @param labels field with N for its row → key of its label
     */
    public Faults(Page page, Map<String, String> labels) {
        this.page = page;
        this.labels = labels;
    }

    /**
     * @param field its id and name
     * @param instead what can be taken by one press
     */
    public record Fault(String field, String label, String text, List<Offer> instead) {}

    /**
     * @param value what the button sends as {@code take}
     * @param note beside the label: the other name that met what was typed
     */
    public record Offer(String value, String label, String note) {}

    /** None at all, for a page shown the first time. */
    public static Faults none(Page page) {
        return new Faults(page, Map.of());
    }

    public void add(String field, String key, @Nullable Object... values) {
        add(field, page.t(key, values), List.of());
    }

    public void add(String field, String sentence, List<Offer> instead) {
        if (of(field) == null) {
            all.add(new Fault(field, label(field), sentence, List.copyOf(instead)));
        }
    }

    /** Names a Buddhist year and offers the date converted. */
    void buddhist(String field, TypedDay typed) {
        TypedDay converted = typed.converted();
        add(
                field,
                page.t(
                        "error.date_buddhist",
                        Integer.toString(typed.year()),
                        Integer.toString(converted.year())),
                List.of(
                        new Offer(
                                field + "|" + converted.iso(),
                                page.t("edit.take", converted.shown(page.language())),
                                "")));
    }

    /** Of the page. */
    String language() {
        return page.language();
    }

    public String notFound(boolean nothingNear) {
        return page.t(nothingNear ? "error.not_found" : "error.not_found.near");
    }

    /** Adds what a use case refused. */
    public void addAll(List<FieldError> errors) {
        for (FieldError error : errors) {
            String field = error.field().replace('.', '-');
            add(field, sentence(field, error), List.of());
        }
    }

    private String sentence(String field, FieldError error) {
        return switch (error.code()) {
            case "error.required" -> page.t("error.fill_in");
            case "error.too_long" ->
                    page.t("error.too_long", LONGEST.getOrDefault(general(field), 200));
            case "error.phone" -> page.t("error.phone");
            case "error.email" -> page.t("error.email");
            case "error.document" -> page.t("error.document");
            case "error.future" -> page.t("error.future");
            case "error.past" -> page.t("error.past");
            case "error.before_present" -> page.t("error.before_present");
            case "error.min_above_max" -> page.t("error.min_above_max");
            case "error.twice" -> page.t("error.twice");
            case "error.amount" -> page.t("error.amount");
            case "error.date" -> page.t("error.date");
            default -> page.t("error.choose_from_list");
        };
    }

    /** Brings the faults into the order of the form's fields. */
    void sort(List<String> fields) {
        all.sort(Comparator.comparingInt(fault -> fields.indexOf(fault.field())));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<Fault> all() {
        return List.copyOf(all);
    }

    /** The sentence for a field, or null where it is well. */
    public @Nullable String of(String field) {
        return all.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }

    public List<Offer> instead(String field) {
        return all.stream()
                .filter(fault -> fault.field().equals(field))
                .findFirst()
                .map(Fault::instead)
                .orElse(List.of());
    }

    private String label(String field) {
        String key = labels.get(general(field));
        if (key == null) {
            return "";
        }
        Matcher row = ROW.matcher(field);
        return row.find()
                ? page.t(key) + " (" + (Integer.parseInt(row.group(1)) + 1) + ")"
                : page.t(key);
    }

    private static String general(String field) {
        return ROW.matcher(field).replaceFirst("-N");
    }
}
