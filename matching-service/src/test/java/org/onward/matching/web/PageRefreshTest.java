package org.onward.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Role;

class PageRefreshTest {
    @Test
    void anAccessTokenThatRanOutIsRenewedWithoutAskingForThePasswordAgain() {
        try (TestService service = TestService.start(Map.of("onward.session.access-seconds", 5))) {
            String email = UUID.randomUUID() + "@example.org";
            service.get(Accounts.class)
                    .openFirst(
                            new Accounts.NewAccount(
                                    email,
                                    "Ana",
                                    "tamarind boat seven lanterns",
                                    Role.ADMINISTRATOR,
                                    null,
                                    null,
                                    null,
                                    "en"));
            Browserless browser =
                    new Browserless(service).signIn(email, "tamarind boat seven lanterns");
            String first = browser.cookie("__Host-onward");
            assertThat(browser.get("/accounts").statusCode()).isEqualTo(200);
            assertThat(browser.cookie("__Host-onward"))
                    .as("five seconds are within the ten that count as run out")
                    .isNotEqualTo(first);
            assertThat(service.ask("select count(*) from refresh_token where used_at is not null"))
                    .isEqualTo("1");
        }
    }
}
