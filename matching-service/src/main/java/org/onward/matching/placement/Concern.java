package org.onward.matching.placement;

/** What was done about something that is not right at work. */
public enum Concern {
    /** The person wishes nothing more. */
    TALKED,
    SAFETY_RULE,
    /** Somebody who helps was found. */
    HELP,
    /** To an authority, as the person wished. */
    REPORTED,
    /** It was a misunderstanding. */
    MISTAKEN
}
