package org.onward.matching.vacancy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/**
 * What a vacancy says, field by field under the names of its form, so that two can be compared and
 * one can keep what another says.
 */
final class SaidFields {
    private SaidFields() {}

    /** Values that are equal say the same; in the order of the form. */
    static Map<String, @Nullable Object> of(VacancyContent content) {
        Post post = content.post();
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("title", post.title());
        said.put("tasks", post.tasks());
        said.put("occupation", post.occupation());
        said.put("sector", post.sector());
        said.put("country", post.country());
        said.put("place", post.place());
        said.put("payMin", post.pay());
        said.put("hours", post.hours());
        said.put("nights", post.nights());
        said.put("liveIn", post.liveIn());
        said.put("accommodation", post.accommodation());
        said.put("education", post.education());
        said.put("skills", skills(post));
        said.put("languages", post.languages().stream().map(String::valueOf).sorted().toList());
        said.put("startOn", post.startOn());
        said.put("seats", post.seats());
        said.put("validUntil", post.validUntil());
        said.put("overseas", claimed(post.overseas()));
        said.put("stipend", content.stipend());
        said.put("weeks", content.weeks());
        said.put("plan", content.plan());
        said.put("seatsCommitted", content.seatsCommitted());
        said.put("course", content.course().kind());
        said.put("finished", content.course().record());
        said.put(
                "backedBy",
                content.backedBy().stream().map(one -> one.value().toString()).sorted().toList());
        return said;
    }

    /** Whichever word led to a skill, the skill is what is asked. */
    private static List<String> skills(Post post) {
        return post.skills().stream()
                .map(
                        one ->
                                "%s %s %s %s"
                                        .formatted(
                                                one.skill().value(),
                                                one.must(),
                                                one.teaches(),
                                                one.level()))
                .sorted()
                .toList();
    }

    /** What is said of work abroad; what was seen of it is not the employer's to say. */
    private static @Nullable Overseas claimed(@Nullable Overseas one) {
        return one == null
                ? null
                : new Overseas(
                        one.licenceNumber(),
                        one.principal(),
                        one.jobOrder(),
                        one.visaClass(),
                        false,
                        false,
                        null);
    }

    /** The fields of which the two say different things. */
    static List<String> between(VacancyContent was, VacancyContent is) {
        Map<String, @Nullable Object> before = of(was);
        List<String> changed = new ArrayList<>();
        of(is).forEach(
                        (field, value) -> {
                            if (!Objects.equals(before.get(field), value)) {
                                changed.add(field);
                            }
                        });
        return changed;
    }

    /** The fields of which something was said and nothing is any more. */
    static List<String> unsaid(VacancyContent was, VacancyContent is) {
        Map<String, @Nullable Object> now = of(is);
        return of(was).entrySet().stream()
                .filter(before -> says(before.getValue()) && !says(now.get(before.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean says(@Nullable Object value) {
        return value != null && !value.equals("") && !value.equals(List.of());
    }

    /** Known again without being kept: the same for what says the same. */
    static String mark(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value.toString().getBytes(StandardCharsets.UTF_8)),
                            0,
                            16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is said now, but of these fields what {@code ours} says. Country and province go
     * together; pay in another currency than the stipend is not kept, as one vacancy has one.
     */
    static VacancyContent kept(VacancyContent now, VacancyContent ours, Set<String> fields) {
        if (fields.isEmpty()) {
            return now;
        }
        Post is = now.post();
        Post was = ours.post();
        boolean place = fields.contains("place") || fields.contains("country");
        Pay pay = fields.contains("payMin") ? was.pay() : is.pay();
        Money stipend = fields.contains("stipend") ? ours.stipend() : now.stipend();
        if (pay != null && stipend != null && !pay.currency().equals(stipend.currency())) {
            pay = is.pay();
            stipend = now.stipend();
        }
        int seats = fields.contains("seats") ? was.seats() : is.seats();
        Integer committed =
                fields.contains("seatsCommitted") ? ours.seatsCommitted() : now.seatsCommitted();
        return new VacancyContent(
                now.kind(),
                new Post(
                        is.employer(),
                        fields.contains("title") ? was.title() : is.title(),
                        fields.contains("tasks") ? was.tasks() : is.tasks(),
                        fields.contains("occupation") ? was.occupation() : is.occupation(),
                        fields.contains("occupation")
                                ? was.occupationConfidence()
                                : is.occupationConfidence(),
                        fields.contains("sector") ? was.sector() : is.sector(),
                        place ? was.country() : is.country(),
                        place ? was.place() : is.place(),
                        pay,
                        fields.contains("hours") ? was.hours() : is.hours(),
                        fields.contains("nights") ? was.nights() : is.nights(),
                        fields.contains("liveIn") ? was.liveIn() : is.liveIn(),
                        fields.contains("accommodation") ? was.accommodation() : is.accommodation(),
                        fields.contains("education") ? was.education() : is.education(),
                        fields.contains("startOn") ? was.startOn() : is.startOn(),
                        seats,
                        fields.contains("skills") ? was.skills() : is.skills(),
                        fields.contains("languages") ? was.languages() : is.languages(),
                        place || fields.contains("overseas") ? was.overseas() : is.overseas(),
                        fields.contains("validUntil") ? was.validUntil() : is.validUntil()),
                stipend,
                fields.contains("weeks") ? ours.weeks() : now.weeks(),
                fields.contains("plan") ? ours.plan() : now.plan(),
                committed == null ? null : Integer.valueOf(Math.min(committed, seats)),
                now.backedBy(),
                new Course(
                        fields.contains("course") ? ours.course().kind() : now.course().kind(),
                        fields.contains("finished")
                                ? ours.course().record()
                                : now.course().record()),
                now.placeWords(),
                now.unresolved());
    }
}
