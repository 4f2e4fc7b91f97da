package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An employer before whoever vouches.
 *
 * @param standing verified, unverified or suspended
 * @param contact empty where nothing is known
 * @param suspendedBecause null where it is not suspended
 * @param chamber whose member it is, or says it is; null for none
 * @param mayLift staff only
 * @param mayDisown whether the chamber may say that it is no member, which staff decide about then
 * @param because the reason typed for a suspension
 * @param fault what is wrong with it; null where nothing is
 */
public record EmployerReviewView(
        String id,
        String name,
        String kind,
        String where,
        @Nullable String chamber,
        String standing,
        List<String> contact,
        @Nullable String registrationNumber,
        int waiting,
        int open,
        @Nullable String suspendedBecause,
        boolean mayLift,
        boolean mayDisown,
        String because,
        @Nullable String fault) {}
