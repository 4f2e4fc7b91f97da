/**
 * Programmes, offices, accounts, roles, sessions and tokens; every transaction names its caller.
 */
@NullMarked
package org.onward.matching.access;

import org.jspecify.annotations.NullMarked;
