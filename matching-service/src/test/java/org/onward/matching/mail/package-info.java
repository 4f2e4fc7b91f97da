@NullMarked
package org.onward.matching.mail;

import org.jspecify.annotations.NullMarked;
