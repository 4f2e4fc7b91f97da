package org.onward.matching.returnee;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;

/**
 * Who a person is, as written into a form.
 *
 * @param name required, up to 160 characters
 * @param birthDate required: 1990, 1990-05 or 1990-05-12
 * @param phone any way of writing it, 5–20 digits
 * @param document number of an identity document, up to 60 characters
 * @param story up to 20,000 characters
 * @param note up to 20,000 characters
 */
@Serdeable
public record IdentityDocument(
        @Nullable String name,
        @Nullable String birthDate,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        @Nullable String document,
        @Nullable String story,
        @Nullable String note) {
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int FIRST_YEAR = 1900;
    // What may be longer keeps its lines.
    private static final int ONE_LINE = 300;

    static IdentityDocument of(Identity identity) {
        return new IdentityDocument(
                identity.name(),
                identity.birth().toString(),
                identity.phone(),
                identity.email(),
                identity.address(),
                identity.document(),
                identity.story(),
                identity.note());
    }

    /** The identity, or empty with every bad field named in {@code errors}. */
    Optional<Identity> check(FieldErrors errors, int thisYear) {
        FieldErrors own = new FieldErrors();
        String checkedName = text(own, errors, "name", name, 160);
        if (checkedName == null) {
            bad(own, errors, "name", "error.required", "A name is needed.");
        }
        Optional<BirthDate> birth = birth(own, errors, thisYear);
        String checkedPhone = text(own, errors, "phone", phone, 40);
        if (checkedPhone != null) {
            long digits = checkedPhone.codePoints().filter(Character::isDigit).count();
            if (digits < 5 || digits > 20) {
                bad(own, errors, "phone", "error.phone", "A telephone number has 5 to 20 digits.");
            }
        }
        String checkedEmail = text(own, errors, "email", email, 254);
        if (checkedEmail != null && !MAIL.matcher(checkedEmail).matches()) {
            bad(own, errors, "email", "error.email", "This is no e-mail address.");
        }
        String checkedAddress = text(own, errors, "address", address, 500);
        String checkedDocument = text(own, errors, "document", document, 60);
        if (checkedDocument != null && VaultLookups.normalisedDocument(checkedDocument).isEmpty()) {
            bad(
                    own,
                    errors,
                    "document",
                    "error.document",
                    "A document number has letters or digits.");
        }
        String checkedStory = text(own, errors, "story", story, 20_000);
        String checkedNote = text(own, errors, "note", note, 20_000);
        if (!own.isEmpty() || checkedName == null || birth.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Identity(
                        checkedName,
                        birth.get(),
                        checkedPhone,
                        checkedEmail,
                        checkedAddress,
                        checkedDocument,
                        checkedStory,
                        checkedNote));
    }

    private Optional<BirthDate> birth(FieldErrors own, FieldErrors errors, int thisYear) {
        if (birthDate == null || birthDate.isBlank()) {
            bad(
                    own,
                    errors,
                    "birthDate",
                    "error.required",
                    "A date of birth is needed; the year alone will do.");
            return Optional.empty();
        }
        Optional<BirthDate> birth = BirthDate.parse(birthDate);
        if (birth.isEmpty()) {
            bad(
                    own,
                    errors,
                    "birthDate",
                    "error.date",
                    "Write the date as year-month-day, or the year alone.");
        } else if (birth.get().year() > Years.LATEST_GREGORIAN) {
            bad(
                    own,
                    errors,
                    "birthDate",
                    "error.date_buddhist",
                    Years.suggestion(birth.get().year()));
        } else if (birth.get().year() < FIRST_YEAR || birth.get().year() > thisYear) {
            bad(
                    own,
                    errors,
                    "birthDate",
                    "error.out_of_range",
                    "The year must lie between 1900 and this year.");
        }
        return birth;
    }

    private static @Nullable String text(
            FieldErrors own, FieldErrors errors, String field, @Nullable String value, int most) {
        String stripped = most > ONE_LINE ? PlainText.lines(value) : PlainText.line(value);
        if (stripped == null || VaultLookups.normalisedName(stripped).isEmpty()) {
            return null;
        }
        if (stripped.codePointCount(0, stripped.length()) > most) {
            bad(own, errors, field, "error.too_long", "At most %d characters.".formatted(most));
        }
        return stripped;
    }

    private static void bad(
            FieldErrors own, FieldErrors errors, String field, String code, String message) {
        own.add(field, code, message);
        errors.add(field, code, message);
    }

    /** Without any of its values: records end up in messages. */
    @Override
    public String toString() {
        return "IdentityDocument[sealed]";
    }
}
