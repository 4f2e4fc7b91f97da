package org.onward.matching.web;

/**
 * @param problem key of the sentence to show above the form, or empty
 * @param email as typed, kept after a failed try
 * @param next where to go after signing in
 * @param kept what was being posted when the session had ended, sealed, or empty
 */
public record SignInView(String problem, String email, String next, String kept) {}
