@NullMarked
package org.onward.matching.report;

import org.jspecify.annotations.NullMarked;
