package org.onward.matching.search;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Every three letters that follow each other in many names, made ready to find how much of them a
 * text shares with the names of a thing at most. Never changed once made.
 */
final class NameLetters {
    private static final int SLOTS = 1 << 12; // threes as numbers; two may share one

    private final int[][] having; // names by slot, ascending
    private final short[] sizes; // slots by name

    /**
     * @param names each {@link LabelText#plain}
     */
    NameLetters(List<String> names) {
        sizes = new short[names.size()];
        int[] many = new int[SLOTS];
        having = new int[SLOTS][];
        for (int name = 0; name < sizes.length; name++) {
            BitSet slots = slots(names.get(name));
            sizes[name] = (short) slots.cardinality();
            slots.stream().forEach(slot -> many[slot]++);
        }
        Arrays.setAll(having, slot -> new int[many[slot]]);
        for (int name = sizes.length - 1; name >= 0; name--) {
            int number = name;
            slots(names.get(name)).stream().forEach(slot -> having[slot][--many[slot]] = number);
        }
    }

    private static BitSet slots(String plain) {
        BitSet slots = new BitSet(SLOTS);
        int one = ' ';
        int two = ' ';
        for (int i = 0; i <= plain.length(); i++) {
            int three = i < plain.length() ? plain.charAt(i) : ' ';
            int mixed = ((one * 31 + two) * 31 + three) * 0x9E3779B1;
            slots.set(mixed >>> 20);
            one = two;
            two = three;
        }
        return slots;
    }

    Asked asked(String plain) {
        return new Asked(slots(plain));
    }

    /** The threes of a text. */
    final class Asked {
        private final short[] shared = new short[sizes.length]; // by name
        private final int size;

        private Asked(BitSet slots) {
            for (int slot = slots.nextSetBit(0); slot >= 0; slot = slots.nextSetBit(slot + 1)) {
                for (int name : having[slot]) {
                    shared[name]++;
                }
            }
            size = slots.cardinality();
        }

        /** 0–1: Dice's share of the name from one number up to before another that shares most. */
        double most(int from, int to) {
            float most = 0; // and of how many: nothing is divided before it is found
            float of = 1;
            // What shares no more threes shares less of itself, however short it is.
            int above = 0;
            for (int name = from; name < to; name++) {
                if (shared[name] <= above) {
                    continue;
                }
                float both = sizes[name] + size;
                if (shared[name] * of > most * both) {
                    most = shared[name];
                    of = both;
                    above = (int) (size * most / (of - most));
                }
            }
            return 2 * most / of;
        }
    }
}
