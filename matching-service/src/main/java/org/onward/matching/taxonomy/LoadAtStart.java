package org.onward.matching.taxonomy;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;

/** Before the server accepts; first of the start's listeners, since the others need words. */
@Singleton
final class LoadAtStart implements ApplicationEventListener<StartupEvent>, Ordered {
    private final LoadStarterTaxonomy starter;

    LoadAtStart(LoadStarterTaxonomy starter) {
        this.starter = starter;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        starter.load();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 100;
    }
}
