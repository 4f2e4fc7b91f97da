package org.onward.matching.match;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Reason.Argument;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Names;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Post;
import org.onward.matching.web.Page;

/** Puts codes, days and sums of a match into the words of a page. */
final class CodeWords {
    /** A province's code begins with its country's. */
    private static final int COUNTRY_CODE = 2;

    /** Countries that have an article in a sentence, where a language has one. */
    private static final Set<String> WITH_ARTICLE =
            Set.of(
                    "AE", "BS", "CD", "CF", "DO", "FO", "GB", "GM", "KM", "KY", "MH", "MV", "NL",
                    "PH", "SB", "SC", "US");

    /** Days within which somebody has to be quick. */
    private static final int SOON = 14;

    private final Page page;
    private final Taxonomy taxonomy;

    CodeWords(Page page, Taxonomy taxonomy) {
        this.page = page;
        this.taxonomy = taxonomy;
    }

    String label(SkillId skill) {
        return taxonomy.label(Subject.SKILL, skill.value().toString(), page.language());
    }

    List<String> labels(List<SkillId> skills) {
        return skills.stream().map(this::label).distinct().toList();
    }

    String occupation(String code) {
        return taxonomy.label(
                code.length() == 4 ? Subject.OCCUPATION : Subject.OCCUPATION_GROUP,
                code,
                page.language());
    }

    boolean isAttitude(SkillId skill) {
        return taxonomy.skill(skill).filter(Skill::isAttitude).isPresent();
    }

    /** Province, or country where no province is given. */
    String place(Post post) {
        return place(Objects.requireNonNullElse(post.place(), post.country()));
    }

    /**
     * @param code of a province or a country
     */
    String place(String code) {
        return taxonomy.label(
                code.length() > COUNTRY_CODE ? Subject.PLACE : Subject.COUNTRY,
                code,
                page.language());
    }

    String start(Kind kind, LocalDate day) {
        return day.isAfter(page.today())
                ? page.t("matches.starts", page.day(day))
                : Reason.hasBegun(kind, day, page.today())
                        ? page.t("match.begun", page.day(day))
                        : page.t("match.starts_now");
    }

    /** That it is open for a few days more; null where that is not said, or not soon. */
    @Nullable String closes(Post post) {
        LocalDate until = post.validUntil();
        return until == null || until.isAfter(page.today().plusDays(SOON))
                ? null
                : page.t("match.closes", page.day(until));
    }

    @Nullable String hours(@Nullable Integer hours, boolean nights) {
        if (hours == null) {
            return null;
        }
        String week = page.t("hours.week", hours);
        return nights ? page.t("hours.nights", week) : week;
    }

    List<String> musts(Stream<Must> musts) {
        return musts.map(must -> inside(page.value("must", must))).toList();
    }

    String taughtTo(String skill, @Nullable Integer level) {
        return level == null
                ? skill
                : page.t("match.taught_to", skill, inside(page.t("skill_level." + level)));
    }

    String sentence(String key, List<Argument> arguments) {
        return page.t(key, arguments.stream().map(this::value).toArray());
    }

    /** In a sentence. */
    String country(String code) {
        String name = place(code);
        return WITH_ARTICLE.contains(code) ? page.t("country.the", name) : name;
    }

    Object value(Argument argument) {
        String value = argument.value();
        return switch (argument.type()) {
            case NUMBER -> value.isEmpty() ? "" : (Object) Long.parseLong(value);
            case MONTHS ->
                    value.equals("0")
                            ? page.t("length.unknown")
                            : page.months(Long.parseLong(value));
            case DAY -> page.day(LocalDate.parse(value));
            case MONEY -> money(value);
            case MONEY_ABOUT -> page.t("match.about", money(value));
            case OCCUPATION -> occupation(value);
            case PLACE -> place(value);
            case COUNTRY -> country(value);
            case SECTOR -> page.t("sector." + value);
            case APTITUDES ->
                    each(value)
                            .map(one -> inside(page.t("aptitude." + one.toLowerCase(Locale.ROOT))))
                            .collect(Collectors.joining(", "));
            case INTEREST ->
                    value.isEmpty()
                            ? ""
                            : inside(page.t("interest." + value.toLowerCase(Locale.ROOT)));
            case LANGUAGES ->
                    each(value)
                            .map(one -> Names.language(one, page.language()))
                            .collect(Collectors.joining(", "));
            case EDUCATION -> inside(page.t("education_level." + value));
        };
    }

    /** Of several codes in one argument each. */
    static Stream<String> each(String codes) {
        return Arrays.stream(codes.split(" ", -1)).filter(one -> !one.isEmpty());
    }

    /** A label inside a sentence; what is written in capitals stays so. */
    static String inside(String label) {
        return label.isEmpty() || (label.length() > 1 && Character.isUpperCase(label.charAt(1)))
                ? label
                : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    String money(String sum) {
        int space = sum.indexOf(' ');
        return page.money(
                Money.ofMajor(
                                new BigDecimal(sum.substring(0, space)),
                                Currency.getInstance(sum.substring(space + 1)))
                        .whole());
    }

    String tenths(int tenths) {
        return page.number(tenths / 10.0, 1);
    }
}
