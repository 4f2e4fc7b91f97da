package org.onward.matching.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * The demo's clock and how far it can be moved.
 *
 * @param reallyToday by the system's clock
 * @param steps in days
 */
public record ClockView(LocalDate reallyToday, List<Integer> steps) {}
