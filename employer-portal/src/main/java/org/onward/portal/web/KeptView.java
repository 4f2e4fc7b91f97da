package org.onward.portal.web;

import java.util.List;

/**
 * A form to send once more.
 *
 * @param why {@code kept}: signed in again; {@code away}: the matching service did not answer
 */
public record KeptView(String why, String address, List<Form.Field> fields) {}
