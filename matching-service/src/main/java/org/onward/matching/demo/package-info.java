/**
 * The demo story: invented people, employers and vacancies of two countries, pushed through the use
 * cases as if it had been lived, under a clock that only the demo can move.
 */
@NullMarked
package org.onward.matching.demo;

import org.jspecify.annotations.NullMarked;
