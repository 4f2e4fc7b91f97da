/** One's own account: registering, a forgotten password, another password. */
@NullMarked
package org.onward.portal.account;

import org.jspecify.annotations.NullMarked;
