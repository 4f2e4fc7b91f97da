package org.onward.matching.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release of O*NET says of its occupations.
 *
 * @param release such as 29.3; unknown where no text beside the tables says it
 * @param unmatched rows of abilities that name an occupation the release does not have; older
 *     tables of abilities hold some
 */
record Onet(@Nullable String release, List<OnetOccupation> occupations, int unmatched) {
    /**
     * @param code O*NET-SOC: 51-4121.00
     * @param otherTitles alternate titles
     * @param jobZone 1 (little preparation) to 5 (extensive)
     * @param aptitudes 0–1 in the order of {@link Aptitude}
     * @param interests 0–1 in the order of {@link Interest}
     * @param measures in the order of {@link Measures}
     */
    record OnetOccupation(
            String code,
            String title,
            List<String> otherTitles,
            @Nullable Integer jobZone,
            float @Nullable [] aptitudes,
            float @Nullable [] interests,
            float @Nullable [] measures) {}

    /**
     * An O*NET occupation describes the work of a unit group.
     *
     * @param confidence above 0, at most 1
     * @param crosswalk said by a crosswalk, else found by the titles
     */
    record OnetUnit(String code, String unit, float confidence, boolean crosswalk) {}
}
