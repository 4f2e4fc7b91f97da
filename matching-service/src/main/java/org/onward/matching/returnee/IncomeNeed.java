package org.onward.matching.returnee;

import org.onward.matching.shared.Money;

/**
 * What a month must bring in.
 *
 * @param complete false where a part of it is not known: then it is "at least"
 */
public record IncomeNeed(Money monthly, boolean complete) {}
