package org.onward.portal.account;

import org.onward.portal.web.Faults;

/** The address a link for a new password is asked for. */
public record ForgotView(String email, Faults faults) {}
