package org.onward.matching.returnee;

import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;

/** Registers people through the use case. */
public final class Registering {
    private static int next = 100_000;

    private Registering() {}

    public static RegisterReturnee.Registered somebody(
            TestService service, Caller caller, String name) {
        next++;
        return service.get(RegisterReturnee.class)
                .register(
                        caller,
                        new RegisterReturnee.Registration(
                                new Identity(
                                        name,
                                        new BirthDate(1990, 5, 12),
                                        "+6681" + next,
                                        "a" + next + "@example.org",
                                        null,
                                        "DOC" + next,
                                        "Story of " + name,
                                        null),
                                PersonKind.RETURNEE,
                                Sex.WOMAN,
                                TestWorld.TODAY.minusDays(5),
                                false));
    }
}
