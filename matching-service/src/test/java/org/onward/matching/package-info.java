/** Tests run the real thing: PostgreSQL, Lucene, HTTP, a browser. */
@NullMarked
package org.onward.matching;

import org.jspecify.annotations.NullMarked;
