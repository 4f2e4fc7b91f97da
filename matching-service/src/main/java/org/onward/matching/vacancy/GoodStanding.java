package org.onward.matching.vacancy;

import java.time.LocalDate;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Standing;
import org.onward.matching.problem.Problem;

/** What an employer's standing, and a vacancy's last day, let happen to it. */
final class GoodStanding {
    private GoodStanding() {}

    /**
     * @throws Problem CONFLICT unless the employer is verified
     */
    static void mayOpen(Employer employer) {
        switch (employer.standing()) {
            case Standing.Verified verified -> {}
            case Standing.Unverified() ->
                    throw Problem.conflict(
                            "The employer is not verified yet; the vacancy waits until it is.");
            case Standing.Suspended suspended -> throw suspended();
        }
    }

    /**
     * @throws Problem CONFLICT where the employer is suspended: nothing is posted for it, by
     *     anybody
     */
    static void mayAct(Employer employer) {
        switch (employer.standing()) {
            case Standing.Verified verified -> {}
            case Standing.Unverified() -> {}
            case Standing.Suspended suspended -> throw suspended();
        }
    }

    /**
     * @throws Problem CONFLICT where the last day of what would be shown has passed
     */
    static void lastDayNotPassed(Vacancy vacancy, LocalDate today) {
        if (isPast(vacancy, today)) {
            throw Problem.conflict("Its last day has passed; give it another one first.");
        }
    }

    static boolean isPast(Vacancy vacancy, LocalDate today) {
        LocalDate last = vacancy.post().validUntil();
        return last != null && last.isBefore(today);
    }

    private static Problem suspended() {
        return Problem.conflict("The employer is suspended.");
    }
}
