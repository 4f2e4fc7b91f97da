/** What every room may use: money, days and clock, ids as types, the change log. */
@NullMarked
package org.onward.matching.shared;

import org.jspecify.annotations.NullMarked;
