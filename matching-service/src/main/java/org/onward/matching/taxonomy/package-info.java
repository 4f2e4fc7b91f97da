/**
 * Skills, occupations, aptitude and interest profiles, places: one identifier each, labels in three
 * languages over it.
 */
@NullMarked
package org.onward.matching.taxonomy;

import org.jspecify.annotations.NullMarked;
