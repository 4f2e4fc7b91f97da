@NullMarked
package org.onward.matching.consent;

import org.jspecify.annotations.NullMarked;
