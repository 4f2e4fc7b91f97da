package org.onward.matching.taxonomy;

/** What a person could learn: the 15 families of the O*NET abilities, each 0–1. */
public enum Aptitude {
    VERBAL,
    REASONING,
    QUANTITATIVE,
    MEMORY,
    PERCEPTUAL,
    SPATIAL,
    ATTENTIVENESS,
    FINE_MANIPULATIVE,
    CONTROL_MOVEMENT,
    REACTION_SPEED,
    PHYSICAL_STRENGTH,
    ENDURANCE,
    FLEXIBILITY_BALANCE,
    VISUAL,
    AUDITORY_SPEECH
}
