import java.util.List;
import java.util.Optional;

/**
 * What one would take instead, with the plain query: filters, skills that each count one, BM25 over
 * title (counted twice) and description; the best 20.
 */
interface ScalePeer extends AutoCloseable {
    int SHOWN = 20;

    /** With 4, a fifth of what a request took the service was its compiler's; so, a twentieth. */
    int ROUNDS = 12;

    /**
     * A vacancy as a peer has it.
     *
     * @param validUntilDay last day since 1970, {@link Integer#MAX_VALUE} where none
     * @param payMonthMax in minor units, {@link Long#MAX_VALUE} where not told
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            int number,
            String country,
            int validUntilDay,
            long payMonthMax,
            int[] skills,
            String title,
            String description) {}

    /**
     * What is asked of a peer.
     *
     * @param words distinct, as the product's analysis gives them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(String country, int todayDay, long payFloor, int[] skills, List<String> words) {}

    /** Name, version and settings, for the table. */
    String settings();

    void add(Row row) throws Exception;

    /** The process that works for it; empty where the asking thread does. */
    default Optional<ProcessHandle> process() {
        return Optional.empty();
    }

    /** How often all queries are asked; as often before, until what is asked is compiled. */
    default int rounds() {
        return ROUNDS;
    }

    /** Everything added is found from now on. */
    void open() throws Exception;

    /** Numbers of the vacancies, the best first. */
    List<Integer> best(Plain query) throws Exception;

    @Override
    void close() throws Exception;
}
