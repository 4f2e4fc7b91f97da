package org.onward.matching.vacancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A posting in full, with a place for a comment beside each field.
 *
 * @param state as its key; decisions are offered while it is submitted
 * @param changed fields that its employer changed after an approval; empty where it did not
 * @param notShown why its row in a feed may not be shown; null where that is not why it waits
 * @param vetting null where the work is not abroad, is vetted, or is not the reader's to vet
 * @param backing null where nothing can stand behind it
 * @param done vetted, backed or empty
 * @param because the reason typed for a rejection
 */
public record VacancyReviewView(
        String id,
        int version,
        String title,
        String kind,
        String state,
        String where,
        EmployerLine employer,
        List<String> changed,
        @Nullable String notShown,
        List<Warning> warnings,
        List<Field> fields,
        @Nullable Vetting vetting,
        String because,
        List<Fault> faults,
        @Nullable Backing backing,
        String done) {
    /**
     * @param lines null is unknown
     */
    public record Field(
            String name,
            String label,
            @Nullable List<String> lines,
            List<String> warnings,
            String comment) {}

    /**
     * @param another as typed: the address of a vacancy to come to these
     */
    public record Backing(List<BehindLine> behind, String another) {}

    public record BehindLine(String id, String text) {}

    public record Warning(String field, String text) {}

    /**
     * @param standing verified, unverified or suspended
     */
    public record EmployerLine(String id, String name, String standing) {}

    public record Vetting(
            String licenceNumber,
            String principal,
            String jobOrder,
            String visaClass,
            boolean contractSeen,
            boolean zeroFees) {}

    /**
     * @param field the id of the control
     */
    public record Fault(String field, String text) {}

    public boolean waiting() {
        return state.equals("submitted");
    }

    /** What is wrong with a control; null where nothing is. */
    public @Nullable String faultOf(String field) {
        return faults.stream()
                .filter(one -> one.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }
}
