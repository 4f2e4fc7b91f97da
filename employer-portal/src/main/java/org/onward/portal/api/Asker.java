package org.onward.portal.api;

import org.jspecify.annotations.Nullable;

/**
 * For whom the matching service is asked.
 *
 * @param language en, th or fil: of labels and of the sentences in refusals
 * @param address the browser's, which tries to sign in are counted by
 * @param bearer null where nobody is signed in
 */
public record Asker(String language, String address, @Nullable Bearer bearer) {}
