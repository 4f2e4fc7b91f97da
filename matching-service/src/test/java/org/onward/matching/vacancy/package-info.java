@NullMarked
package org.onward.matching.vacancy;

import org.jspecify.annotations.NullMarked;
