package org.onward.matching.access;

import io.micronaut.context.annotation.Property;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import org.onward.matching.audit.AuditSealer;

/**
 * Seals the audit trail every few seconds and anchors the head of the chain in a file outside of
 * the database: one line {@code time position hash}, appended. Whoever rewrites the tables would
 * have to rewrite the copies of this file too.
 */
@Singleton
public final class SealAudit {
    private final Transactions transactions;
    private final AuditSealer sealer;
    private final InstantSource clock;
    private final Path anchor;

    SealAudit(
            Transactions transactions,
            AuditSealer sealer,
            InstantSource clock,
            @Property(name = "onward.data.folder") String dataFolder) {
        this.transactions = transactions;
        this.sealer = sealer;
        this.clock = clock;
        this.anchor = Path.of(dataFolder, "audit", "anchor.log");
    }

    /**
     * @return how many entries were sealed
     */
    @Scheduled(fixedDelay = "10s", initialDelay = "10s")
    public int seal() {
        int all = 0;
        int sealed;
        do {
            sealed =
                    transactions.work(
                            connection -> {
                                try {
                                    return sealer.seal(connection);
                                } catch (SQLException e) {
                                    throw new IllegalStateException(
                                            "the audit trail could not be sealed", e);
                                }
                            });
            all += sealed;
        } while (sealed > 0);
        if (all > 0) {
            anchor();
        }
        return all;
    }

    private void anchor() {
        AuditSealer.Head head =
                transactions.work(
                        connection -> {
                            try {
                                return sealer.head(connection);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        String line =
                "%s %d %s%n"
                        .formatted(
                                clock.instant(),
                                head.position(),
                                HexFormat.of().formatHex(head.hash()));
        try {
            Files.createDirectories(anchor.getParent());
            try (FileChannel file =
                    FileChannel.open(
                            anchor, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                file.write(java.nio.ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                file.force(true);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the audit anchor could not be written", e);
        }
    }

    /** Recomputes the whole chain. */
    public AuditSealer.Verdict verify() {
        return transactions.work(
                connection -> {
                    try {
                        return sealer.verify(connection);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
