package org.onward.matching.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.FindBridges.Bridge;
import org.onward.matching.taxonomy.SkillId;

/** What would change a pair: something that is otherwise, or all that a course teaches. */
sealed interface WayThere {
    /** Gained, in tenths of a point. */
    int tenths();

    /**
     * @param course that teaches just this, or nothing else that changes the pair; null where there
     *     is none
     */
    record ByChange(Change change, @Nullable Bridge course) implements WayThere {
        @Override
        public int tenths() {
            return change.tenths();
        }
    }

    /** Where the rest that it teaches changes the pair too, for better or worse. */
    record ByCourse(Bridge course) implements WayThere {
        @Override
        public int tenths() {
            return course.tenths();
        }
    }

    /**
     * Most first, but a course before each skill that it teaches, even where the skill alone would
     * lift the line of work by more: to a course somebody can go. Each course stands once.
     *
     * @param changes most first
     * @param courses best first
     */
    static List<WayThere> of(List<Change> changes, List<Bridge> courses) {
        List<WayThere> ways = new ArrayList<>();
        Set<Bridge> named = new HashSet<>();
        for (Change change : changes) {
            Optional<Bridge> course = teaching(change.skills(), courses).filter(named::add);
            Optional<Bridge> alike = course.filter(one -> isAlike(one, change));
            if (course.isPresent() && alike.isEmpty()) {
                add(new ByCourse(course.get()), ways);
            }
            ways.add(new ByChange(change, alike.orElse(null)));
        }
        return List.copyOf(ways);
    }

    private static Optional<Bridge> teaching(List<SkillId> skills, List<Bridge> courses) {
        return skills.isEmpty()
                ? Optional.empty()
                : courses.stream().filter(one -> one.teaches().containsAll(skills)).findFirst();
    }

    private static boolean isAlike(Bridge course, Change change) {
        return (course.others() == 0 && course.teaches().size() == change.skills().size())
                || Math.abs(course.tenths() - change.tenths()) < FindChanges.WORTH_SAYING;
    }

    /** Before all that changes less. */
    private static void add(ByCourse course, List<WayThere> ways) {
        int at = ways.size();
        while (at > 0 && ways.get(at - 1).tenths() < course.tenths()) {
            at--;
        }
        ways.add(at, course);
    }
}
