package org.onward.matching.vacancy;

import java.util.Objects;

/** What of a vetting outlives an edit: all of it, as long as nothing that was vetted changed. */
final class Vetting {
    private Vetting() {}

    static VacancyContent kept(Vacancy before, VacancyContent now) {
        Overseas was = before.post().overseas();
        Overseas is = now.post().overseas();
        if (was == null
                || is == null
                || !was.vetted()
                || !Objects.equals(was.licenceNumber(), is.licenceNumber())
                || !Objects.equals(was.principal(), is.principal())
                || !Objects.equals(was.jobOrder(), is.jobOrder())
                || !Objects.equals(was.visaClass(), is.visaClass())
                || !Objects.equals(before.post().country(), now.post().country())
                || !Objects.equals(before.post().pay(), now.post().pay())) {
            return now;
        }
        return with(now, was);
    }

    static VacancyContent with(VacancyContent content, Overseas overseas) {
        Post post = content.post();
        return content.with(post.with(post.pay(), post.skills(), post.languages(), overseas));
    }
}
