/**
 * Proposals to a person and introductions to an employer, each followed to its answer. A person
 * chooses first; nothing reaches an employer without the consent it shows; silence frees the
 * person.
 */
@NullMarked
package org.onward.matching.referral;

import org.jspecify.annotations.NullMarked;
