/** Employers, chambers and training providers: verification and standing. */
@NullMarked
package org.onward.matching.employer;

import org.jspecify.annotations.NullMarked;
