/** The matching service, room by room. */
@NullMarked
package org.onward.matching;

import org.jspecify.annotations.NullMarked;
