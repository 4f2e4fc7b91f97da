package org.onward.matching.taxonomy;

import java.util.List;

/** All names of the loaded vocabulary, for whoever indexes them; free of queries. */
public interface Labels {
    /** Labels of everything in use; those of retired skills are left out. */
    List<Label> labels();
}
