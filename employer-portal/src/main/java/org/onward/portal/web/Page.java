package org.onward.portal.web;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the shell of a page needs, and the formatting every template uses: texts, days, money.
 *
 * @param address path and query of this page, for the language links
 * @param csrf the token every form of the page carries
 */
public record Page(
        Messages messages,
        String language,
        @Nullable Session session,
        String address,
        String csrf,
        Assets assets,
        LocalDate today) {

    /** A text of the bundles. */
    public String t(String key, @Nullable Object... values) {
        return messages.text(language, key, values);
    }

    /** A day as "Tue 3 Nov", with the year only when it is not this one; Buddhist year in Thai. */
    public String day(LocalDate day) {
        return Formats.day(language, day, day.getYear() == today.getYear());
    }

    /**
     * A sum with its currency's own sign, without decimals where there are none: ฿9,400.
     *
     * @param currency ISO 4217
     */
    public String money(BigDecimal sum, String currency) {
        return Formats.money(language, sum, currency);
    }

    /**
     * Address of this page in another language. Where the address itself is a secret, it stays the
     * path and is handed to no other page.
     */
    public String inLanguage(String other) {
        return address.startsWith("/answer/")
                ? "?in=" + other
                : "/language?to="
                        + other
                        + "&back="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /** Whether the choice of a language is kept with the account, which needs a form. */
    public boolean keepsLanguage() {
        return session != null && !address.startsWith("/answer/");
    }
}
