/** Where an employer begins: what waits for an answer, and how the vacancies stand. */
@NullMarked
package org.onward.portal.home;

import org.jspecify.annotations.NullMarked;
