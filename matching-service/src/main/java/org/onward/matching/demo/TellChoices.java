package org.onward.matching.demo;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.RunRoutines;
import org.onward.matching.consent.Asked;
import org.onward.matching.consent.Preset;
import org.onward.matching.consent.PreviewConsent;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.referral.AgreeAndIntroduce;
import org.onward.matching.referral.Answer;
import org.onward.matching.referral.AnswerIntroduction;
import org.onward.matching.referral.AnswerProposal;
import org.onward.matching.referral.IntroduceCandidate;
import org.onward.matching.referral.IntroductionId;
import org.onward.matching.referral.ProposalId;
import org.onward.matching.referral.ProposeVacancies;
import org.onward.matching.referral.SettleIntroduction;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.StartupRefusal;
import org.onward.matching.vacancy.VacancyId;

/** The part of the story in which people choose, and are introduced to employers who answer. */
@Singleton
final class TellChoices {
    /**
     * Whom and what the rest of the story has made so far.
     *
     * @param counsellor the person's counsellor, on the day the story has reached
     * @param desk whoever signs in for an employer, on that day
     * @param loadingDay the day all days are counted from
     */
    record Made(
            Function<String, Caller> counsellor,
            Function<String, Caller> desk,
            Function<String, ReturneeId> person,
            Function<String, EmployerId> employer,
            Function<String, VacancyId> vacancy,
            LocalDate loadingDay) {}

    private final ProposeVacancies propose;
    private final AnswerProposal answerProposal;
    private final PreviewConsent preview;
    private final AgreeAndIntroduce agree;
    private final IntroduceCandidate introduce;
    private final AnswerIntroduction answer;
    private final SettleIntroduction settle;
    private final RunRoutines routines;
    private final Map<String, IntroductionId> introductions = new HashMap<>();

    TellChoices(
            ProposeVacancies propose,
            AnswerProposal answerProposal,
            PreviewConsent preview,
            AgreeAndIntroduce agree,
            IntroduceCandidate introduce,
            AnswerIntroduction answer,
            SettleIntroduction settle,
            RunRoutines routines) {
        this.propose = propose;
        this.answerProposal = answerProposal;
        this.preview = preview;
        this.agree = agree;
        this.introduce = introduce;
        this.answer = answer;
        this.settle = settle;
        this.routines = routines;
    }

    List<TellPathways.Happening> tell(Story.Choices story, Made made) {
        List<TellPathways.Happening> all = new ArrayList<>();
        for (Story.Proposal one : story.proposals()) {
            all.add(new TellPathways.Happening(one.shownDaysAgo(), () -> propose(one, made)));
        }
        for (Story.Introduction one : story.introductions()) {
            all.add(new TellPathways.Happening(one.sentDaysAgo(), () -> introduce(one, made)));
            for (Story.Step step : one.steps()) {
                all.add(new TellPathways.Happening(step.daysAgo(), () -> step(one, step, made)));
            }
        }
        return all;
    }

    /** Shown and answered on the same day. */
    private void propose(Story.Proposal one, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        ReturneeId person = made.person().apply(one.person());
        List<VacancyId> shown =
                one.vacancies().stream().map(said -> made.vacancy().apply(said.vacancy())).toList();
        List<ProposalId> ids = propose.propose(counsellor, person, shown);
        List<AnswerProposal.Said> answers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Story.Said said = one.vacancies().get(i);
            if (said.answer() != null) {
                answers.add(
                        new AnswerProposal.Said(
                                ids.get(i),
                                said.answer(),
                                said.reason(),
                                said.againInDays() == null
                                        ? null
                                        : made.loadingDay().plusDays(said.againInDays())));
            }
        }
        answerProposal.answer(counsellor, person, answers);
    }

    private void introduce(Story.Introduction one, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        ReturneeId person = made.person().apply(one.person());
        VacancyId vacancy = made.vacancy().apply(one.vacancy());
        LocalDate answerBy = counsellor.today().plusDays(one.daysToAnswer());
        if (one.preset() == null) {
            introductions.put(
                    one.key(), introduce.introduce(counsellor, person, vacancy, answerBy, null));
            return;
        }
        Asked asked =
                new Asked(
                        made.employer().apply(one.employer()),
                        Preset.valueOf(one.preset().toUpperCase(Locale.ROOT)),
                        Set.of());
        introductions.put(
                one.key(),
                agree.introduce(
                        counsellor,
                        person,
                        vacancy,
                        asked,
                        made.loadingDay().plusDays(Objects.requireNonNull(one.sharedInDays())),
                        preview.preview(counsellor, person, asked).hash(),
                        answerBy,
                        null));
    }

    private void step(Story.Introduction one, Story.Step step, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        ReturneeId person = made.person().apply(one.person());
        IntroductionId id = introduction(one.key());
        switch (step.by()) {
            case "employer" ->
                    answer.answer(
                            made.desk().apply(one.employer()),
                            id,
                            Answer.valueOf(said(step)),
                            step.reason());
            case "telephone" ->
                    answer.byTelephone(
                            counsellor, person, id, Answer.valueOf(said(step)), step.reason());
            case "person" ->
                    settle.settle(
                            counsellor,
                            person,
                            id,
                            SettleIntroduction.Word.valueOf(said(step)),
                            step.reason());
            case "nobody" -> routines.all();
            default ->
                    throw new StartupRefusal(
                            "The demo knows nobody called %s".formatted(step.by()));
        }
        if (step.noticed()) {
            settle.notice(counsellor, person, id);
        }
    }

    private static String said(Story.Step step) {
        return Objects.requireNonNull(step.says()).toUpperCase(Locale.ROOT);
    }

    private IntroductionId introduction(String key) {
        @Nullable IntroductionId id = introductions.get(key);
        if (id == null) {
            throw new StartupRefusal(
                    "The demo files name the introduction %s too early.".formatted(key));
        }
        return id;
    }
}
