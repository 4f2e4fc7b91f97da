@NullMarked
package org.onward.matching.audit;

import org.jspecify.annotations.NullMarked;
