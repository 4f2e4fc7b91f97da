/** Refusals by name, rendered as RFC 9457 problems in one place. */
@NullMarked
package org.onward.matching.problem;

import org.jspecify.annotations.NullMarked;
