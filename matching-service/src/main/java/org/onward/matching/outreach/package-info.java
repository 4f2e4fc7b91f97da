/** The worklist: what waits for a counsellor, each with one obvious act, and what may wait. */
@NullMarked
package org.onward.matching.outreach;

import org.jspecify.annotations.NullMarked;
