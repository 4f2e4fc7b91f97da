package org.onward.matching.taxonomy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves words of adverts and people to codes: one component for feeds, posting and profiles.
 * Implemented by the search room.
 */
public interface Words {
    /** How words met what they are resolved to. */
    enum Met {
        /** The shown name. */
        EXACT,
        OTHER_NAME,
        /** A name's words, inflected, in another order or written together. */
        SAME_WORDS,
        /** A name at the head of what a title says before "for", "sa" or "ng". */
        WHOLE_PHRASE,
        /** The first part of a title. */
        FIRST_PART,
        /** The first part where others say something of the work too. */
        FIRST_OF_MANY,
        /** A name first in a phrase of a title, where Thai and Filipino say what somebody is. */
        AT_HEAD,
        /** A name last in a phrase, behind words that are none of it: "glass enameller". */
        BEHIND_OTHERS,
        /** A further part of a title. */
        LATER_PART,
        /** A name nearly, so that it is taken. */
        NEAR,
        /** A name less nearly. */
        ALIKE,
        /** No name: ranked by how alike. */
        RANKED,
        /** The words of a name near each other in running text. */
        TEXT_PHRASE,
        /** A name of one word in running text. */
        TEXT_WORD,
        /** None: somebody said what is meant. */
        SAID
    }

    /**
     * @param confidence 0–1: how often what was met like it was right over judged words, as far as
     *     there are judged ones
     */
    record Resolved<T>(T code, double confidence, Met met) {
        /** As somebody said. */
        public Resolved(T code, double confidence) {
            this(code, confidence, Met.SAID);
        }

        /** From here on it is taken for what was meant, and nobody is asked. */
        public static final double TAKEN = 0.7;

        /**
         * The same of what running text names: a phrase is right nearly so often, and a word alone
         * only where the occupation needs the skill.
         */
        public static final double TAKEN_IN_TEXT = 0.6;

        /** From here on it is offered, for a person to take or leave; below, words stay words. */
        public static final double OFFERED = 0.15;
    }

    /**
     * @param occupation the occupation of the advert where known, to choose between namesakes
     */
    Optional<Resolved<SkillId>> skill(String words, @Nullable OccupationCode occupation);

    /** The occupation a title names, e.g. "Senior cook (Thai cuisine)". */
    Optional<Resolved<OccupationCode>> occupation(String title);

    /**
     * The same where the tasks are told too: where the title is doubtful, what the tasks speak of
     * more surely. A title that names next to nothing is not helped by them.
     */
    Optional<Resolved<OccupationCode>> occupation(String title, String told);

    /**
     * Kinds of work that a title, and what is told beside it, speak of; unpaid and informal work
     * too, in any of the three languages. Best first, none that is not worth being offered.
     */
    List<Resolved<OccupationCode>> occupations(String title, String told, int limit);

    /** The place an advert's words name, e.g. "Chiang Mai, Thailand" or a code. */
    default Optional<Place> place(String words, @Nullable String country) {
        return places(words, country).stream()
                .findFirst()
                .or(() -> placeSpeltLike(words, country).map(Spelt::place));
    }

    /**
     * @param name of the place, which the words nearly are
     */
    record Spelt(Place place, String name) {}

    /** Of words that name no place, the one whose name they nearly are; none where several are. */
    Optional<Spelt> placeSpeltLike(String words, @Nullable String country);

    /**
     * Every place that an advert's words name, each once. What stands behind "จังหวัด" is the one;
     * a street called after a province names none.
     */
    List<Place> places(String words, @Nullable String country);

    /** The place of which the words are a name or code, wherever it is, and nothing else. */
    Optional<Place> placeCalled(String words);

    /**
     * Codes of the countries that an advert's words name, themselves or by a large city; not where
     * a country only says what kind of food, language or street it is.
     */
    Set<String> countries(String words);

    /** Skills named in running text (tasks in a person's own words, a description); best first. */
    List<Resolved<SkillId>> skillsIn(String text, @Nullable OccupationCode occupation, int limit);

    /**
     * The version of the vocabulary by which words are read. For a while after another one is
     * loaded, until its words can be read, it is behind {@link Taxonomy#version}.
     */
    String version();

    /**
     * The same for one file of adverts, which repeat themselves: what was asked is remembered as
     * long as this is held. Never for what people say of themselves, of which nothing is kept.
     */
    Words remembering();
}
