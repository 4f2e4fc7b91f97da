package org.onward.portal.vacancy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.api.Vacancies.AskedLanguage;
import org.onward.portal.api.Vacancies.AskedSkill;
import org.onward.portal.api.Vacancies.Content;
import org.onward.portal.api.Vacancies.Overseas;
import org.onward.portal.api.Vacancies.Whole;
import org.onward.portal.web.Faults.Fault;
import org.onward.portal.web.Page;

/**
 * Turns what was typed into a posting. Only what is no number at all is refused here; everything
 * else is for the matching service to judge.
 */
final class ReadPosting {
    /** Stands for what was no number: nowhere is it taken, so that all else is judged as well. */
    static final int UNREAD = -1;

    private static final BigDecimal UNREAD_SUM = BigDecimal.valueOf(UNREAD);

    private final Page page;
    private final Typed typed;
    private final Offer offer;
    private final List<Fault> faults = new ArrayList<>();

    ReadPosting(Page page, Typed typed, Offer offer) {
        this.page = page;
        this.typed = typed;
        this.offer = offer;
    }

    /**
     * @param before what the form does not show is kept from it; null for a new posting
     */
    Content content(@Nullable Whole before) {
        String place = typed.get("place");
        boolean job = typed.isJob();
        BigDecimal least = sum("payMin");
        BigDecimal most = sum("payMax");
        boolean open = typed.get("payOpen").equals("yes");
        if (open && most != null) {
            fault("payMax", "pay.open.and_most");
            most = UNREAD_SUM;
        } else if (typed.get("payMin").isEmpty() && (open || most != null)) {
            fault("payMin", "posting.error.lowest");
            least = UNREAD_SUM;
        }
        return new Content(
                before == null ? orNull("kind") : before.kind(),
                orNull("title"),
                orNull("tasks"),
                orNull("occupation"),
                orNull("sector"),
                place.isEmpty() ? null : offer.countryOf(place),
                offer.isPlace(place) ? place : null,
                least,
                most == null && !open ? least : most,
                orNull("currency"),
                orNull("payPeriod"),
                job ? null : sum("stipend"),
                whole("hours"),
                yesNo("nights"),
                yesNo("liveIn"),
                yesNo("accommodation"),
                whole("education"),
                skills(),
                languages(before),
                orNull("startOn"),
                whole("seats"),
                job ? null : whole("weeks"),
                job ? null : orNull("plan"),
                job ? null : whole("seatsCommitted"),
                orNull("validUntil"),
                overseas(before),
                typed.isTraining() ? typed.backedBy() : List.of(),
                typed.isTraining() ? orNull("course") : null,
                typed.isTraining() ? whole("finished") : null,
                typed.isTraining() ? whole("inWork") : null);
    }

    /** Fields that were no numbers; to be asked after {@link #content}. */
    List<Fault> faults() {
        return faults;
    }

    private List<AskedSkill> skills() {
        return typed.skills().stream()
                .filter(skill -> List.of("must", "nice", "teach").contains(skill.use()))
                .map(
                        skill ->
                                new AskedSkill(
                                        skill.id(),
                                        skill.use().equals("must"),
                                        skill.use().equals("teach") && !typed.isJob(),
                                        level(skill.level())))
                .toList();
    }

    private List<AskedLanguage> languages(@Nullable Whole before) {
        List<AskedLanguage> asked = new ArrayList<>();
        for (String number : List.of("1", "2")) {
            String language = typed.get("language" + number);
            if (!language.isEmpty()) {
                asked.add(new AskedLanguage(language, level(typed.get("level" + number))));
            }
        }
        if (before != null && before.languages().size() > 2) {
            asked.addAll(before.languages().subList(2, before.languages().size()));
        }
        return asked;
    }

    /** Where it was said before that the work is abroad, or something is said of it now. */
    private @Nullable Overseas overseas(@Nullable Whole before) {
        boolean said = before != null && before.overseas() != null;
        return said || typed.isAbroad()
                ? new Overseas(
                        orNull("licenceNumber"),
                        orNull("principal"),
                        orNull("jobOrder"),
                        orNull("visaClass"))
                : null;
    }

    private static @Nullable Integer level(String text) {
        return text.matches("[1-4]") ? Integer.valueOf(text) : null;
    }

    private @Nullable String orNull(String field) {
        String text = typed.get(field);
        return text.isEmpty() ? null : text;
    }

    private @Nullable Boolean yesNo(String field) {
        return switch (typed.get(field)) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    private @Nullable BigDecimal sum(String field) {
        String text = plain(typed.get(field)).replaceAll("^[฿₱$]", "");
        if (text.isEmpty()) {
            return null;
        }
        // 12.000 is how some write twelve thousand
        boolean thousands = text.matches(".*\\.\\d{3}") && decimals() < 3;
        if (!text.matches("\\d{1,9}(\\.\\d{1,3})?") || thousands) {
            fault(field, "posting.error.amount");
            return UNREAD_SUM;
        }
        return new BigDecimal(text);
    }

    private int decimals() {
        try {
            return Currency.getInstance(typed.get("currency")).getDefaultFractionDigits();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    private @Nullable Integer whole(String field) {
        String text = plain(typed.get(field));
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,6}")) {
            fault(field, "posting.error.whole");
            return UNREAD;
        }
        return Integer.valueOf(text);
    }

    private void fault(String field, String key) {
        String label = PostingPages.labels(page).getOrDefault(field, page.t("posting." + field));
        faults.add(new Fault(field, label, page.t(key)));
    }

    /** Thai digits are digits; commas and spaces between thousands are no fault. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .filter(c -> c != ',' && !Character.isWhitespace(c) && c != 0xa0)
                .forEach(
                        c -> {
                            int digit = Character.digit(c, 10);
                            if (digit >= 0) {
                                plain.append(digit);
                            } else {
                                plain.appendCodePoint(c);
                            }
                        });
        return plain.toString();
    }
}
