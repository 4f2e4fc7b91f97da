package org.onward.matching.taxonomy;

/**
 * A province or region of ISO 3166-2 with a representative point.
 *
 * @param code such as TH-50 or PH-CEB
 * @param country ISO 3166-1 alpha-2
 */
public record Place(String code, String country, double lat, double lon) {
    private static final double EARTH_RADIUS_KM = 6371.0088; // IUGG mean radius

    /** Great-circle distance (haversine) to another place in km. */
    public double kmTo(Place other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double a =
                Math.pow(Math.sin(dLat / 2), 2)
                        + Math.cos(Math.toRadians(lat))
                                * Math.cos(Math.toRadians(other.lat))
                                * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
