@NullMarked
package org.onward.matching.shared;

import org.jspecify.annotations.NullMarked;
