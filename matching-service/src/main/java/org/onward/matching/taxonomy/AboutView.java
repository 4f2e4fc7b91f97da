package org.onward.matching.taxonomy;

/** Which of the publishers' vocabularies were loaded. */
public record AboutView(boolean esco, boolean onet) {}
