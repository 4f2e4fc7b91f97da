package org.onward.matching.referral;

import java.util.UUID;

/** One introduction; random, so that it says nothing of the person to the employer who reads it. */
public record IntroductionId(UUID value) {}
