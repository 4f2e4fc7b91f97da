@NullMarked
package org.onward.matching.web;

import org.jspecify.annotations.NullMarked;
