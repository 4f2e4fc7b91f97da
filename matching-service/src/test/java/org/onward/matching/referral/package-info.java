@NullMarked
package org.onward.matching.referral;

import org.jspecify.annotations.NullMarked;
