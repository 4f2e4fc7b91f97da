package org.onward.matching.vacancy;

import java.util.Locale;

/** What a course is for, as its provider says. */
public enum CourseKind {
    /** A trade in which there is work to be found. */
    MARKET,
    /** What any work needs: reading, numbers, a language, computers. */
    BASICS,
    /** Money, and work of one's own. */
    BUSINESS,
    /** Everyday life and wellbeing; no training for work. */
    PERSONAL;

    /** The name in forms, files and tables. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
