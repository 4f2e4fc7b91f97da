package org.onward.matching.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class VacancyAnalyzerTest {
    private static final long SEED = 20_261_129;
    private static final String SIGNS = " \n.,:;'\"-_/()#@+&*%$!?|[]<>=~`^\\{}–—‘’“”•…";
    private static final List<String> WORDS =
            List.of(
                    "welder",
                    "WELDING",
                    "Mgr",
                    "cannot",
                    "nurse's",
                    "hotels’",
                    "don’t",
                    "U.S.A",
                    "3,500.50",
                    "9:30",
                    "a",
                    "the",
                    "NC",
                    "II",
                    "e-mail",
                    "x_y",
                    "C++",
                    "24/7");

    private record Met(String term, int from, int to, int step) {}

    @Test
    void readsTextWithEnglishLettersAloneAsIcuDoes() throws IOException {
        Random random = new Random(SEED);
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            for (int i = 0; i < 20_000; i++) {
                String text = text(random);
                List<Met> byIcu = met(analyzer.tokenStream(VacancyFields.TASKS, text));
                assertEquals(byIcu, met(analyzer.words(VacancyFields.TASKS, text)), text);
            }
        }
    }

    @Test
    void leavesOtherTextToIcu() throws IOException {
        String text = "รับสมัครพนักงานทำความสะอาด Señor welders";
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer()) {
            List<Met> byIcu = met(analyzer.tokenStream(VacancyFields.TASKS, text));
            assertEquals("สมัคร", byIcu.get(1).term);
            assertEquals(byIcu, met(analyzer.words(VacancyFields.TASKS, text)));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append(WORDS.get(random.nextInt(WORDS.size())));
                case 1 -> text.append((char) ('0' + random.nextInt(10)));
                case 2 -> text.append((char) ('a' + random.nextInt(26)));
                case 3 -> text.append((char) ('A' + random.nextInt(26)));
                default -> text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
        }
        return text.toString().replaceAll("_{2,}", "_"); // which are no word to one of the two
    }

    private static List<Met> met(TokenStream stream) throws IOException {
        List<Met> met = new ArrayList<>();
        try (stream) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                met.add(
                        new Met(
                                term.toString(),
                                offset.startOffset(),
                                offset.endOffset(),
                                step.getPositionIncrement()));
            }
            stream.end();
        }
        return met;
    }
}
