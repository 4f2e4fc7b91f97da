package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.onward.matching.Calibration.Answer;
import org.onward.matching.taxonomy.Words.Met;

/** What is judged is counted by way, and fitted without being moved far by little. */
class CalibrationTest {
    private static final Offset<Double> NEAR = Offset.offset(1e-9);
    private static final Calibration CALIBRATION =
            new Calibration(
                    List.of(List.of(Met.EXACT, Met.OTHER_NAME, Met.SAME_WORDS)),
                    Map.of(Met.EXACT, 1.0, Met.OTHER_NAME, 0.8, Met.SAME_WORDS, 0.6),
                    Set.of(Met.ALIKE));

    private static List<Answer> answers(Met met, double stated, int right, int wrong) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < right + wrong; i++) {
            answers.add(new Answer(met + "-" + i, met, stated, stated, i < right));
        }
        return answers;
    }

    private static List<Answer> together(List<Answer> one, List<Answer> other) {
        List<Answer> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    @Test
    void answersAreCountedByHowTheirWordsWereMet() {
        List<Answer> answers =
                together(answers(Met.OTHER_NAME, 0.8, 3, 1), answers(Met.EXACT, 1, 5, 0));
        assertThat(Calibration.ways(answers))
                .containsExactly(
                        new Calibration.Way(Met.EXACT, 5, 5, 1),
                        new Calibration.Way(Met.OTHER_NAME, 4, 3, 0.8));
    }

    @Test
    void theErrorIsHowFarWhatIsStatedIsFromWhatIsRightOverBins() {
        // 0.8 × 4 stated and 2 right, 0.5 × 2 stated and 1 right
        List<Answer> answers =
                together(answers(Met.OTHER_NAME, 0.8, 2, 2), answers(Met.SAME_WORDS, 0.5, 1, 1));
        assertThat(Calibration.error(answers)).isCloseTo(1.2 / 6, NEAR);
        assertThat(Calibration.error(List.of())).isZero();
    }

    @Test
    void aWayGoesTowardsTheShareThatWasRight() {
        double fitted =
                CALIBRATION
                        .fitted(answers(Met.SAME_WORDS, 0.6, 10, 35))
                        .one()
                        .getOrDefault(Met.SAME_WORDS, 0.0);
        assertThat(fitted).isCloseTo((15 * 0.6 + 10) / (15 + 45), NEAR);
    }

    @Test
    void whatMakesSingleAnswersLessSureIsAllowedFor() {
        // stated half as sure as the way, and right half as often
        double fitted =
                CALIBRATION
                        .fitted(answers(Met.SAME_WORDS, 0.3, 30, 70))
                        .one()
                        .getOrDefault(Met.SAME_WORDS, 0.0);
        assertThat(fitted).isCloseTo(0.6, NEAR);
    }

    @Test
    void fewAnswersMoveNothing() {
        assertThat(CALIBRATION.fitted(answers(Met.SAME_WORDS, 0.6, 0, 9)).one())
                .containsEntry(Met.SAME_WORDS, 0.6);
    }

    @Test
    void aSurerWayStaysAtLeastAsSure() {
        Map<Met, Double> fitted = CALIBRATION.fitted(answers(Met.SAME_WORDS, 0.6, 85, 0)).one();
        double pooled = fitted.getOrDefault(Met.SAME_WORDS, 0.0);
        assertThat(pooled).isGreaterThan(0.8);
        assertThat(fitted.getOrDefault(Met.OTHER_NAME, 0.0)).isCloseTo(pooled, NEAR);
        assertThat(fitted).containsEntry(Met.EXACT, 1.0);
        assertThat(Calibration.falling(new double[] {0.5, 0.9, 0.1}, new double[] {1, 3, 1}))
                .containsExactly(new double[] {0.8, 0.8, 0.1}, NEAR);
    }

    @Test
    void aGradedWayIsBentTowardsWhatWasRight() {
        List<Answer> answers =
                together(answers(Met.ALIKE, 0.8, 80, 20), answers(Met.ALIKE, 0.4, 10, 90));
        Calibration.Curve curve =
                CALIBRATION
                        .fitted(answers)
                        .curves()
                        .getOrDefault(Met.ALIKE, Calibration.Curve.NONE);
        assertThat(curve.of(0.8)).isCloseTo(0.8, Offset.offset(0.02));
        assertThat(curve.of(0.4)).isCloseTo(0.1, Offset.offset(0.04));
        assertThat(curve.plain(curve.of(0.6))).isCloseTo(0.6, NEAR);
        assertThat(CALIBRATION.fitted(answers(Met.ALIKE, 0.8, 0, 9)).curves())
                .containsEntry(Met.ALIKE, Calibration.Curve.NONE);
    }

    @Test
    void nothingIsHeldOutThatItWasFittedTo() {
        // one group alone is right: held out, the others know nothing of it
        List<Answer> answers = new ArrayList<>(answers(Met.SAME_WORDS, 0.6, 0, 40));
        for (int i = 0; i < 40; i++) {
            answers.add(new Answer("one", Met.SAME_WORDS, 0.6, 0.6, true));
        }
        List<Answer> heldOut = CALIBRATION.heldOut(answers);
        assertThat(heldOut).hasSameSizeAs(answers);
        double wrong = (15 * 0.6) / (15 + 40);
        assertThat(heldOut)
                .filteredOn(one -> one.group().equals("one"))
                .allSatisfy(one -> assertThat(one.stated()).isLessThan(wrong + 0.1));
        assertThat(Calibration.error(heldOut)).isGreaterThan(0.3);
    }
}
