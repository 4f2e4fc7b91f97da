/**
 * The shell of every page: layout, language, session cookie, protection of forms, error pages, and
 * what is kept while a session or the matching service is away.
 */
@NullMarked
package org.onward.portal.web;

import org.jspecify.annotations.NullMarked;
