package org.onward.matching.taxonomy;

/**
 * @param number of the other skill
 * @param strength how far having the one helps with the other, above 0 and below 1
 */
public record RelatedSkill(int number, float strength) {}
