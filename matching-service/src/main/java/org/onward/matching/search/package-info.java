/**
 * The only room that knows Lucene: labels to suggest and to resolve words by, vacancies to find. It
 * implements ports of the rooms below; nobody imports it. What it holds is a copy that can be built
 * again at any time.
 */
@NullMarked
package org.onward.matching.search;

import org.jspecify.annotations.NullMarked;
