package org.onward.matching.taxonomy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much everything counts that is told of some work, read from {@code config/match/work-1.json};
 * {@code scripts/evaluate --learn-work} chooses them. Other ones make both indexes anew.
 *
 * @param titleInNames of the words of an advert's title, in the names of a line of work
 * @param inAbout of those words and the tasks', in what is said of it
 * @param inSkills the same in the names of what it takes
 * @param storyInNames of a person's words, in the names of a line, beside 1 in those of what it
 *     takes: without a title, the story names the work itself
 * @param storyInAbout the same in what is said of it
 * @param sharpnessOfAdverts exponent of a line's score beside the best: the best lines speak, the
 *     many that share a word or two do not
 * @param sharpnessOfPeople the same; a title says more surely
 * @param listed of the skills that an advert lists, beside its words
 * @param units of the unit groups beside their lines: work next door is near, too
 * @param chosen of an occupation that somebody chose, where no title says it more finely
 * @param workedIn of the one that somebody worked in, surer than the words they tell of it
 * @param inCommon what words in common add to the closeness, at most: a title that names what
 *     somebody tells of is near, whatever the lines of work say; more makes chatter count
 */
public record WorkNumbers(
        float titleInNames,
        float inAbout,
        float inSkills,
        float storyInNames,
        float storyInAbout,
        double sharpnessOfAdverts,
        double sharpnessOfPeople,
        float listed,
        double units,
        float chosen,
        float workedIn,
        double inCommon) {
    private static final String FILE = "/config/match/work-1.json";

    /** How they are written. */
    public static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    public WorkNumbers {
        notNegative("title_in_names", titleInNames);
        notNegative("in_about", inAbout);
        notNegative("in_skills", inSkills);
        notNegative("story_in_names", storyInNames);
        notNegative("story_in_about", storyInAbout);
        notNegative("sharpness_of_adverts", sharpnessOfAdverts);
        notNegative("sharpness_of_people", sharpnessOfPeople);
        notNegative("listed", listed);
        notNegative("units", units);
        notNegative("chosen", chosen);
        notNegative("worked_in", workedIn);
        notNegative("in_common", inCommon);
        if (inCommon > 1) {
            throw new IllegalArgumentException("in_common is above 1"); // shares are parts of one
        }
    }

    private static void notNegative(String name, double number) {
        if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is below 0 or no number");
        }
    }

    /**
     * @throws JsonProcessingException where one is missing or cannot be, which it names
     */
    static WorkNumbers of(JsonNode file) throws JsonProcessingException {
        return JSON.treeToValue(file.path("numbers"), WorkNumbers.class);
    }

    /** Another one where a number is another one. */
    public String version() {
        return Integer.toHexString(toString().hashCode());
    }

    /** Those in use. */
    public static WorkNumbers inUse() {
        try (InputStream file = WorkNumbers.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return of(JSON.readTree(file));
        } catch (IOException e) {
            throw new IllegalStateException(FILE + ": " + e.getMessage(), e);
        }
    }
}
