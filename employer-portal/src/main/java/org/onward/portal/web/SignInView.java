package org.onward.portal.web;

/**
 * @param sentence what went wrong, above the form, or empty
 * @param note key of something good to know, or empty
 * @param email as typed, kept after a failed try
 * @param next where to go after signing in
 * @param kept what was being posted when the session had ended, sealed, or empty
 */
public record SignInView(String sentence, String note, String email, String next, String kept) {}
