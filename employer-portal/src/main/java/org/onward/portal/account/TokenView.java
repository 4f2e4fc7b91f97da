package org.onward.portal.account;

import org.onward.portal.web.Faults;

/** A page that a link in a mail opens: what it is about waits for a button. */
public record TokenView(String token, Faults faults) {}
