package org.onward.matching.feed;

import static io.micronaut.http.HttpStatus.CREATED;
import static io.micronaut.http.HttpStatus.NO_CONTENT;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;

/** What words of a source mean, as people corrected it. */
@Controller("/api/v1/feeds/{source}/corrections")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
final class WordCorrectionController {
    private final CorrectWords correct;

    WordCorrectionController(CorrectWords correct) {
        this.correct = correct;
    }

    /**
     * @param subject skill or occupation
     * @param words as they stand in the file
     * @param code a skill's id or an ISCO-08 unit group; null where they mean none
     */
    @Serdeable
    record WordCorrectionForm(
            @Nullable String subject, @Nullable String words, @Nullable String code) {}

    @Serdeable
    record WordCorrectionView(
            UUID id, String subject, String words, @Nullable String code, Instant correctedAt) {
        static WordCorrectionView of(CorrectWords.Correction one) {
            return new WordCorrectionView(
                    one.id(), one.subject(), one.words(), one.code(), one.correctedAt());
        }
    }

    @Serdeable
    record WordCorrectionList(List<WordCorrectionView> corrections) {}

    /** Rows that the source sends from now on are read so. */
    @Post
    @Status(CREATED)
    WordCorrectionView correct(Caller caller, String source, @Body WordCorrectionForm form) {
        return WordCorrectionView.of(
                correct.correct(caller, source, form.subject(), form.words(), form.code()));
    }

    @Get
    WordCorrectionList list(Caller caller, String source) {
        return new WordCorrectionList(
                correct.list(caller, source).stream().map(WordCorrectionView::of).toList());
    }

    /** Rows that the source sends from now on are read as if nothing had been said. */
    @Delete("/{id}")
    @Status(NO_CONTENT)
    void revoke(Caller caller, String source, UUID id) {
        correct.revoke(caller, source, id);
    }
}
