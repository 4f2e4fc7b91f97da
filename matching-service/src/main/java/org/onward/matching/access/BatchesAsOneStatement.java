package org.onward.matching.access;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Lets the driver send a batch of inserts as statements of many rows: a feed inserts a dozen rows
 * for each of its own. In a settings file the property's name would be read in small letters, which
 * the driver does not know.
 */
@Singleton
final class BatchesAsOneStatement implements BeanCreatedEventListener<DatasourceConfiguration> {
    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
        event.getBean().addDataSourceProperty("reWriteBatchedInserts", "true");
        return event.getBean();
    }
}
