@NullMarked
package org.onward.matching.access;

import org.jspecify.annotations.NullMarked;
