package org.onward.matching.referral;

import java.util.UUID;

/** One vacancy put in front of one person. */
public record ProposalId(UUID value) {}
