package org.onward.matching.match;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The kind of business that some work is always done in: a crew fishes, whatever an advert says of
 * its employer, and most adverts say nothing. For safety only; nobody loses a point by it.
 */
public final class WorkSection {
    /**
     * ISIC Rev. 4 sections by the ISCO-08 groups that they define; who leads such work is where it
     * is done. Gardeners (6113, 9214) are not among them: hotels and offices have some too.
     */
    private static final Map<Character, List<String>> GROUPS =
            Map.of(
                    'A',
                    List.of(
                            "131", "6111", "6112", "6114", "612", "613", "62", "63", "8341", "9211",
                            "9212", "9213", "9215", "9216"),
                    'B',
                    List.of("1322", "8111", "9311"),
                    'C',
                    List.of("1321", "932"),
                    'F',
                    List.of("1323", "711", "9312", "9313"),
                    'T',
                    List.of("9111"));

    private static final char[] OF_UNIT = new char[10_000];

    static {
        GROUPS.forEach((section, groups) -> groups.forEach(group -> fill(group, section)));
    }

    private WorkSection() {}

    private static void fill(String group, char section) {
        int units = (int) Math.pow(10, 4 - group.length());
        int first = Integer.parseInt(group) * units;
        Arrays.fill(OF_UNIT, first, first + units, section);
    }

    /**
     * @param occupation unit group, {@link VacancyFacts#NONE} where unknown
     * @return 0 where it may be done in any
     */
    public static char of(int occupation) {
        return occupation == VacancyFacts.NONE ? 0 : OF_UNIT[occupation];
    }

    /** Groups, at two to four digits, whose work is always done in one of these. */
    public static List<String> groups(Set<Character> sections) {
        return sections.stream()
                .flatMap(section -> GROUPS.getOrDefault(section, List.of()).stream())
                .toList();
    }
}
