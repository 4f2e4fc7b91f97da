/** What is said about one's own business. */
@NullMarked
package org.onward.portal.employer;

import org.jspecify.annotations.NullMarked;
