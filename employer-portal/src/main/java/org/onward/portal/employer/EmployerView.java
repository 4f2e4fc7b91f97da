package org.onward.portal.employer;

import org.onward.portal.api.Choices.Offer;
import org.onward.portal.web.Faults;

/**
 * What is said about one's own business, as typed so far.
 *
 * @param place a place's code
 * @param saved whether it was saved just now
 */
public record EmployerView(
        long version,
        String name,
        String kind,
        String countryLabel,
        String country,
        String standing,
        String place,
        String sector,
        String contactName,
        String phone,
        String email,
        Offer offer,
        boolean saved,
        Faults faults) {}
