package org.onward.matching.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.inject.qualifiers.Qualifiers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.shared.Routine;

class RunRoutinesTest {
    private static final TestService service = TestService.start();

    private final List<String> ran = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T02:00:00Z");

    @AfterAll
    static void stop() {
        service.close();
    }

    private RunRoutines of(Routine... routines) {
        DataSource worker =
                service.context().getBean(DataSource.class, Qualifiers.byName("worker"));
        return new RunRoutines(List.of(routines), worker, () -> now);
    }

    private Routine routine(String name, Duration every) {
        return new Routine() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void run() {
                ran.add(name);
            }

            @Override
            public Duration every() {
                return every;
            }
        };
    }

    private static Routine broken() {
        return new Routine() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public void run() {
                throw new IllegalStateException("on purpose");
            }
        };
    }

    @Test
    void oneThatFailsStopsNoOther() {
        Routine first = routine("first", Duration.ofMinutes(1));
        Routine last = routine("last", Duration.ofMinutes(1));
        of(first, broken(), last).due();
        assertThat(ran).containsExactly("first", "last");
    }

    @Test
    void eachWaitsForItsOwnTime() {
        RunRoutines routines =
                of(
                        routine("quick", Duration.ofMinutes(1)),
                        routine("slow", Duration.ofMinutes(30)));
        routines.due();
        now = now.plusSeconds(60);
        routines.due();
        assertThat(ran).containsExactly("quick", "slow", "quick");
        routines.all();
        assertThat(ran).containsExactly("quick", "slow", "quick", "quick", "slow");
    }

    @Test
    void whatAnotherReplicaIsRunningIsLeftToIt() throws SQLException {
        RunRoutines routines = of(routine("shared", Duration.ofMinutes(1)));
        try (Connection other = service.superuser();
                Statement statement = other.createStatement()) {
            statement.execute(
                    "select pg_advisory_lock(hashtextextended('onward routine shared', 0))");
            routines.due();
            assertThat(ran).isEmpty();
            // A closed session gives its locks back only when the server notices.
            statement.execute(
                    "select pg_advisory_unlock(hashtextextended('onward routine shared', 0))");
        }
        routines.due();
        assertThat(ran).containsExactly("shared");
    }
}
