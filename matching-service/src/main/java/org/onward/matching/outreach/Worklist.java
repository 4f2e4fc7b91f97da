package org.onward.matching.outreach;

import java.util.List;

/**
 * What waits for one counsellor, the people they stand in for included.
 *
 * @param groups today, this week, waiting
 */
public record Worklist(List<Group> groups) {
    public Worklist {
        groups = List.copyOf(groups);
    }

    /**
     * @param tasks the most urgent ones
     * @param total all there are
     */
    public record Group(When when, List<Task> tasks, int total) {
        public Group {
            tasks = List.copyOf(tasks);
        }

        /** How many are not among those shown. */
        public int more() {
            return total - tasks.size();
        }
    }

    /** One of the three parts. */
    public Group group(When when) {
        return groups.stream().filter(group -> group.when() == when).findFirst().orElseThrow();
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.tasks().isEmpty());
    }
}
