package org.onward.matching.vacancy;

import java.sql.Connection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.LinesOfWork;

/** Stored vacancies. Everything here runs inside the caller's transaction. */
public interface Vacancies {
    Optional<Vacancy> find(VacancyId id);

    /** One round trip for all; ids that do not exist or may not be seen are missing. */
    Map<VacancyId, Vacancy> findAll(Collection<VacancyId> ids);

    /** Whether people are shown it at this moment, as {@link Indexed#shown} says. */
    boolean isShown(VacancyId id);

    /**
     * Those of them that may be offered to somebody at this moment: as {@link Indexed#shown} says,
     * but that a copy of a posting may be while another stands for it in lists. One round trip.
     */
    Set<VacancyId> offered(Collection<VacancyId> ids);

    /** For the index: vacancies by id, in the worker's own transaction. */
    Map<VacancyId, Indexed> forIndex(Connection worker, Collection<VacancyId> ids);

    /** For a rebuild: streams every open vacancy, in the worker's own transaction. */
    void eachOpen(Connection worker, Consumer<Indexed> each);

    /**
     * A vacancy as the index takes it.
     *
     * @param employerName for free search
     * @param shown of its posting the one to show: its employer's own, else the one confirmed last;
     *     and open, employer verified and not suspended, vetted where overseas, not past its last
     *     day: everything else is not in the index at all
     * @param backedSeats seats of committed vacancies behind a training
     * @param work what was found of its work when it was stored, as {@link LinesOfWork#kept} has
     *     it; null of what was stored before that was kept
     */
    @SuppressWarnings("ArrayRecordComponent") // comes from the database and is only read
    record Indexed(
            Vacancy vacancy,
            String employerName,
            boolean shown,
            int backedSeats,
            byte @Nullable [] work) {
        public Indexed(Vacancy vacancy, String employerName, boolean shown, int backedSeats) {
            this(vacancy, employerName, shown, backedSeats, null);
        }
    }
}
