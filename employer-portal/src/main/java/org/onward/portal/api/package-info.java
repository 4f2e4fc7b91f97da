/**
 * The employer API of the matching service as this program uses it: its JSON, and how calls are
 * timed out, tried again and held back.
 */
@NullMarked
package org.onward.portal.api;

import org.jspecify.annotations.NullMarked;
