package org.onward.matching.placement;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.VacancyId;

/**
 * What a person agreed to and began.
 *
 * @param introduction what it came from; null where it was entered
 * @param employer null for own work, or where it is unknown
 * @param subsidised whether public money pays part of the wage; null is unknown
 * @param after the training it follows
 */
public record Placement(
        PlacementId id,
        int version,
        ReturneeId person,
        PlacementKind kind,
        PlacementState state,
        LocalDate agreedOn,
        @Nullable UUID introduction,
        @Nullable VacancyId vacancy,
        @Nullable EmployerId employer,
        @Nullable OccupationCode occupation,
        @Nullable Boolean subsidised,
        @Nullable PlacementId after,
        WorkTerms terms) {}
