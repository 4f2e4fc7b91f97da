package org.onward.matching.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document: one object, several, an array of them, or one that carries them in {@code
 * @graph} or as an ItemList, as may those of an array and those that are carried. One object at a
 * time is held, and of that no more than 1 MB: of an array or of what the outermost carries.
 */
final class JsonDocument implements FeedRows {
    static final String GRAPH = "@graph";
    private static final String ELEMENTS = "itemListElement";
    private static final String ABOUT = "mainEntity";
    // Of one object.
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_NODES = 20_000;
    private static final List<String> CARRIERS = List.of(GRAPH, ELEMENTS);
    // What programs call the list in which they put what they have.
    private static final Set<String> WRAPPERS =
            Set.of(
                    "jobs",
                    "vacancies",
                    "postings",
                    "listings",
                    "openings",
                    "items",
                    "results",
                    "records",
                    "rows",
                    "data");

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(200)
                                    .maxStringLength(FeedLines.LONGEST)
                                    .maxNameLength(1_000)
                                    .maxNumberLength(100)
                                    .build())
                    .build();

    static final String NO_POSTINGS =
            "The file holds no postings, only other things, like the addresses of their pages; send the postings themselves.";

    // Of what postings refer to.
    private static final int MOST_EXPLAINED = 20_000;
    private static final long MOST_OF_EXPLAINED = 16_000_000;

    private final Path file;
    private final JsonParser parser;
    private @Nullable Map<String, JsonNode> explained;
    private final Set<String> told = new HashSet<>();
    private @Nullable String remark;
    private @Nullable FeedItem late;
    // Of an object that carries others, those that are not yet given.
    private final Deque<JsonNode> carried = new ArrayDeque<>();
    private int objects;
    private int others; // that are no vacancies
    private boolean explaining;
    private boolean wrapped;
    private long charactersExplained;

    /** Where the parser stands. */
    private enum Place {
        OUTSIDE,
        ARRAY,
        CARRIED,
        AFTER_CARRIED
    }

    private Place place = Place.OUTSIDE;

    static JsonDocument open(Path file) throws IOException, BadFeed {
        FeedText.Opened text = FeedText.open(file);
        return new JsonDocument(file, JSON.createParser(text.utf8()), text.remark());
    }

    private JsonDocument(Path file, JsonParser parser, @Nullable String remark) {
        this.file = file;
        this.parser = parser;
        this.remark = remark;
    }

    @Override
    public @Nullable FeedItem next() throws IOException, BadFeed {
        if (remark != null) {
            FeedItem note = new FeedItem.Note(1, "line", remark, null);
            remark = null;
            return note;
        }
        if (late != null) {
            FeedItem note = late;
            late = null;
            return note;
        }
        try {
            return read();
        } catch (JsonEOFException e) {
            throw new BadFeed(
                    "The file is cut off in object %d; what stands before it was read. Send it whole."
                            .formatted(objects + 1));
        } catch (StreamConstraintsException e) {
            throw new BadFeed(
                    "Object %d holds a text of more than 1 MB or is nested too deep; what stands before it was read."
                            .formatted(objects + 1));
        } catch (com.fasterxml.jackson.core.JsonParseException | CharConversionException e) {
            throw new BadFeed(
                    "In object %d (line %d) the file is no JSON any more; what stands before it was read."
                            .formatted(objects + 1, parser.currentLocation().getLineNr()));
        }
    }

    private @Nullable FeedItem read() throws IOException, BadFeed {
        while (true) {
            while (!carried.isEmpty()) {
                JsonNode one = carried.remove();
                if (!one.isObject() || !SchemaOrg.isSomethingElse(one)) {
                    return object(one, false);
                }
                others++;
            }
            JsonToken token = parser.nextToken();
            if (token == null) {
                if (objects == 0
                        && parser.currentLocation().getCharOffset() <= 0
                        && parser.currentLocation().getByteOffset() <= 0) {
                    throw new BadFeed("The file is empty.");
                }
                if (objects == 0 && others > 0 && !explaining) {
                    throw new BadFeed(NO_POSTINGS);
                }
                return null;
            }
            FeedItem item =
                    switch (place) {
                        case OUTSIDE -> outside(token);
                        case ARRAY, CARRIED -> inArray(token);
                        case AFTER_CARRIED -> afterCarried(token);
                    };
            if (item != null) {
                return item;
            }
        }
    }

    private @Nullable FeedItem outside(JsonToken token) throws IOException, BadFeed {
        switch (token) {
            case START_ARRAY -> {
                place = Place.ARRAY;
                return null;
            }
            case START_OBJECT -> {
                Building building = new Building();
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (value == JsonToken.START_ARRAY
                            && (CARRIERS.contains(name) || WRAPPERS.contains(name))) {
                        place = Place.CARRIED;
                        wrapped = WRAPPERS.contains(name);
                        return null;
                    }
                    building.put(node, name);
                }
                return item(node, building);
            }
            default -> throw new BadFeed("The file holds no JSON object.");
        }
    }

    private @Nullable FeedItem inArray(JsonToken token) throws IOException {
        if (token == JsonToken.END_ARRAY) {
            place = place == Place.ARRAY ? Place.OUTSIDE : Place.AFTER_CARRIED;
            return null;
        }
        if (token != JsonToken.START_OBJECT) {
            parser.skipChildren();
            objects++;
            return new FeedItem.Unreadable(objects, "line", "This is not a JSON object.", null);
        }
        Building building = new Building();
        JsonNode node = building.value(0);
        return item(listed(node), building);
    }

    private @Nullable FeedItem afterCarried(JsonToken token) throws IOException {
        if (token == JsonToken.END_OBJECT) {
            place = Place.OUTSIDE;
        } else {
            parser.nextToken();
            parser.skipChildren();
        }
        return null;
    }

    private @Nullable FeedItem item(JsonNode node, Building building) {
        if (explaining && explained != null) {
            if (!building.tooLarge) {
                explain(node, explained);
            }
            return null;
        }
        if (!building.tooLarge && carries(node)) {
            carry(node);
            return null;
        }
        if (!building.tooLarge
                && place == Place.CARRIED
                && (!wrapped || node.has("@type"))
                && SchemaOrg.isSomethingElse(node)) {
            others++;
            return null;
        }
        return object(node, building.tooLarge);
    }

    private static JsonNode listed(JsonNode node) {
        return SchemaOrg.isA("ListItem", node) && node.path("item").isObject()
                ? node.path("item")
                : node;
    }

    /** A list of other things, such as the pages above this one, carries no vacancies. */
    private static boolean carries(JsonNode node) {
        return node.path(GRAPH).isArray()
                || (SchemaOrg.isA("ItemList", node) && node.path(ELEMENTS).isArray())
                || aboutVacancies(node).findAny().isPresent();
    }

    /** What a page says that it is about, where that is a vacancy or a list of them. */
    private static Stream<JsonNode> aboutVacancies(JsonNode node) {
        JsonNode about = node.path(ABOUT);
        return !node.isObject() || SchemaOrg.isPosting(node)
                ? Stream.of()
                : (about.isArray() ? about.valueStream() : Stream.of(about))
                        .filter(one -> SchemaOrg.isPosting(one) || carries(one));
    }

    private void carry(JsonNode node) {
        if (carries(node)) {
            CARRIERS.forEach(name -> node.path(name).forEach(one -> carry(listed(one))));
            aboutVacancies(node).forEach(this::carry);
        } else {
            carried.add(node);
        }
    }

    private FeedItem object(JsonNode node, boolean tooLarge) {
        objects++;
        if (!node.isObject()) {
            return new FeedItem.Unreadable(objects, "line", "This is not a JSON object.", null);
        }
        List<String> unread = tooLarge ? List.of() : JsonObjects.unread(node, told);
        if (!unread.isEmpty()) {
            late = FeedTable.unread(objects, unread);
        }
        return tooLarge
                ? new FeedItem.Unreadable(
                        objects,
                        "line",
                        "The object is larger than 1 MB, or nested too deep.",
                        null,
                        Map.of(),
                        JsonObjects.id(node))
                : JsonObjects.item(objects, node, this::explained);
    }

    /** Found by a second reading of the file, which is made where the first reference stands. */
    private @Nullable JsonNode explained(String id) {
        if (explained == null) {
            explained = new HashMap<>();
            try (JsonDocument again = open(file)) {
                again.explained = explained;
                again.explaining = true;
                again.remark = null;
                while (again.read() != null) {
                    // looks through each object on its way
                }

            } catch (IOException | BadFeed e) {
                // What stands before it is explained; that the file breaks off is said in its turn.
            }
        }
        return explained.get(id);
    }

    /** Keeps the objects in an object that have an id and say more than it. */
    private void explain(JsonNode node, Map<String, JsonNode> into) {
        for (JsonNode one : node) {
            explain(one, into);
        }
        if (node.isObject()
                && node.size() > 1
                && node.path("@id").isTextual()
                && !SchemaOrg.isPosting(node)
                && into.size() < MOST_EXPLAINED) {
            String text = node.toString();
            if (charactersExplained + text.length() <= MOST_OF_EXPLAINED
                    && !SchemaOrg.isReference(node)
                    && into.putIfAbsent(node.path("@id").asText(), node) == null) {
                charactersExplained += text.length();
            }
        }
    }

    /** Takes in one object; what is too much of it is read past and not kept. */
    private final class Building {
        private int characters;
        private int nodes;
        private boolean tooLarge;

        private void put(ObjectNode into, String name) throws IOException {
            characters += name.length();
            JsonNode value = value(1);
            if (!tooLarge) {
                into.set(name, value);
            }
        }

        /** The value that begins at the parser's token. */
        private JsonNode value(int depth) throws IOException {
            nodes++;
            JsonToken token = parser.currentToken();
            if (token.isScalarValue()) {
                return scalar(token);
            }
            tooLarge |= depth > JsonObjects.DEEPEST || nodes > MOST_NODES;
            if (tooLarge) {
                parser.skipChildren();
                return JsonNodeFactory.instance.nullNode();
            }
            if (token == JsonToken.START_ARRAY) {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    JsonNode one = value(depth + 1);
                    if (!tooLarge) {
                        array.add(one);
                    }
                }
                return array;
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                characters += name.length();
                parser.nextToken();
                JsonNode one = value(depth + 1);
                if (!tooLarge) {
                    object.set(name, one);
                }
            }
            return object;
        }

        private JsonNode scalar(JsonToken token) throws IOException {
            tooLarge |= characters > MOST_CHARACTERS || nodes > MOST_NODES;
            if (tooLarge) {
                return JsonNodeFactory.instance.nullNode();
            }
            return switch (token) {
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    String text = parser.getText();
                    characters += text.length();
                    yield JsonNodeFactory.instance.textNode(text);
                }
                case VALUE_TRUE -> JsonNodeFactory.instance.booleanNode(true);
                case VALUE_FALSE -> JsonNodeFactory.instance.booleanNode(false);
                default -> JsonNodeFactory.instance.nullNode();
            };
        }
    }

    @Override
    public FeedRows again() throws IOException, BadFeed {
        return open(file);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
