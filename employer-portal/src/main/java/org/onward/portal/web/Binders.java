package org.onward.portal.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Waited;

/** Lets a controller take the {@link Asker}, the {@link Form} and the {@link Session}. */
@Factory
final class Binders {
    /**
     * @param header in which a proxy of the deployer's names the browser's address, and overwrites
     *     what a browser sent of it; empty where none stands before
     */
    @Singleton
    TypedRequestArgumentBinder<Asker> askers(
            @Property(name = "onward.portal.client-address-header", defaultValue = "")
                    String header) {
        return binder(Asker.class, request -> Optional.of(asker(header, request)));
    }

    @Singleton
    TypedRequestArgumentBinder<Form> forms() {
        return binder(Form.class, request -> Optional.of(Seen.form(request)));
    }

    @Singleton
    TypedRequestArgumentBinder<Session> sessions() {
        return binder(Session.class, Seen::session);
    }

    private static Asker asker(String header, HttpRequest<?> request) {
        String named = header.isEmpty() ? null : request.getHeaders().get(header);
        return new Asker(
                Pages.language(request),
                named == null ? request.getRemoteAddress().getHostString() : named,
                Seen.session(request).map(Session::bearer).orElse(null),
                new Waited());
    }

    private static <T> TypedRequestArgumentBinder<T> binder(
            Class<T> type, Function<HttpRequest<?>, Optional<T>> found) {
        return new TypedRequestArgumentBinder<>() {
            @Override
            public Argument<T> argumentType() {
                return Argument.of(type);
            }

            @Override
            public BindingResult<T> bind(
                    ArgumentConversionContext<T> context, HttpRequest<?> source) {
                return () -> found.apply(source);
            }
        };
    }
}
