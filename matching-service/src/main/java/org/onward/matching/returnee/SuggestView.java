package org.onward.matching.returnee;

import java.util.List;

/** What is offered below a field while somebody types. */
public record SuggestView(List<Faults.Offer> offers) {}
