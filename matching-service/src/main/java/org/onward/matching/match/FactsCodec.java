package org.onward.matching.match;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/**
 * {@link VacancyFacts} as bytes for the index, about 200 of them. There is one layout at a time: a
 * change of it raises the index's schema version, which rebuilds the index.
 */
@SuppressWarnings("EnumOrdinal") // the bytes live and die with one build's index
public final class FactsCodec {
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<Told> TOLD = List.of(Told.values());

    private FactsCodec() {}

    public static byte[] encode(VacancyFacts facts) {
        Out out = new Out();
        out.uuid(facts.id().value());
        out.varint(facts.version());
        out.byteOf(facts.kind().ordinal());
        out.uuid(facts.employer().value());
        out.varint(facts.occupation() + 1);
        out.byteOf(facts.sector());
        out.text(facts.country());
        out.text(facts.place());
        if (facts.place() != null) {
            out.longOf(Double.doubleToLongBits(facts.lat()));
            out.longOf(Double.doubleToLongBits(facts.lon()));
        }
        MonthlyPay pay = facts.pay();
        out.byteOf(pay == null ? 0 : pay.workedOut() ? 2 : 1);
        if (pay != null) {
            out.longOf(pay.minMinor());
            out.longOf(pay.maxMinor());
            out.text(pay.currency());
        }
        out.varint(facts.hours() + 1);
        out.byteOf(facts.nights().ordinal());
        out.byteOf(facts.liveIn().ordinal());
        out.byteOf(facts.accommodation().ordinal());
        out.varint(facts.education() + 1);
        out.intOf(facts.startDay());
        out.intOf(facts.validUntilDay());
        out.varint(facts.weeks() + 1);
        out.varint(facts.seats());
        out.varint(facts.backedSeats() + 1);
        out.byteOf((facts.overseas() ? 1 : 0) | (facts.vetted() ? 2 : 0));
        out.longOf(facts.confirmedAt());
        out.skills(facts.musts());
        out.skills(facts.optional());
        out.byteOf(facts.mustsImplied() ? 1 : 0);
        out.skills(facts.taught());
        out.varint(facts.languages().size());
        for (AskedLanguage language : facts.languages()) {
            out.text(language.language());
            out.byteOf(language.level());
        }
        out.work(facts.work());
        return out.bytes.toByteArray();
    }

