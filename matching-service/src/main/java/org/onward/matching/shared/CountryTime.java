package org.onward.matching.shared;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clock on the wall of a country. */
public final class CountryTime {
    // A feed asks for every row, and CLDR is slow to tell.
    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    private CountryTime() {}

    /**
     * The first of its zones by CLDR; UTC of a country that is not known.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public static ZoneId zone(String country) {
        return ZONES.computeIfAbsent(country, CountryTime::byCldr);
    }

    private static ZoneId byCldr(String country) {
        return TimeZone.getAvailableIDs(
                        TimeZone.SystemTimeZoneType.CANONICAL_LOCATION, country, null)
                .stream()
                .findFirst()
                .map(ZoneId::of)
                .orElseGet(() -> ZoneId.of("UTC"));
    }
}
