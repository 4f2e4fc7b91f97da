package org.onward.matching.taxonomy;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.onward.matching.access.Transactions;

/** One immutable snapshot at a time; a reader keeps the one it began with. */
@Singleton
final class TaxonomyInMemory implements Taxonomy, Labels {
    private static final int[] NONE = {};
    private static final BitSet NO_SKILLS = new BitSet();

    private final Transactions transactions;
    private volatile TaxonomySnapshot now = TaxonomySnapshot.EMPTY;

    TaxonomyInMemory(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Reads the database anew unless the version in it is already held.
     *
     * @return whether another version was swapped in
     */
    synchronized boolean refresh() {
        TaxonomySnapshot before = now;
        now = transactions.work(connection -> read(connection, before));
        return !now.version().equals(before.version());
    }

    @Override
    public String version() {
        return now.version();
    }

    private static TaxonomySnapshot read(Connection connection, TaxonomySnapshot held) {
        try {
            ReadSnapshot database = new ReadSnapshot(connection);
            String version = database.version();
            return version.equals(held.version()) ? held : database.read(version);
        } catch (SQLException e) {
            throw new IllegalStateException("the vocabulary could not be read", e);
        }
    }

    @Override
    public Optional<Skill> skill(SkillId id) {
        return Optional.ofNullable(now.skillsById().get(id));
    }

    @Override
    public Optional<Skill> skillByNumber(int number) {
        List<Optional<Skill>> skills = now.skillsByNumber();
        return number < 0 || number >= skills.size() ? Optional.empty() : skills.get(number);
    }

    @Override
    public List<Skill> skills() {
        return now.skills();
    }

    @Override
    public IntPredicate attitudes() {
        return now.attitudes()::get;
    }

    @Override
    public OptionalInt language(String code) {
        Integer number = now.languages().get(Locale.of(code).getDisplayLanguage(Locale.ENGLISH));
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public List<RelatedSkill> relatedTo(int skillNumber) {
        List<List<RelatedSkill>> related = now.related();
        return skillNumber < related.size() ? related.get(skillNumber) : List.of();
    }

    @Override
    public boolean hasOccupation(OccupationCode code) {
        return now.occupations().contains(code);
    }

    @Override
    public Optional<OccupationCode> escoOccupation(UUID id) {
        return Optional.ofNullable(now.escoOccupations().get(id));
    }

    @Override
    public List<Words.Resolved<OccupationCode>> unitsOfOnet(String code) {
        return now.unitsOfOnet().getOrDefault(code, List.of());
    }

    @Override
    public int[] essentialSkills(OccupationCode code) {
        return now.essential().getOrDefault(code, NONE).clone();
    }

    @Override
    public IntPredicate needs(OccupationCode code) {
        return now.needs().getOrDefault(code, NO_SKILLS)::get;
    }

    @Override
    public int[] optionalSkills(OccupationCode code) {
        return now.optional().getOrDefault(code, NONE).clone();
    }

    @Override
    public List<OccupationCode> occupationsOf(int skillNumber) {
        return now.occupationsOf().getOrDefault(skillNumber, List.of());
    }

    @Override
    public List<LineOfWork> linesOfWork() {
        return now.lines();
    }

    @Override
    public List<MeasuredWork> measuredWork() {
        return now.measured();
    }

    @Override
    public Optional<OccupationProfile> profile(int unit) {
        List<Optional<OccupationProfile>> held = now.profilesByUnit();
        return unit < held.size() ? held.get(unit) : Optional.empty();
    }

    @Override
    public List<OccupationProfile> profiles() {
        return now.profiles();
    }

    @Override
    public List<ProfileSource> profileSources(OccupationCode code) {
        return now.profileSources().getOrDefault(code, List.of());
    }

    @Override
    public Optional<Place> place(String code) {
        return Optional.ofNullable(now.placesByCode().get(code));
    }

    @Override
    public List<Place> places() {
        return now.places();
    }

    @Override
    public boolean hasCountry(String code) {
        return now.countries().contains(code);
    }

    @Override
    public String label(Subject subject, String key, String language) {
        return now.label(subject, key, language);
    }

    @Override
    public List<Label> labels() {
        return now.labels();
    }
}
