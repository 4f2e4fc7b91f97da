package org.onward.portal.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.onward.portal.api.Asker;

/** Lets a controller take the {@link Asker}, the {@link Form} and the {@link Session}. */
@Factory
final class Binders {
    @Singleton
    TypedRequestArgumentBinder<Asker> askers(HttpClientAddressResolver addresses) {
        return binder(Asker.class, request -> Optional.of(asker(addresses, request)));
    }

    @Singleton
    TypedRequestArgumentBinder<Form> forms() {
        return binder(Form.class, request -> Optional.of(Seen.form(request)));
    }

    @Singleton
    TypedRequestArgumentBinder<Session> sessions() {
        return binder(Session.class, Seen::session);
    }

    private static Asker asker(HttpClientAddressResolver addresses, HttpRequest<?> request) {
        return new Asker(
                Pages.language(request),
                Objects.requireNonNullElse(addresses.resolve(request), ""),
                Seen.session(request).map(Session::bearer).orElse(null));
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
