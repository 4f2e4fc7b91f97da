@NullMarked
package org.onward.matching.employer;

import org.jspecify.annotations.NullMarked;
