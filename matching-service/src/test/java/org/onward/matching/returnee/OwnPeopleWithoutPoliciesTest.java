package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** The first net alone: with row-level security off, the code's own checks still hold. */
class OwnPeopleWithoutPoliciesTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void somebodyElsesPersonIsNotThereWhateverIsAsked() {
        Caller dao = world.counsellor(world.chiangMai);
        Caller lek = world.counsellor(world.chiangMai);
        ReturneeId person = Registering.somebody(service, dao, "Mali").person();
        Identity identity = service.get(EditIdentity.class).see(dao, person).identity();
        service.sql(
                """
                do $$ declare t regclass; begin
                    for t in select oid from pg_class where relrowsecurity loop
                        execute format('alter table %s disable row level security', t);
                        commit; -- one lock at a time: what works beside it cannot deadlock
                    end loop;
                end $$""");
        assertThat(service.ask("select count(*) from pg_class where relrowsecurity"))
                .isEqualTo("0");
        for (ThrowingCallable act : OwnPeopleTest.acts(service, lek, person, identity)) {
            assertThatThrownBy(act)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem ->
                                    assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        }
        assertThat(
                        service.get(ListCaseload.class)
                                .list(lek, new ListCaseload.Wish(null, null, null, null, 10))
                                .people())
                .isEmpty();
        assertThat(service.get(SeePerson.class).see(dao, person).name()).isEqualTo("Mali");
    }
}
