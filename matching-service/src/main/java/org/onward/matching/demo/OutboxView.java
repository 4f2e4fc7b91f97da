package org.onward.matching.demo;

import java.util.List;
import org.onward.matching.mail.ReadMail;

/** The mail the demo would have sent, newest first. */
public record OutboxView(List<ReadMail.Written> mails) {}
