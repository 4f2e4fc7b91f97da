package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

class RegisterReturneeTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);
    private static final RegisterReturnee register = service.get(RegisterReturnee.class);

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoIsRegisteredIsEnrolledAndAssignedToTheCaller() {
        Caller malee = world.counsellor(world.chiangMai);
        var registered = register.register(malee, who("สมหญิง ใจดี", "1990-05-12", null, null));
        assertThat(registered.reference()).matches("CR-[2-9A-HJKMNP-Z]{6}");
        String id = registered.person().value().toString();
        assertThat(
                        service.ask(
                                """
                                select a.counsellor_id || ' ' || e.office_id || ' ' || r.readiness
                                from returnee r join enrolment e on e.returnee_id = r.id
                                    join assignment a on a.returnee_id = r.id
                                where r.id = ?::uuid""",
                                id))
                .isEqualTo(malee.account().value() + " " + world.chiangMai + " registered");
        assertThat(service.get(EditIdentity.class).see(malee, registered.person()).identity())
                .isEqualTo(who("สมหญิง ใจดี", "1990-05-12", null, null).identity());
    }

    @Test
    void nothingIsStoredOfSomebodyUnder18() {
        Caller caller = world.counsellor(world.cebu);
        String before = everything();
        assertThatThrownBy(
                        () ->
                                register.register(
                                        caller,
                                        who("Ana Reyes", "2008-11-26", "0917 555 0101", null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                            assertThat(problem.detail())
                                    .containsIgnoringCase("refer to child protection")
                                    .contains("1383")
                                    .doesNotContain("1300")
                                    .doesNotContain("Ana");
                        });
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void the18thBirthdayItselfIsAdult() {
        Caller caller = world.counsellor(world.cebu);
        assertThat(
                        register.register(caller, who("Liza Cruz", "2008-11-25", null, null))
                                .reference())
                .isNotEmpty();
        // Only the year known: perhaps not 18 yet.
        assertThatThrownBy(() -> register.register(caller, who("Ben Tan", "2008", null, null)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whoIsKnownByPhoneDocumentOrNameAndYearIsNotTakenInTwice() {
        Caller first = world.counsellor(world.chiangMai);
        Caller second = world.counsellor(world.cebu);
        register.register(first, who("José Ramírez", "1985-03-01", "081-234-5678", "AB 123-456"));
        for (RegisterReturnee.Registration again :
                List.of(
                        who("Other Name", "1970", "+66 81 234 5678", null),
                        who("Another Name", "1970", null, "ab123456"),
                        who("  JOSÉ   ramírez ", "1985", null, null))) {
            assertThatThrownBy(() -> register.register(second, again))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.detail())
                                            .contains("Office TH-50")
                                            .doesNotContainIgnoringCase("ram"));
        }
        assertThat(register.register(second, who("José Ramírez", "1986", null, null)).reference())
                .isNotEmpty();
    }

    @Test
    void aNamesakeIsTakenInOnceTheCounsellorMadeSureButNotWithTheSameDocument() {
        Caller caller = world.counsellor(world.cebu);
        register.register(caller, who("Maria Santos", "1988", "0917 111 2222", "P1234567"));
        RegisterReturnee.Registration namesake =
                who("Maria Santos", "1988", "0917 111 2222", "P7654321");
        assertThatThrownBy(() -> register.register(caller, namesake)).isInstanceOf(Problem.class);
        assertThat(register.register(caller, another(namesake)).reference()).isNotEmpty();
        assertThatThrownBy(
                        () ->
                                register.register(
                                        caller, another(who("M. S.", "1988", null, "P1234567"))))
                .isInstanceOf(Problem.class);
    }

    private static RegisterReturnee.Registration another(RegisterReturnee.Registration given) {
        return new RegisterReturnee.Registration(
                given.identity(), given.kind(), given.sex(), given.enteredOn(), true);
    }

    @Test
    void aRepeatedRequestTakesSomebodyInOnce() {
        Caller caller = world.counsellor(world.cebu);
        RegisterReturnee.Registration lito = who("Lito Ramos", "1977", "0917 333 4444", null);
        RegisterReturnee.Registered first = register.register(caller, "try-0001", lito);
        assertThat(register.register(caller, "try-0001", lito)).isEqualTo(first);
        assertThatThrownBy(() -> register.register(caller, "try-0002", lito))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherProgrammeMayKnowTheSamePerson() {
        register.register(
                world.counsellor(world.chiangMai), who("Kanya S.", "1991", "0899999999", null));
        TestWorld elsewhere = new TestWorld(service);
        assertThat(
                        register.register(
                                        elsewhere.counsellor(elsewhere.chiangMai),
                                        who("Kanya S.", "1991", "0899999999", null))
                                .reference())
                .isNotEmpty();
    }

    private static RegisterReturnee.Registration who(
            String name, String birth, @Nullable String phone, @Nullable String document) {
        return new RegisterReturnee.Registration(
                new Identity(
                        name,
                        BirthDate.parse(birth).orElseThrow(),
                        phone,
                        null,
                        null,
                        document,
                        null,
                        null),
                PersonKind.RETURNEE,
                Sex.WOMAN,
                LocalDate.of(2026, 11, 20),
                false);
    }

    private static String everything() {
        return service.ask(
                """
                select (select count(*) from returnee) || ' ' || (select count(*) from assignment) || ' '
                    || (select count(*) from vault_entry) || ' ' || (select count(*) from vault_lookup) || ' '
                    || (select count(*) from audit_entry) || ' ' || (select count(*) from change_log)""");
    }
}
