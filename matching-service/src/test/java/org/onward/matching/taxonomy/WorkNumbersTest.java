package org.onward.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers by which a line of work is told are read whole, or not at all. */
class WorkNumbersTest {
    private static ObjectNode numbers() {
        return WorkNumbers.JSON.valueToTree(WorkNumbers.inUse());
    }

    private static WorkNumbers read(ObjectNode numbers) throws JsonProcessingException {
        return WorkNumbers.of(WorkNumbers.JSON.createObjectNode().set("numbers", numbers));
    }

    @Test
    void anotherNumberIsAnotherVersion() throws JsonProcessingException {
        assertThat(read(numbers())).isEqualTo(WorkNumbers.inUse());
        assertThat(read(numbers()).version()).isEqualTo(WorkNumbers.inUse().version());
        assertThat(read(numbers().put("units", 0.25)).version())
                .isNotEqualTo(WorkNumbers.inUse().version());
    }

    @ParameterizedTest
    @CsvSource({"units, -0.1", "sharpness_of_people, -1", "in_common, 1.5"})
    void aNumberThatCannotBeIsNamed(String name, double number) {
        assertThatThrownBy(() -> read(numbers().put(name, number)))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(name);
    }

    @Test
    void aMissingNumberIsNamed() {
        ObjectNode missing = numbers();
        missing.remove("listed");
        assertThatThrownBy(() -> read(missing))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("listed");
        assertThatThrownBy(() -> read(numbers().putNull("units")))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("units");
    }
}
