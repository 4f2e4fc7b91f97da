package org.onward.portal.account;

import org.onward.portal.web.Faults;

/**
 * The link of a registration: nothing is made before a password is chosen and the button pressed.
 *
 * @param key made with the form, so that sending it twice makes one account
 */
public record ConfirmView(String token, String key, Faults faults) {}
