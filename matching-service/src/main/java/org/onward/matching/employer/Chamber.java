package org.onward.matching.employer;

import java.util.UUID;

/**
 * A chamber of commerce or association: vouches for employers and feeds vacancies.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Chamber(UUID id, String name, String country) {}
