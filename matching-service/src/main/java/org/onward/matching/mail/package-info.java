/**
 * Mail to employers and their accounts: written in the transaction of what it tells of, sent by a
 * job. Nothing of a candidate is ever in one.
 */
@NullMarked
package org.onward.matching.mail;

import org.jspecify.annotations.NullMarked;
