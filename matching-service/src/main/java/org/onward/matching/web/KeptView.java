package org.onward.matching.web;

import java.util.List;

/**
 * @param address where it had been posted to
 * @param fields in order; one that was sent twice stands here twice
 */
public record KeptView(String address, List<Field> fields) {
    public record Field(String name, String value) {}
}
