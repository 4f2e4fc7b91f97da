package org.onward.matching.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@MappedEntity("account")
record AccountRow(
        @Id UUID id,
        String email,
        String displayName,
        String role,
        @Nullable UUID officeId,
        @Nullable UUID programmeId,
        @Nullable UUID organisationId,
        String language,
        String standing,
        OffsetDateTime createdAt,
        @Version int version) {}
