@NullMarked
package org.onward.matching.placement;

import org.jspecify.annotations.NullMarked;
