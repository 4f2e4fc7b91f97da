package org.onward.matching.consent;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.CreateOnce;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SharedContacts;

/**
 * Records what a person agreed that one employer may see. What is stored is what was shown: were it
 * to change between preview and yes, the yes is not taken. An earlier consent for the same employer
 * is replaced, and introductions that are under way go on under the new one.
 */
@Singleton
public final class GiveConsent {
    private static final int MOST_DAYS = 366;

    private final OwnPeople people;
    private final PreviewConsent preview;
    private final Consents consents;
    private final SharedContacts contacts;
    private final ConsentPlaces places;
    private final CreateOnce once;
    private final InstantSource clock;

    GiveConsent(
            OwnPeople people,
            PreviewConsent preview,
            Consents consents,
            SharedContacts contacts,
            ConsentPlaces places,
            CreateOnce once,
            InstantSource clock) {
        this.people = people;
        this.preview = preview;
        this.consents = consents;
        this.contacts = contacts;
        this.places = places;
        this.once = once;
        this.clock = clock;
    }

    /**
     * @param endsOn last day; today or later, at most a year ahead
     * @param hash of the preview that was shown, {@link SharedView#hash}
     * @throws Problem NOT_FOUND for somebody else's person, INVALID for a day out of range,
     *     CHANGED_MEANWHILE where the preview was of something else
     */
    public ConsentId give(
            Caller caller,
            ReturneeId person,
            Asked asked,
            @Nullable LocalDate endsOn,
            @Nullable String hash,
            @Nullable String key) {
        return people.actOnProfile(
                caller,
                person,
                "give_consent",
                profile ->
                        new ConsentId(
                                once.create(
                                        caller,
                                        key,
                                        "consents",
                                        id ->
                                                give(
                                                        caller, person, profile, asked, endsOn,
                                                        hash, id))));
    }

    private void give(
            Caller caller,
            ReturneeId person,
            Profile profile,
            Asked asked,
            @Nullable LocalDate endsOn,
            @Nullable String hash,
            UUID id) {
        LocalDate last = checked(caller, asked, endsOn);
        SharedView shown = preview.view(person, profile, asked);
        if (!shown.hash().equals(hash)) {
            throw Problem.changedMeanwhile();
        }
        Instant now = clock.instant();
        Consent given =
                new Consent(
                        new ConsentId(id),
                        person,
                        asked.employer(),
                        asked.preset(),
                        asked.fields(),
                        shown.card(),
                        caller.today(),
                        last,
                        null,
                        null);
        Optional<Consent> before = consents.standing(person, asked.employer());
        before.ifPresent(
                one -> {
                    consents.end(one.id(), "replaced", now);
                    contacts.withdraw(caller, person, one.id().value());
                });
        consents.save(caller, given, shown.digest(), now);
        places.given(caller, given);
        if (!asked.fields().isEmpty()) {
            contacts.seal(caller, person, id, shown.contact());
        }
    }

    private static LocalDate checked(Caller caller, Asked asked, @Nullable LocalDate endsOn) {
        FieldErrors errors = new FieldErrors();
        errors.addIf(
                asked.preset() == Preset.FIELDS && asked.chosen().isEmpty(),
                "fields",
                "error.required",
                "Choose at least one field, or the card alone.");
        errors.addIf(endsOn == null, "endsOn", "error.required", "Say until when it holds.");
        errors.addIf(
                endsOn != null && endsOn.isBefore(caller.today()),
                "endsOn",
                "error.past",
                "This day is past.");
        errors.addIf(
                endsOn != null && endsOn.isAfter(caller.today().plusDays(MOST_DAYS)),
                "endsOn",
                "error.date",
                "At most a year ahead.");
        errors.throwIfAny();
        return Objects.requireNonNull(endsOn);
    }
}
