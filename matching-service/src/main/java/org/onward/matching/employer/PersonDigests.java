package org.onward.matching.employer;

/**
 * Turns a person's name or phone number into a keyed digest, so that a safety rule can be held
 * against the people behind an employer without either side being stored in the clear.
 */
public interface PersonDigests {
    /**
     * @param name in any order and case, with or without a title
     * @return 32 bytes
     */
    byte[] ofName(String name);

    /**
     * @param phone as written, national or international
     * @return 32 bytes
     */
    byte[] ofPhone(String phone);
}
