package org.onward.matching.taxonomy;

/**
 * What the work of an ISCO-08 minor group asks for.
 *
 * @param aptitudes 0–1 in the order of {@link Aptitude}
 * @param interests 0–1 in the order of {@link Interest}
 */
public record OccupationProfile(String minor, float[] aptitudes, float[] interests) {}
