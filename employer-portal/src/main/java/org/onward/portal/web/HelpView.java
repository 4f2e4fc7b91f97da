package org.onward.portal.web;

/** The help page shows nothing but texts. */
public record HelpView() {}
