package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Asked;
import org.onward.matching.consent.GiveConsent;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/**
 * The person agrees, and is introduced: both or neither, so that nothing stays shared with an
 * employer whom they were not introduced to.
 */
@Singleton
public final class AgreeAndIntroduce {
    private final OwnPeople people;
    private final GiveConsent give;
    private final IntroduceCandidate introduce;

    AgreeAndIntroduce(OwnPeople people, GiveConsent give, IntroduceCandidate introduce) {
        this.people = people;
        this.give = give;
        this.introduce = introduce;
    }

    /**
     * @param endsOn last day of the consent
     * @param hash of the preview that was shown
     * @param answerBy as in {@link IntroduceCandidate}
     * @param key as in {@link org.onward.matching.access.CreateOnce}, 8–98 characters
     * @throws Problem as {@link GiveConsent} and {@link IntroduceCandidate} do
     */
    public IntroductionId introduce(
            Caller caller,
            ReturneeId person,
            VacancyId vacancy,
            Asked asked,
            @Nullable LocalDate endsOn,
            @Nullable String hash,
            @Nullable LocalDate answerBy,
            @Nullable String key) {
        return people.act(
                caller,
                person,
                "agree_and_introduce",
                () -> {
                    give.give(caller, person, asked, endsOn, hash, key == null ? null : key + "-c");
                    return introduce.introduce(caller, person, vacancy, answerBy, key);
                });
    }
}
