package org.onward.matching.mail;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/** Hands mail to an SMTP server. */
@Singleton
@Requires(property = "onward.mail.host")
@Requires(property = "onward.demo.enabled", notEquals = "true")
final class SmtpPost implements Post {
    private static final String TIMEOUT_MILLIS = "10000";

    private final Session session;
    private final String host;
    private final int port;
    private final @Nullable String username;
    private final @Nullable String password;
    private final String from;
    private final InstantSource clock;

    SmtpPost(
            @Property(name = "onward.mail.host") String host,
            @Property(name = "onward.mail.port", defaultValue = "587") int port,
            @Property(name = "onward.mail.username") @Nullable String username,
            @Property(name = "onward.mail.password") @Nullable String password,
            @Property(name = "onward.mail.from") String from,
            @Property(name = "onward.mail.security", defaultValue = "starttls") String security,
            InstantSource clock) {
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
        this.from = from;
        this.clock = clock;
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.auth", String.valueOf(username != null));
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.mime.charset", "utf-8");
        switch (security) {
            case "starttls" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case "tls" -> properties.put("mail.smtp.ssl.enable", "true");
            case "none" -> {}
            default ->
                    throw new IllegalArgumentException(
                            "onward.mail.security is starttls, tls or none, not " + security);
        }
        this.session = Session.getInstance(properties);
    }

    @Override
    public Counter open() throws Refused {
        try {
            Transport transport = session.getTransport("smtp");
            transport.connect(host, port, username, password);
            return new SmtpCounter(transport);
        } catch (AuthenticationFailedException e) {
            throw new Refused(Refused.Kind.SIGN_IN, e);
        } catch (MessagingException e) {
            throw new Refused(Refused.Kind.UNREACHABLE, e);
        }
    }

    private final class SmtpCounter implements Counter {
        private final Transport transport;

        SmtpCounter(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void hand(Letter letter) throws Refused {
            try {
                MimeMessage message = message(letter);
                transport.sendMessage(message, message.getAllRecipients());
            } catch (SendFailedException e) {
                throw new Refused(forGood(e) ? Refused.Kind.ADDRESS : Refused.Kind.LETTER, e);
            } catch (MessagingException | UnsupportedEncodingException e) {
                throw new Refused(
                        transport.isConnected() ? Refused.Kind.LETTER : Refused.Kind.UNREACHABLE,
                        e);
            }
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException e) {
                // What was handed over was taken; how the connection ends changes nothing.
            }
        }
    }

    /** A 5xx about the address will not become a 2xx by waiting. */
    private static boolean forGood(SendFailedException refused) {
        for (Exception at = refused;
                at instanceof MessagingException one;
                at = one.getNextException()) {
            if (at instanceof SMTPAddressFailedException address
                    && address.getReturnCode() >= 500) {
                return true;
            }
        }
        return false;
    }

    private MimeMessage message(Letter letter)
            throws MessagingException, UnsupportedEncodingException {
        MimeMessage message = new Numbered(session, letter.id());
        message.setFrom(
                new InternetAddress(from, letter.text().sender(), StandardCharsets.UTF_8.name()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.text().subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text().body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        message.saveChanges();
        return message;
    }

    /** Carries the mail's own id, the same at each try. */
    private static final class Numbered extends MimeMessage {
        private final UUID id;

        Numbered(Session session, UUID id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@onward>");
        }
    }
}
