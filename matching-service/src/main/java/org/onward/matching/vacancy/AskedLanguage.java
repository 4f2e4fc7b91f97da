package org.onward.matching.vacancy;

/**
 * @param language ISO 639
 * @param level 1 basic, 2 everyday, 3 work, 4 fluent
 */
public record AskedLanguage(String language, int level) {}
