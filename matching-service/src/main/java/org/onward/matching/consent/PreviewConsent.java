package org.onward.matching.consent;

import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Contact;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SharedContacts;

/** Shows a person exactly what one employer would see. */
@Singleton
public final class PreviewConsent {
    private final OwnPeople people;
    private final Employers employers;
    private final SharedContacts contacts;

    PreviewConsent(OwnPeople people, Employers employers, SharedContacts contacts) {
        this.people = people;
        this.employers = employers;
        this.contacts = contacts;
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's person or an employer that is not there
     */
    public SharedView preview(Caller caller, ReturneeId person, Asked asked) {
        return people.actOnProfile(
                caller, person, "preview_consent", profile -> view(person, profile, asked));
    }

    /** The same inside a transaction that is open. */
    SharedView view(ReturneeId person, Profile profile, Asked asked) {
        Employer employer = employers.find(asked.employer()).orElseThrow(Problem::notFound);
        Set<ContactField> fields = asked.fields();
        Contact known = fields.isEmpty() ? Contact.NONE : contacts.present(person);
        return new SharedView(
                SkillCard.of(profile, employer.country()),
                new Contact(
                        only(fields, ContactField.NAME, known.name()),
                        only(fields, ContactField.PHONE, known.phone()),
                        only(fields, ContactField.EMAIL, known.email())));
    }

    private static @Nullable String only(
            Set<ContactField> fields, ContactField field, @Nullable String value) {
        return fields.contains(field) ? value : null;
    }
}
