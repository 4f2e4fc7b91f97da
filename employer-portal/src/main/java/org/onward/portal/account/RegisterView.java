package org.onward.portal.account;

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
        String contactName,
        String phone,
        String email,
        String key,
        Offer offer,
        Faults faults) {}
