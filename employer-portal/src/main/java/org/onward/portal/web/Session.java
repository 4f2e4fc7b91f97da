package org.onward.portal.web;

import java.util.UUID;
import org.onward.portal.api.Bearer;

/**
 * Who is signed in at this browser.
 *
 * @param id of this sign-in, which its forms are bound to
 * @param email as signed in with
 * @param name of the account's holder, for the shell
 * @param employer the employer's name, for the shell
 */
public record Session(UUID id, String email, String name, String employer, Bearer bearer) {}
