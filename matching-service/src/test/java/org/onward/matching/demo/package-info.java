@NullMarked
package org.onward.matching.demo;

import org.jspecify.annotations.NullMarked;
