/** Candidates introduced to an employer, and answering: signed in, or by the link of a mail. */
@NullMarked
package org.onward.portal.introduction;

import org.jspecify.annotations.NullMarked;
