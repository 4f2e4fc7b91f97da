package org.onward.matching.placement;

import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;

/** What is paid, and for what. */
public record Wage(Money money, PayPeriod period) {}
