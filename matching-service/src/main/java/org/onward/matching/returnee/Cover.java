package org.onward.matching.returnee;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A colleague stands in for an absent counsellor.
 *
 * @param until last day covered
 * @param running whether it holds today
 */
@Serdeable
public record Cover(
        UUID id,
        UUID absent,
        String absentName,
        UUID counsellor,
        String counsellorName,
        LocalDate from,
        LocalDate until,
        String reason,
        boolean running) {}
