@NullMarked
package org.onward.portal;

import org.jspecify.annotations.NullMarked;
