package org.onward.matching.demo;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.placement.Check;
import org.onward.matching.placement.CheckDay;
import org.onward.matching.placement.EndPlacement;
import org.onward.matching.placement.EndReason;
import org.onward.matching.placement.PlacementId;
import org.onward.matching.placement.PlacementKind;
import org.onward.matching.placement.RecordCheck;
import org.onward.matching.placement.RecordPlacement;
import org.onward.matching.placement.SeePlacements;
import org.onward.matching.placement.Wage;
import org.onward.matching.placement.WorkTerms;
import org.onward.matching.returnee.ChangeReadiness;
import org.onward.matching.returnee.ExitEnrolment;
import org.onward.matching.returnee.ExitReason;
import org.onward.matching.returnee.Readiness;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.shared.StartupRefusal;
import org.onward.matching.taxonomy.OccupationCode;

/** The part of the story in which people begin work and training, and what became of it. */
@Singleton
final class TellPathways {
    /** Something that happens a number of days before the day of loading. */
    record Happening(int daysAgo, Runnable act) {}

    /**
     * Whom and what the rest of the story has made so far.
     *
     * @param counsellor the person's counsellor, on the day the story has reached
     */
    record Made(
            Function<String, Caller> counsellor,
            Function<String, ReturneeId> person,
            Function<String, EmployerId> employer) {}

    private final RecordPlacement record;
    private final EndPlacement end;
    private final SeePlacements see;
    private final RecordCheck check;
    private final ChangeReadiness readiness;
    private final ExitEnrolment exit;
    private final Map<String, PlacementId> placements = new HashMap<>();

    TellPathways(
            RecordPlacement record,
            EndPlacement end,
            SeePlacements see,
            RecordCheck check,
            ChangeReadiness readiness,
            ExitEnrolment exit) {
        this.record = record;
        this.end = end;
        this.see = see;
        this.check = check;
        this.readiness = readiness;
        this.exit = exit;
    }

    List<Happening> tell(Story.Pathways story, Made made) {
        List<Happening> all = new ArrayList<>();
        for (Story.Placement one : story.placements()) {
            all.add(new Happening(one.startedDaysAgo(), () -> begin(one, made)));
            Integer over =
                    one.completedDaysAgo() == null ? one.endedDaysAgo() : one.completedDaysAgo();
            if (over != null) {
                all.add(new Happening(over, () -> end(one, made)));
            }
            for (Story.Check held : one.checks()) {
                all.add(new Happening(held.heldDaysAgo(), () -> check(one, held, made)));
            }
        }
        for (Story.Exit one : story.exits()) {
            all.add(new Happening(one.daysAgo(), () -> exit(one, made)));
        }
        return all;
    }

    private void begin(Story.Placement one, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        LocalDate today = counsellor.today();
        PlacementId id =
                record.record(
                        counsellor,
                        made.person().apply(one.person()),
                        null,
                        new RecordPlacement.NewPlacement(
                                PlacementKind.valueOf(one.kind().toUpperCase(Locale.ROOT)),
                                null,
                                null,
                                one.employer() == null
                                        ? null
                                        : made.employer().apply(one.employer()),
                                one.occupation() == null
                                        ? null
                                        : new OccupationCode(one.occupation()),
                                one.subsidised(),
                                one.after() == null ? null : placement(one.after()),
                                today,
                                null,
                                today,
                                terms(one.wage(), one.hours())));
        placements.put(one.key(), id);
    }

    private void end(Story.Placement one, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        ReturneeId person = made.person().apply(one.person());
        PlacementId id = placement(one.key());
        int version = see.see(counsellor, person, id).placement().version();
        if (one.completedDaysAgo() != null) {
            end.complete(counsellor, person, id, version, counsellor.today());
        } else {
            end.end(
                    counsellor,
                    person,
                    id,
                    version,
                    counsellor.today(),
                    EndReason.valueOf(
                            Objects.requireNonNullElse(one.endReason(), "unknown")
                                    .toUpperCase(Locale.ROOT)));
        }
    }

    private void check(Story.Placement one, Story.Check held, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        check.record(
                counsellor,
                made.person().apply(one.person()),
                placement(one.key()),
                CheckDay.of(held.day())
                        .orElseThrow(
                                () -> new StartupRefusal("The demo knows no check " + held.day())),
                new Check.Answers(
                        counsellor.today(),
                        held.inWork(),
                        held.sameEmployer(),
                        terms(held.wage(), held.hours()),
                        held.treatedWell()));
    }

    private void exit(Story.Exit one, Made made) {
        Caller counsellor = made.counsellor().apply(one.person());
        ReturneeId person = made.person().apply(one.person());
        readiness.change(counsellor, person, new Readiness.Closed(counsellor.today()));
        exit.exit(
                counsellor,
                person,
                counsellor.today(),
                ExitReason.valueOf(one.reason().toUpperCase(Locale.ROOT)));
    }

    private static WorkTerms terms(Story.@Nullable Wage wage, @Nullable Integer hours) {
        return new WorkTerms(
                wage == null
                        ? null
                        : new Wage(
                                Money.ofMajor(wage.amount(), Currency.getInstance(wage.currency())),
                                PayPeriod.valueOf(wage.period().toUpperCase(Locale.ROOT))),
                hours);
    }

    private PlacementId placement(String key) {
        PlacementId id = placements.get(key);
        if (id == null) {
            throw new StartupRefusal(
                    "The demo files name the placement %s too early.".formatted(key));
        }
        return id;
    }
}
