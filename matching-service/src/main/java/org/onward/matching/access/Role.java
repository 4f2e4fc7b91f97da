package org.onward.matching.access;

/** What an account is for; one account has one role. */
public enum Role {
    COUNSELLOR,
    PROGRAMME_STAFF,
    CHAMBER,
    EMPLOYER,
    TRAINING_PROVIDER,
    OUTREACH,
    ADMINISTRATOR,
    AUDITOR;

    /** The roles' names as constants, for {@code @Secured}. */
    public static final class Name {
        public static final String COUNSELLOR = "COUNSELLOR";
        public static final String PROGRAMME_STAFF = "PROGRAMME_STAFF";
        public static final String CHAMBER = "CHAMBER";
        public static final String EMPLOYER = "EMPLOYER";
        public static final String TRAINING_PROVIDER = "TRAINING_PROVIDER";
        public static final String OUTREACH = "OUTREACH";
        public static final String ADMINISTRATOR = "ADMINISTRATOR";
        public static final String AUDITOR = "AUDITOR";

        private Name() {}
    }
}