    /** Reads what {@link #encode(VacancyFacts)} wrote at {@code offset}. */
    public static VacancyFacts decode(byte[] bytes, int offset) {
        In in = new In(bytes, offset);
        VacancyId id = new VacancyId(in.uuid());
        int version = in.varint();
        Kind kind = KINDS.get(in.byteOf());
        EmployerId employer = new EmployerId(in.uuid());
        int occupation = in.varint() - 1;
        char sector = (char) in.byteOf();
        String country = in.requiredText();
        String place = in.text();
        double lat = place == null ? Double.NaN : Double.longBitsToDouble(in.longOf());
        double lon = place == null ? Double.NaN : Double.longBitsToDouble(in.longOf());
        int paid = in.byteOf();
        MonthlyPay pay =
                paid == 0
                        ? null
                        : new MonthlyPay(in.longOf(), in.longOf(), in.requiredText(), paid == 2);
        int hours = in.varint() - 1;
        Told nights = TOLD.get(in.byteOf());
        Told liveIn = TOLD.get(in.byteOf());
        Told accommodation = TOLD.get(in.byteOf());
        int education = in.varint() - 1;
        int startDay = in.intOf();
        int validUntilDay = in.intOf();
        int weeks = in.varint() - 1;
        int seats = in.varint();
        int backed = in.varint() - 1;
        int abroad = in.byteOf();
        long confirmedAt = in.longOf();
        AskedSkills musts = in.skills();
        AskedSkills optional = in.skills();
        boolean implied = in.byteOf() == 1;
        AskedSkills taught = in.skills();
        int n = in.varint();
        List<AskedLanguage> languages = n == 0 ? List.of() : new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            languages.add(new AskedLanguage(in.requiredText(), in.byteOf()));
        }
        return new VacancyFacts(
                id,
                version,
                kind,
                employer,
                occupation,
                sector,
                country,
                place,
                lat,
                lon,
                pay,
                hours,
                nights,
                liveIn,
                accommodation,
                education,
                startDay,
                validUntilDay,
                weeks,
                seats,
                backed,
                (abroad & 1) != 0,
                (abroad & 2) != 0,
                confirmedAt,
                musts,
                optional,
                implied,
                taught,
                languages,
                in.work());
    }

    /** What work is about, by itself. */
    public static byte[] encode(WorkShares work) {
        Out out = new Out();
        out.work(work);
        return out.bytes.toByteArray();
    }

    /** Reads what {@link #encode(WorkShares)} wrote at {@code offset}. */
    public static WorkShares decodeWork(byte[] bytes, int offset) {
        return new In(bytes, offset).work();
    }

    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);

        void byteOf(int value) {
            bytes.write(value);
        }

        void varint(int value) {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                bytes.write((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes.write(rest);
        }

        void intOf(int value) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        void longOf(long value) {
            bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        void uuid(UUID value) {
            longOf(value.getMostSignificantBits());
            longOf(value.getLeastSignificantBits());
        }

        void text(@Nullable String value) {
            byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.US_ASCII);
            byteOf(text.length);
            bytes.writeBytes(text);
        }

        void numbers(int[] ascending) {
            varint(ascending.length);
            int last = 0;
            for (int number : ascending) {
                varint(number - last);
                last = number;
            }
        }

        void work(WorkShares work) {
            numbers(work.of());
            for (int i = 0; i < work.size(); i++) {
                byteOf(work.steps(i));
            }
        }

        void skills(AskedSkills skills) {
            numbers(skills.skills());
            for (int i = 0; i < skills.size(); i++) {
                byteOf(skills.levels()[i]);
                byteOf(Math.round(skills.weights()[i] * 100));
            }
        }
    }

    private static final class In {
        private final byte[] bytes;
        private int at;

        In(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int byteOf() {
            return bytes[at++] & 0xFF;
        }

        int varint() {
            int value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        int intOf() {
            int value = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                value = (value << 8) | (bytes[at++] & 0xFF);
            }
            return value;
        }

        long longOf() {
            return ((long) intOf() << 32) | (intOf() & 0xFFFFFFFFL);
        }

        UUID uuid() {
            return new UUID(longOf(), longOf());
        }

        @Nullable String text() {
            int length = byteOf();
            if (length == 0) {
                return null;
            }
            // of ASCII, which this takes unchecked
            String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
            at += length;
            return text;
        }

        String requiredText() {
            String text = text();
            if (text == null) {
                throw new IllegalStateException("facts in the index are damaged");
            }
            return text;
        }

        int[] numbers() {
            int[] numbers = new int[varint()];
            int last = 0;
            for (int i = 0; i < numbers.length; i++) {
                last += varint();
                numbers[i] = last;
            }
            return numbers;
        }

        WorkShares work() {
            int[] of = numbers();
            float[] shares = new float[of.length];
            for (int i = 0; i < of.length; i++) {
                shares[i] = byteOf() / (float) WorkShares.STEPS;
            }
            return of.length == 0 ? WorkShares.NONE : new WorkShares(of, shares);
        }

        AskedSkills skills() {
            int[] skills = numbers();
            if (skills.length == 0) {
                return AskedSkills.EMPTY;
            }
            byte[] levels = new byte[skills.length];
            float[] weights = new float[skills.length];
            for (int i = 0; i < skills.length; i++) {
                levels[i] = (byte) byteOf();
                weights[i] = byteOf() / 100f;
            }
            return new AskedSkills(skills, levels, weights);
        }
    }
}
