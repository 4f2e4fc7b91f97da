package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.Map;
import org.onward.matching.employer.TellEmployer;
import org.onward.matching.mail.Purpose;

/** Writes to an employer what became of its vacancy, in the transaction of that. */
@Singleton
final class TellOfReview {
    private final TellEmployer employers;

    TellOfReview(TellEmployer employers) {
        this.employers = employers;
    }

    void tell(Vacancy vacancy, Purpose purpose) {
        employers.tell(
                vacancy.post().employer(),
                purpose,
                Map.of(
                        "title",
                        vacancy.post().title(),
                        "link",
                        "/vacancies/" + vacancy.id().value()));
    }
}
