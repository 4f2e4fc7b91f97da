package org.onward.matching.returnee;

/**
 * The form of one safety rule.
 *
 * @param ended introductions that the rule just added has ended
 */
public record SafetyView(String id, String name, RuleForm form, Faults faults, int ended) {
    /** Everything as typed. */
    public record RuleForm(
            String kind,
            String name,
            String phone,
            String employer,
            String place,
            String sector,
            String note) {
        /** Without its values: records end up in messages. */
        @Override
        public String toString() {
            return "RuleForm[" + kind + "]";
        }
    }
}
