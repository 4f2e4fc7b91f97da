package org.onward.matching.consent;

import jakarta.inject.Singleton;
import org.onward.matching.returnee.Names;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.web.Messages;

/** Puts a card into the language of whoever reads it. */
@Singleton
public final class CardWords {
    private final Taxonomy taxonomy;
    private final Messages messages;

    CardWords(Taxonomy taxonomy, Messages messages) {
        this.taxonomy = taxonomy;
        this.messages = messages;
    }

    /**
     * @param language en, th or fil
     */
    public CardBody of(SkillCard card, String language) {
        return new CardBody(
                card.skills().stream()
                        .map(
                                one ->
                                        new CardBody.Line(
                                                taxonomy.label(
                                                        Subject.SKILL,
                                                        one.skill().toString(),
                                                        language),
                                                one.level()))
                        .toList(),
                card.languages().stream()
                        .map(
                                one ->
                                        new CardBody.Line(
                                                Names.language(one.language(), language),
                                                one.level()))
                        .toList(),
                card.education() == null
                        ? null
                        : messages.text(language, "education_level." + card.education()),
                card.experience().stream()
                        .map(
                                one ->
                                        new CardBody.Stay(
                                                taxonomy.label(
                                                        Subject.OCCUPATION,
                                                        one.occupation(),
                                                        language),
                                                one.months()))
                        .toList(),
                card.area() == null ? null : taxonomy.label(Subject.PLACE, card.area(), language),
                card.availableFrom(),
                card.hoursMin(),
                card.hoursMax());
    }
}
