package org.onward.matching.employer;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over normalised text, under the service's look-up secret. */
@Singleton
final class KeyedPersonDigests implements PersonDigests {
    private static final String ALGORITHM = "HmacSHA256";
    // Accents of Latin letters only: Thai vowels and tones are marks too, and part of a name.
    private static final Pattern LATIN_ACCENTS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern NOT_OF_A_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "dr", "khun", "sir", "madam", "maam", "kuya", "ate");
    // Written without a space before the name.
    private static final Pattern THAI_TITLE =
            Pattern.compile("^(?:นางสาว|นาย|นาง|คุณ|น\\.ส\\.)(?=..)");
    // Thailand and the Philippines: their national numbers are written with 0 instead.
    private static final Pattern OWN_COUNTRY_CODE = Pattern.compile("^(?:66|63)(?=[0-9]{8,10}$)");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    private static final int PHONE_DIGITS = 9;

    private final SecretKeySpec key;

    KeyedPersonDigests(@Value("${onward.keys.lookup-secret}") String secret) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM);
    }

    @Override
    public byte[] ofName(String name) {
        return digest("name", normalName(name));
    }

    @Override
    public byte[] ofPhone(String phone) {
        return digest("phone", normalPhone(phone));
    }

    static String normalName(String name) {
        String text =
                LATIN_ACCENTS
                        .matcher(Normalizer.normalize(name.strip(), Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        text = THAI_TITLE.matcher(text).replaceAll("");
        // "Cruz, Juan" and "Mr Juan Cruz" are one person.
        return Arrays.stream(NOT_OF_A_NAME.split(text))
                .filter(part -> !part.isEmpty() && !TITLES.contains(part))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static String normalPhone(String phone) {
        String digits =
                phone.codePoints()
                        .map(code -> Character.digit(code, 10)) // Thai digits too
                        .filter(digit -> digit >= 0)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining());
        digits = LEADING_ZEROS.matcher(digits).replaceAll("");
        digits = OWN_COUNTRY_CODE.matcher(digits).replaceAll("");
        digits = LEADING_ZEROS.matcher(digits).replaceAll("");
        return digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
    }

    private byte[] digest(String kind, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((kind + ":" + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
