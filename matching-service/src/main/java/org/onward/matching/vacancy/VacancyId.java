package org.onward.matching.vacancy;

import java.util.UUID;

/** A job, an apprenticeship or a seat on a training. */
public record VacancyId(UUID value) {}
