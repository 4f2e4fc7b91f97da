package org.onward.matching.employer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;

/** Reads an employer's form; every bad field is named at once. */
@Singleton
final class EmployerCheck {
    private static final int NAME = 160;
    private static final int CONTACT = 120;
    private static final int PEOPLE = 20;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,180}\\.[^\\s@<>\".]{2,}");
    private static final Pattern PHONE = Pattern.compile("[+0-9๐-๙ ()./-]{5,40}");
    private static final Set<String> ROLES = Set.of("owner", "recruiter", "agent");

    private final Taxonomy taxonomy;

    EmployerCheck(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * @param before the employer as it stands, where it is being edited
     */
    Checked check(Caller caller, EmployerForm form, @Nullable Employer before) {
        FieldErrors errors = new FieldErrors();
        Checked checked = check(form, errors);
        UUID chamber = caller.role() == Role.CHAMBER ? caller.organisation() : form.chamber();
        if (before != null && ownRecord(caller)) {
            // What was verified is changed by those who verify.
            String ask = "Ask your adviser to change this.";
            errors.addIf(!checked.name().equals(before.name()), "name", "fixed", ask);
            errors.addIf(checked.kind() != before.kind(), "kind", "fixed", ask);
            errors.addIf(!checked.country().equals(before.country()), "country", "fixed", ask);
            chamber = before.chamber();
        }
        if (before != null && !mayChangeNumber(caller)) {
            String number = checked.registrationNumber();
            errors.addIf(
                    number != null && !number.equals(before.registrationNumber()),
                    "registrationNumber",
                    "fixed",
                    "Those who verify employers change this.");
            checked = checked.registered(before.registrationNumber());
        }
        errors.throwIfAny();
        return checked.of(chamber);
    }

    /**
     * The form alone, whoever sends it.
     *
     * @param errors receives every bad field; where it stays empty the answer can be stored
     */
    Checked check(EmployerForm form, FieldErrors errors) {
        String name = Objects.requireNonNullElse(PlainText.line(form.name()), "");
        errors.addIf(name.isEmpty(), "name", "required", "A name is needed.");
        tooLong(errors, "name", name, NAME);
        EmployerKind kind = kind(form.kind(), errors);
        String country = code(form.country());
        if (country == null) {
            errors.add("country", "required", "A country is needed.");
        } else if (!taxonomy.hasCountry(country)) {
            errors.add("country", "unknown_code", "This country code is not known.");
        }
        String place = place(form.place(), country, errors);
        Character sector = sector(form.sector(), errors);
        String contact = PlainText.line(form.contactName());
        tooLong(errors, "contactName", contact, CONTACT);
        String phone = PlainText.line(form.phone());
        errors.addIf(
                phone != null && !PHONE.matcher(phone).matches(),
                "phone",
                "phone",
                "Write a phone number with digits only, 5 to 40 of them.");
        String email = PlainText.line(form.email());
        errors.addIf(
                email != null && (email.length() > 254 || !EMAIL.matcher(email).matches()),
                "email",
                "email",
                "This is not an e-mail address.");
        String number = PlainText.line(form.registrationNumber());
        errors.addIf(
                number != null && RegistrationNumber.of(number) == null,
                "registrationNumber",
                "registration_number",
                "Write a registration number with letters and digits, 4 to 40 of them.");
        List<Checked.Person> people = people(form, errors);
        return new Checked(
                name,
                kind,
                Objects.requireNonNullElse(country, ""),
                place,
                sector,
                null,
                contact,
                phone,
                email,
                RegistrationNumber.of(number),
                people);
    }

    /** A form that can be stored. */
    record Checked(
            String name,
            EmployerKind kind,
            String country,
            @Nullable String place,
            @Nullable Character sector,
            @Nullable UUID chamber,
            @Nullable String contactName,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String registrationNumber,
            List<Person> people) {
        record Person(String role, String name) {}

        /** The same as a member of a chamber. */
        Checked of(@Nullable UUID member) {
            return new Checked(
                    name,
                    kind,
                    country,
                    place,
                    sector,
                    member,
                    contactName,
                    phone,
                    email,
                    registrationNumber,
                    people);
        }

        /** The same under another registration number. */
        Checked registered(@Nullable String number) {
            return new Checked(
                    name,
                    kind,
                    country,
                    place,
                    sector,
                    chamber,
                    contactName,
                    phone,
                    email,
                    number,
                    people);
        }

        /** The same by another name. */
        Checked named(String other) {
            return new Checked(
                    other,
                    kind,
                    country,
                    place,
                    sector,
                    chamber,
                    contactName,
                    phone,
                    email,
                    registrationNumber,
                    people);
        }
    }

    /** A feed's vacancies open by it, so that those who verify employers change it. */
    private static boolean mayChangeNumber(Caller caller) {
        return caller.role() == Role.PROGRAMME_STAFF || caller.role() == Role.CHAMBER;
    }

    private static boolean ownRecord(Caller caller) {
        return caller.role() == Role.EMPLOYER || caller.role() == Role.TRAINING_PROVIDER;
    }

    private static EmployerKind kind(@Nullable String text, FieldErrors errors) {
        if (text == null) {
            return EmployerKind.EMPLOYER;
        }
        for (EmployerKind kind : EmployerKind.values()) {
            if (kind.name().equalsIgnoreCase(text.strip())) {
                return kind;
            }
        }
        errors.add("kind", "unknown_code", "Use employer, training_provider or agency.");
        return EmployerKind.EMPLOYER;
    }

    private @Nullable String place(
            @Nullable String text, @Nullable String country, FieldErrors errors) {
        String code = code(text);
        if (code == null) {
            return null;
        }
        Place place = taxonomy.place(code).orElse(null);
        if (place == null) {
            errors.add("place", "unknown_code", "This province code is not known.");
        } else if (country != null && !place.country().equals(country)) {
            errors.add("place", "place_elsewhere", "This province lies in another country.");
        }
        return code;
    }

    private static @Nullable Character sector(@Nullable String text, FieldErrors errors) {
        String code = code(text);
        if (code == null) {
            return null;
        }
        if (code.length() != 1 || code.charAt(0) < 'A' || code.charAt(0) > 'U') {
            errors.add("sector", "unknown_code", "A sector is one letter from A to U (ISIC).");
            return null;
        }
        return code.charAt(0);
    }

    private static List<Checked.Person> people(EmployerForm form, FieldErrors errors) {
        List<EmployerForm.Person> given = Objects.requireNonNullElse(form.people(), List.of());
        if (given.size() > PEOPLE) {
            errors.add("people", "too_many", "At most %d people.".formatted(PEOPLE));
            return List.of();
        }
        List<Checked.Person> people = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String role = Objects.requireNonNullElse(given.get(i).role(), "").strip();
            String name = PlainText.line(given.get(i).name());
            String field = "people[%d]".formatted(i);
            errors.addIf(
                    !ROLES.contains(role),
                    field + ".role",
                    "unknown_code",
                    "Use owner, recruiter or agent.");
            tooLong(errors, field + ".name", name, CONTACT);
            if (name == null) {
                errors.add(field + ".name", "required", "A name is needed.");
            } else {
                people.add(new Checked.Person(role, name));
            }
        }
        return people;
    }

    private static void tooLong(
            FieldErrors errors, String field, @Nullable String text, int limit) {
        errors.addIf(
                text != null && text.codePointCount(0, text.length()) > limit,
                field,
                "too_long",
                "At most %d characters.".formatted(limit));
    }

    private static @Nullable String code(@Nullable String text) {
        String line = PlainText.line(text);
        return line == null ? null : line.toUpperCase(Locale.ROOT);
    }
}
