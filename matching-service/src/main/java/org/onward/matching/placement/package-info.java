/**
 * Placements: what began, goes on, was completed or ended, and the checks after 30, 90, 180 and 365
 * days. A training and the work that follows it are a chain.
 */
@NullMarked
package org.onward.matching.placement;

import org.jspecify.annotations.NullMarked;
