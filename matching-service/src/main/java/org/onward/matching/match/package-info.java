/**
 * Which vacancies fit a person, and why. A person's profile is prepared once ({@link
 * org.onward.matching.match.PreparedProfile}), the index is asked for candidates through the port
 * {@link org.onward.matching.match.Retrieval}, every candidate is scored by the same pure function
 * ({@link org.onward.matching.match.Scorer}), and the hits shown are read again from the database.
 *
 * <p>Gates ({@link org.onward.matching.match.Gates}) are few and hard; everything else only costs
 * points, and what is not known costs what the published neutral value says.
 */
@NullMarked
package org.onward.matching.match;

import org.jspecify.annotations.NullMarked;
