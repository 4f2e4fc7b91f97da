/** The append-only trail: who did what to whom, sealed into a hash chain. */
@NullMarked
package org.onward.matching.audit;

import org.jspecify.annotations.NullMarked;
