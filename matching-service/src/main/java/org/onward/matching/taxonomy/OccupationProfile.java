package org.onward.matching.taxonomy;

/**
 * What the work of an ISCO-08 group asks for.
 *
 * @param code a minor group's, or a unit group's where occupations of O*NET describe it
 * @param aptitudes 0–1 in the order of {@link Aptitude}
 * @param interests 0–1 in the order of {@link Interest}
 */
public record OccupationProfile(String code, float[] aptitudes, float[] interests) {}
