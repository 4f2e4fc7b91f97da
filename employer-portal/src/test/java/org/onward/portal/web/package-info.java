@NullMarked
package org.onward.portal.web;

import org.jspecify.annotations.NullMarked;
