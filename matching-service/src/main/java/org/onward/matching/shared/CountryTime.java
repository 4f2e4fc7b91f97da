package org.onward.matching.shared;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;

/** The clock on the wall of a country. */
public final class CountryTime {
    private CountryTime() {}

    /**
     * The first of its zones by CLDR; UTC of a country that is not known.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static ZoneId zone(String country) {
        return TimeZone.getAvailableIDs(
                        TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null)
                .stream()
                .findFirst()
                .map(ZoneId::of)
                .orElseGet(() -> ZoneId.of("UTC"));
    }
}
