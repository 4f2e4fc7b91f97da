package org.onward.matching.returnee;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keyed blind index: finds an equal phone, document, or name with year of birth without holding
 * one. Digests are HMAC-SHA256 over the normalised value under a key from {@code
 * onward.keys.lookup-secret}.
 */
@Singleton
final class VaultLookups {
    /** What is looked up. */
    enum Kind {
        PHONE,
        DOCUMENT,
        NAME_BIRTH_YEAR;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lookup(Kind kind, byte[] digest) {}

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");

    private final SecretKeySpec key;
    private final Statements statements;

    VaultLookups(
            @Property(name = "onward.keys.lookup-secret") String secret, Statements statements) {
        try {
            this.key =
                    new SecretKeySpec(
                            PersonKeys.derive(
                                    "onward.keys.lookup-secret", secret, "onward vault lookups"),
                            "HmacSHA256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the blind index cannot be used", e);
        }
        this.statements = statements;
    }

    /**
     * @param country ISO 3166-1 alpha-2 of the office, for phone numbers written without one
     */
    List<Lookup> of(Identity identity, @Nullable String country) {
        List<Lookup> lookups = new ArrayList<>();
        lookups.add(
                lookup(
                        Kind.NAME_BIRTH_YEAR,
                        normalisedName(identity.name()) + "|" + identity.birth().year()));
        if (identity.phone() != null) {
            lookups.add(lookup(Kind.PHONE, normalisedPhone(identity.phone(), country)));
        }
        if (identity.document() != null) {
            lookups.add(lookup(Kind.DOCUMENT, normalisedDocument(identity.document())));
        }
        return lookups;
    }

    /**
     * The office of a person of the programme who has any of these. Others who ask for the same
     * wait until this transaction ends, so that two cannot both find nothing.
     */
    Optional<String> officeOf(List<Lookup> lookups, UUID programme) {
        lookups.stream()
                .map(VaultLookups::lockNumber)
                .sorted()
                .forEach(
                        number ->
                                statements.list(
                                        "select pg_advisory_xact_lock(?) is null",
                                        row -> row.getBoolean(1),
                                        number));
        for (Lookup lookup : lookups) { // three at most
            Optional<String> office =
                    statements
                            .list(
                                    "select coalesce(registered_with(?, ?, ?), '') as office",
                                    row -> row.getString("office"),
                                    lookup.kind().column(),
                                    lookup.digest(),
                                    programme)
                            .stream()
                            .filter(name -> !name.isEmpty())
                            .findFirst();
            if (office.isPresent()) {
                return office;
            }
        }
        return Optional.empty();
    }

    /** Sets a person's look-ups, in place of earlier ones. */
    void put(ReturneeId person, List<Lookup> lookups) {
        statements.change("delete from vault_lookup where returnee_id = ?", person.value());
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Lookup lookup : lookups) {
            rows.add(
                    new @Nullable Object[] {
                        person.value(), lookup.kind().column(), lookup.digest()
                    });
        }
        statements.batch(
                "insert into vault_lookup (returnee_id, kind, digest) values (?, ?, ?)", rows);
    }

    private Lookup lookup(Kind kind, String normalised) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return new Lookup(
                    kind,
                    mac.doFinal(
                            (kind.column() + "|" + normalised).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing", e);
        }
    }

    private static long lockNumber(Lookup lookup) {
        return java.nio.ByteBuffer.wrap(lookup.digest()).getLong();
    }

    /** One spelling: compatibility forms, case, spaces and invisible marks no longer matter. */
    static String normalisedName(String name) {
        String text = Normalizer.normalize(name, Normalizer.Form.NFKC);
        text = INVISIBLE.matcher(text).replaceAll("");
        text = SPACES.matcher(text).replaceAll(" ").strip();
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
    }

    static String normalisedDocument(String document) {
        return NOT_LETTER_OR_DIGIT.matcher(normalisedName(document)).replaceAll("");
    }

    /** International form where it can be told: +66… and +63… for numbers written the local way. */
    static String normalisedPhone(String phone, @Nullable String country) {
        String text = Normalizer.normalize(phone, Normalizer.Form.NFKC).strip();
        StringBuilder digits = new StringBuilder();
        text.codePoints()
                .map(c -> Character.digit(c, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        String number = digits.toString();
        if (text.startsWith("+")) {
            return withoutTrunkZero(number);
        }
        if (number.startsWith("00")) {
            return withoutTrunkZero(number.substring(2));
        }
        String code = "TH".equals(country) ? "66" : "PH".equals(country) ? "63" : "";
        if (code.isEmpty()) {
            return number;
        }
        if (number.startsWith("0")) {
            return code + number.substring(1);
        }
        int national = "66".equals(code) ? 9 : 10;
        if (number.startsWith(code) && number.length() > national) {
            return withoutTrunkZero(number);
        }
        return code + number;
    }

    /** People write +66 (0)81…; the zero is not dialled. */
    private static String withoutTrunkZero(String number) {
        return number.startsWith("660") || number.startsWith("630")
                ? number.substring(0, 2) + number.substring(3)
                : number;
    }
}
