@NullMarked
package org.onward.matching.outreach;

import org.jspecify.annotations.NullMarked;
