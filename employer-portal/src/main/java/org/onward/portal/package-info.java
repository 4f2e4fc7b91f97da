/**
 * The employer portal: pages for employers, without a database. What it knows it asks the matching
 * service's employer API for, with the token of whoever looks.
 */
@NullMarked
package org.onward.portal;

import org.jspecify.annotations.NullMarked;
