/** Tests of the returnee room. */
@NullMarked
package org.onward.matching.returnee;

import org.jspecify.annotations.NullMarked;
