package org.onward.portal.account;

import org.onward.portal.web.Faults;

/** One's own account. */
public record AccountView(String name, String email, Faults faults) {}
