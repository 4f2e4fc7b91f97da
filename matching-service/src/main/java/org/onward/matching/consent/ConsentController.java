package org.onward.matching.consent;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.returnee.Contact;
import org.onward.matching.returnee.ReturneeId;

@Controller("/api/v1/returnees/{id}/consents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class ConsentController {
    private final PreviewConsent preview;
    private final GiveConsent give;
    private final RevokeConsent revoke;
    private final ListConsents list;
    private final CardWords words;

    ConsentController(
            PreviewConsent preview,
            GiveConsent give,
            RevokeConsent revoke,
            ListConsents list,
            CardWords words) {
        this.preview = preview;
        this.give = give;
        this.revoke = revoke;
        this.list = list;
        this.words = words;
    }

    /**
     * @param preset card, card_and_contact or fields
     * @param fields name, phone, email; with {@code fields} only
     */
    @Serdeable
    record AskedBody(
            @Nullable UUID employer, @Nullable String preset, @Nullable List<String> fields) {}

    /**
     * @param hash of the preview, to be sent with the consent
     */
    @Serdeable
    record PreviewBody(CardBody card, ContactBody contact, String hash) {}

    @Serdeable
    record ContactBody(@Nullable String name, @Nullable String phone, @Nullable String email) {
        static ContactBody of(Contact contact) {
            return new ContactBody(contact.name(), contact.phone(), contact.email());
        }
    }

    @Serdeable
    record ConsentForm(
            @Nullable UUID employer,
            @Nullable String preset,
            @Nullable List<String> fields,
            @Nullable LocalDate endsOn,
            @Nullable String previewHash) {}

    /**
     * @param contact with name or contact, not the card alone
     * @param fields name, phone, email: what was shown beside the card
     * @param byLink the link of a mail was opened, by somebody or by a mail program
     */
    @Serdeable
    record SeenBody(
            String vacancy,
            LocalDate day,
            boolean contact,
            List<String> fields,
            boolean byLink,
            int times) {
        static SeenBody of(ConsentPlaces.Seen seen) {
            return new SeenBody(
                    seen.vacancy(),
                    seen.day(),
                    seen.contact(),
                    seen.fields().stream().sorted().map(Consents::lower).toList(),
                    seen.byLink(),
                    seen.times());
        }
    }

    @Serdeable
    record RevokedBody(List<SeenBody> seen) {}

    /**
     * @param ended asked, replaced, introduction_ended, employer_suspended; null as long as nobody
     *     ended it
     */
    @Serdeable
    record ConsentBody(
            UUID id,
            UUID employer,
            String employerName,
            String preset,
            List<String> fields,
            CardBody card,
            LocalDate givenOn,
            LocalDate endsOn,
            boolean holds,
            @Nullable String ended,
            List<SeenBody> seen) {}

    @Serdeable
    record ConsentsBody(List<ConsentBody> consents) {}

    @Serdeable
    record Created(UUID id) {}

    @Get
    ConsentsBody all(Caller caller, UUID id) {
        return new ConsentsBody(
                list.list(caller, new ReturneeId(id)).stream()
                        .map(one -> body(caller, one))
                        .toList());
    }

    private ConsentBody body(Caller caller, ListConsents.Listed one) {
        Consent consent = one.consent();
        return new ConsentBody(
                consent.id().value(),
                consent.employer().value(),
                one.employerName(),
                Consents.lower(consent.preset()),
                consent.fields().stream().map(Consents::lower).toList(),
                words.of(consent.card(), caller.language()),
                consent.givenOn(),
                consent.endsOn(),
                consent.holdsOn(caller.today()),
                consent.ended(),
                one.seen().stream().map(SeenBody::of).toList());
    }

    /** Exactly what the employer would see; nothing is stored. */
    @Post("/preview")
    PreviewBody preview(Caller caller, UUID id, @Body AskedBody body) {
        SharedView view =
                preview.preview(
                        caller,
                        new ReturneeId(id),
                        asked(body.employer(), body.preset(), body.fields()));
        return new PreviewBody(
                words.of(view.card(), caller.language()),
                ContactBody.of(view.contact()),
                view.hash());
    }

    @Post
    @Status(HttpStatus.CREATED)
    Created give(
            Caller caller,
            UUID id,
            @Nullable @Header("Idempotency-Key") String key,
            @Body ConsentForm body) {
        return new Created(
                give.give(
                                caller,
                                new ReturneeId(id),
                                asked(body.employer(), body.preset(), body.fields()),
                                body.endsOn(),
                                body.previewHash(),
                                key)
                        .value());
    }

    /** Holds at once; says what had been seen. */
    @Post("/{consent}/revocation")
    RevokedBody revoke(Caller caller, UUID id, UUID consent) {
        return new RevokedBody(
                revoke.revoke(caller, new ReturneeId(id), new ConsentId(consent)).stream()
                        .map(SeenBody::of)
                        .toList());
    }

    private static Asked asked(
            @Nullable UUID employer, @Nullable String preset, @Nullable List<String> fields) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(employer == null, "employer", "error.required", "For which employer?");
        Optional<Preset> asked = named(Preset.values(), preset);
        errors.addIf(
                asked.isEmpty(), "preset", "error.choice", "card, card_and_contact or fields.");
        Set<ContactField> chosen = EnumSet.noneOf(ContactField.class);
        for (String field : Objects.requireNonNullElse(fields, List.<String>of())) {
            Optional<ContactField> one = named(ContactField.values(), field);
            errors.addIf(one.isEmpty(), "fields", "error.choice", "name, phone or email.");
            one.ifPresent(chosen::add);
        }
        errors.throwIfAny();
        return new Asked(
                new EmployerId(Objects.requireNonNull(employer)), asked.orElseThrow(), chosen);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(value -> Consents.lower(value).equals(name))
                .findFirst();
    }
}
