@NullMarked
package org.onward.matching.feed;

import org.jspecify.annotations.NullMarked;
