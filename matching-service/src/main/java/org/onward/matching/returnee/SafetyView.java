package org.onward.matching.returnee;

import org.jspecify.annotations.Nullable;

/**
 * The form of one safety rule.
 *
 * @param title of the vacancy that is to be set aside; null where the rule is of something else
 * @param ended introductions that the rule just added has ended
 */
public record SafetyView(
        String id, String name, @Nullable String title, RuleForm form, Faults faults, int ended) {
    /** Everything as typed. */
    public record RuleForm(
            String kind,
            String name,
            String phone,
            String employer,
            String place,
            String sector,
            String vacancy,
            String note) {
        /** Without its values: records end up in messages. */
        @Override
        public String toString() {
            return "RuleForm[" + kind + "]";
        }
    }
}
