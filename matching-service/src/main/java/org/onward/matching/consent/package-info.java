/**
 * What an employer may see of a person: the skill card, the person's consent to it, and the
 * preview. Everything that leaves towards an employer is a {@link
 * org.onward.matching.consent.SkillCard} and, if agreed, a {@link
 * org.onward.matching.consent.Contact}; there is no other type for it.
 */
@NullMarked
package org.onward.matching.consent;

import org.jspecify.annotations.NullMarked;
