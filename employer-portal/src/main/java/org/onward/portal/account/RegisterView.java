package org.onward.portal.account;

import java.util.List;
import org.onward.portal.api.Choices.Choice;
import org.onward.portal.api.Choices.Offer;
import org.onward.portal.web.Faults;

/**
 * The registration form, as typed so far.
 *
 * @param place a place's or a country's code
 * @param key made with the form, so that sending it twice registers once
 */
public record RegisterView(
        String name,
        String kind,
        String place,
        String sector,
        String chamber,
        String contactName,
        String phone,
        String email,
        String key,
        Offer offer,
        Faults faults) {
    /** Each with its country, whose employers alone it knows. */
    public List<Choice> chambers() {
        return offer.chambers().stream()
                .map(
                        one ->
                                new Choice(
                                        one.code(),
                                        one.label()
                                                + ", "
                                                + Offer.label(offer.countries(), one.country())))
                .toList();
    }
}
