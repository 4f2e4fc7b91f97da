package org.onward.matching.placement;

import java.util.Arrays;
import java.util.Optional;

/** How many days after the start a check is due. */
public enum CheckDay {
    DAY_30(30),
    DAY_90(90),
    DAY_180(180),
    DAY_365(365);

    private final int days;

    CheckDay(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    public static Optional<CheckDay> of(int days) {
        return Arrays.stream(values()).filter(day -> day.days == days).findFirst();
    }
}
