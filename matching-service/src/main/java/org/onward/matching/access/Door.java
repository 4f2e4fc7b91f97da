package org.onward.matching.access;

import java.util.EnumSet;
import java.util.Set;

/** The two ways into the service, each a port of its own with routes and accounts of its own. */
public enum Door {
    STAFF(EnumSet.complementOf(EnumSet.of(Role.EMPLOYER, Role.TRAINING_PROVIDER))),
    EMPLOYERS(EnumSet.of(Role.EMPLOYER, Role.TRAINING_PROVIDER));

    @SuppressWarnings("ImmutableEnumChecker") // filled by Set.copyOf
    private final Set<Role> roles;

    Door(Set<Role> roles) {
        this.roles = Set.copyOf(roles);
    }

    boolean admits(Role role) {
        return roles.contains(role);
    }

    boolean admits(String role) {
        return admits(Role.valueOf(role));
    }
}
