package org.onward.matching.referral;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.consent.CardBody;
import org.onward.matching.returnee.Contact;

/**
 * An introduction as an employer gets it; {@code config/contracts/employer} holds its form.
 *
 * @param state waiting, meeting, kept, offered, accepted, declined or ended
 * @param sharedUntil last day
 * @param mayAnswer what can be answered now
 */
@Serdeable
record EmployerIntroductionBody(
        UUID id,
        UUID vacancyId,
        String vacancyTitle,
        String state,
        LocalDate sentOn,
        LocalDate answerBy,
        LocalDate sharedUntil,
        List<String> mayAnswer,
        @Nullable CardBody card,
        @Nullable ContactBody contact) {

    @Serdeable
    record ContactBody(@Nullable String name, @Nullable String phone, @Nullable String email) {}

    /** A line of the list: without card and contact. */
    @Serdeable
    record Line(
            UUID id,
            UUID vacancyId,
            String vacancyTitle,
            String state,
            LocalDate sentOn,
            LocalDate answerBy,
            LocalDate sharedUntil,
            List<String> mayAnswer) {}

    @Serdeable
    record Lines(List<Line> introductions, @Nullable String next) {}

    static EmployerIntroductionBody of(
            OwnIntroduction one,
            List<Answer> may,
            @Nullable CardBody card,
            @Nullable Contact contact) {
        return new EmployerIntroductionBody(
                one.id().value(),
                one.vacancy().value(),
                one.title(),
                one.state().code(),
                one.sentOn(),
                one.answerBy(),
                one.sharedUntil(),
                codes(may),
                card,
                contact == null
                        ? null
                        : new ContactBody(contact.name(), contact.phone(), contact.email()));
    }

    static Line line(OwnIntroduction one, LocalDate today) {
        return new Line(
                one.id().value(),
                one.vacancy().value(),
                one.title(),
                one.state().code(),
                one.sentOn(),
                one.answerBy(),
                one.sharedUntil(),
                codes(Answer.to(one, today)));
    }

    private static List<String> codes(List<Answer> answers) {
        return answers.stream().map(Answer::code).toList();
    }
}
