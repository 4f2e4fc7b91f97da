package org.onward.matching.web;

/** Says whether the service's clock was moved. Only the demo has one that can be. */
public interface MovedClock {
    boolean moved();
}
