package org.onward.matching.returnee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

@Controller("/api/v1/returnees/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProfileController {
    private final EditProfile profiles;
    private final SafetyRules rules;
    private final AddSafetyRule add;
    private final RemoveSafetyRule remove;

    ProfileController(
            EditProfile profiles, SafetyRules rules, AddSafetyRule add, RemoveSafetyRule remove) {
        this.profiles = profiles;
        this.rules = rules;
        this.add = add;
        this.remove = remove;
    }

    /**
     * @param monthlyMinor in minor units
     * @param complete false: at least that much
     */
    @Serdeable
    record NeedView(long monthlyMinor, String currency, boolean complete) {}

    /**
     * @param incomeNeed null where it cannot be told
     */
    @Serdeable
    record ProfileView(int version, ProfileDocument profile, @Nullable NeedView incomeNeed) {}

    /**
     * @param version as read
     */
    @Serdeable
    record ProfileRequest(@Nullable Integer version, @Nullable ProfileDocument profile) {}

    /**
     * @param kind person, employer, place, sector, live_in or vacancy
     * @param name with phone too, two rules are made
     */
    @Serdeable
    record RuleRequest(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable UUID employer,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID vacancy,
            @Nullable String note) {
        @Override
        public String toString() {
            return "RuleRequest";
        }
    }

    @Serdeable
    record RuleView(
            UUID id,
            String kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable UUID employer,
            @Nullable String place,
            @Nullable String sector,
            @Nullable UUID vacancy,
            @Nullable String note) {}

    @Serdeable
    record RuleList(List<RuleView> rules) {}

    @Serdeable
    record Added(List<UUID> ids, int introductionsEnded) {}

    @Get("/profile")
    @Secured(Role.Name.COUNSELLOR)
    ProfileView see(Caller caller, UUID id) {
        return view(profiles.see(caller, new ReturneeId(id)));
    }

    @Put("/profile")
    @Secured(Role.Name.COUNSELLOR)
    ProfileView replace(Caller caller, UUID id, @Body ProfileRequest body) {
        Integer version = body.version();
        ProfileDocument profile = body.profile();
        if (version == null || profile == null) {
            FieldErrors errors = new FieldErrors();
            errors.addIf(
                    version == null, "version", "error.required", "Send the version you read.");
            errors.addIf(profile == null, "profile", "error.required", "Send the whole profile.");
            errors.throwIfAny();
            throw new IllegalStateException("one of them was named");
        }
        return view(profiles.replace(caller, new ReturneeId(id), version, profile));
    }

    @Get("/safety-rules")
    @Secured(Role.Name.COUNSELLOR)
    RuleList rules(Caller caller, UUID id) {
        return new RuleList(
                rules.list(caller, new ReturneeId(id)).stream()
                        .map(
                                rule ->
                                        new RuleView(
                                                rule.id(),
                                                Choices.text(rule.kind()),
                                                rule.name(),
                                                rule.phone(),
                                                rule.employer(),
                                                rule.place(),
                                                rule.sector(),
                                                rule.vacancy(),
                                                rule.note()))
                        .toList());
    }

    @Post("/safety-rules")
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.COUNSELLOR)
    Added addRule(Caller caller, UUID id, @Body RuleRequest body) {
        Optional<SafetyRule.Kind> kind = Choices.of(SafetyRule.Kind.class, body.kind());
        if (kind.isEmpty()) {
            throw Problem.invalid(
                    "kind",
                    "error.choose_from_list",
                    "One of: person, employer, place, sector, live_in, vacancy.");
        }
        AddSafetyRule.Added added =
                add.add(
                        caller,
                        new ReturneeId(id),
                        new AddSafetyRule.NewRule(
                                kind.get(),
                                body.name(),
                                body.phone(),
                                body.employer(),
                                body.place(),
                                body.sector(),
                                body.vacancy(),
                                body.note()));
        return new Added(added.rules(), added.introductionsEnded());
    }

    @Delete("/safety-rules/{rule}")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.COUNSELLOR)
    void removeRule(Caller caller, UUID id, UUID rule) {
        remove.remove(caller, new ReturneeId(id), rule);
    }

    private static ProfileView view(EditProfile.Versioned found) {
        return new ProfileView(
                found.version(),
                found.profile(),
                found.need()
                        .map(
                                need ->
                                        new NeedView(
                                                need.monthly().minor(),
                                                need.monthly().currency().getCurrencyCode(),
                                                need.complete()))
                        .orElse(null));
    }
}
