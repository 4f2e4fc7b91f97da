/**
 * The shell of every staff page: layout, language, session cookie, cross-site protection, error
 * pages.
 */
@NullMarked
package org.onward.matching.web;

import org.jspecify.annotations.NullMarked;
