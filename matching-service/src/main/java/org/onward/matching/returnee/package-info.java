/**
 * People served: enrolment, assignment, readiness and profile; the identity vault, sealed apart.
 */
@NullMarked
package org.onward.matching.returnee;

import org.jspecify.annotations.NullMarked;
