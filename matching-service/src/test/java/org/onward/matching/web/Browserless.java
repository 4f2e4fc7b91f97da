package org.onward.matching.web;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onward.matching.TestService;

/** A browser's part of HTTP without the browser: keeps cookies, posts forms, follows nothing. */
public final class Browserless {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    public Browserless(TestService service) {
        this(service.address());
    }

    private Browserless(String address) {
        this.address = address;
    }

    /** The same browser, as signed in, at another address of the service. */
    public Browserless elsewhere(String other) {
        Browserless browser = new Browserless(other);
        browser.cookies.putAll(cookies);
        browser.csrf = csrf;
        return browser;
    }

    public Browserless signIn(String email, String password) {
        HttpResponse<String> answer =
                post("/signin", Map.of("email", email, "password", password), Map.of());
        if (answer.statusCode() != 303) {
            throw new AssertionError("sign-in page answered " + answer.statusCode());
        }
        return this;
    }

    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create(address + path)).GET());
        Matcher token = CSRF.matcher(answer.body());
        if (token.find()) {
            csrf = token.group(1);
        }
        return answer;
    }

    /** Posts with the token of the page seen last. */
    public HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf);
        return post(path, all, Map.of());
    }

    /**
     * The same for a form in which a name stands more than once.
     *
     * @param pairs name, value, name, value …
     */
    public HttpResponse<String> submit(String path, String... pairs) {
        StringBuilder body = new StringBuilder("csrf=" + encode(csrf));
        for (int i = 0; i < pairs.length; i += 2) {
            body.append('&').append(encode(pairs[i])).append('=').append(encode(pairs[i + 1]));
        }
        return post(path, body.toString(), Map.of());
    }

    public HttpResponse<String> post(
            String path, Map<String, String> fields, Map<String, String> headers) {
        return post(
                path,
                fields.entrySet().stream()
                        .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                        .collect(Collectors.joining("&")),
                headers);
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** Posts a form that brings a file, with the token of the page seen last. */
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, String name, String content) {
        String boundary = "onward-boundary";
        Map<String, String> all = new LinkedHashMap<>(Map.of("csrf", csrf));
        all.putAll(fields);
        StringBuilder body = new StringBuilder();
        all.forEach(
                (field, value) ->
                        body.append("--%s\r\n".formatted(boundary))
                                .append(
                                        "Content-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                                .formatted(field, value)));
        body.append("--%s\r\n".formatted(boundary))
                .append(
                        "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                .formatted(name))
                .append(
                        "Content-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
                                .formatted(content, boundary));
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String set : answer.headers().allValues("set-cookie")) {
                String[] pair = set.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
