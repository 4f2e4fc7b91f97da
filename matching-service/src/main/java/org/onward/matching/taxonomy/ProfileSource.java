package org.onward.matching.taxonomy;

/**
 * An O*NET occupation by which a unit group's profile is known.
 *
 * @param code O*NET-SOC
 * @param confidence above 0, at most 1: how surely it is the same work
 * @param crosswalk said by a crosswalk, else found by the titles
 */
public record ProfileSource(String code, String title, float confidence, boolean crosswalk) {}
