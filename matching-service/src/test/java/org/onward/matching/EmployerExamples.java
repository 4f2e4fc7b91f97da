package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The examples in {@code config/contracts/employer}, and whether an answer is like one of them. */
public final class EmployerExamples {
    private final Map<String, JsonNode> files;

    public EmployerExamples() throws IOException {
        this.files = EmployerContractFilesTest.files();
    }

    /** File name → request and response. */
    Map<String, JsonNode> all() {
        return files;
    }

    public JsonNode example(String name) {
        return Objects.requireNonNull(files.get(name + ".json"), name);
    }

    /** What the example sends. */
    public String body(String name) {
        return example(name).get("request").get("body").toString();
    }

    /** Fails where the status, a name or a type differs from the example's answer. */
    public JsonNode like(String name, Http.Answer answer) {
        JsonNode response = example(name).get("response");
        assertThat(answer.status())
                .as(name + " " + answer.text())
                .isEqualTo(response.get("status").asInt());
        List<String> differences = new ArrayList<>();
        if (response.get("body").isNull()) {
            assertThat(answer.text()).as(name).isEmpty();
        } else {
            differ("", response.get("body"), answer.json(), differences);
        }
        assertThat(differences).as(name).isEmpty();
        assertThat(EmployerContractFilesTest.notForEmployers(answer.text())).as(name).isEmpty();
        return answer.json();
    }

    /** Names and types; null fits every type, and of lists the first items are compared. */
    private static void differ(String at, JsonNode want, JsonNode got, List<String> differences) {
        if (want.isNull() || got.isNull()) {
            return;
        }
        if (want.getNodeType() != got.getNodeType()) {
            differences.add(at + ": " + got.getNodeType() + " instead of " + want.getNodeType());
        } else if (want.isObject()) {
            Set<String> names = names(want);
            if (!names.equals(names(got))) {
                differences.add(at + ": " + names(got) + " instead of " + names);
            }
            names.stream()
                    .filter(got::has)
                    .forEach(
                            name ->
                                    differ(
                                            at + "." + name,
                                            want.get(name),
                                            got.get(name),
                                            differences));
        } else if (want.isArray() && !want.isEmpty() && !got.isEmpty()) {
            differ(at + "[0]", want.get(0), got.get(0), differences);
        }
    }

    static Set<String> names(JsonNode json) {
        TreeSet<String> names = new TreeSet<>();
        for (Iterator<String> each = json.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }
}
