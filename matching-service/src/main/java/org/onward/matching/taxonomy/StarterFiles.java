package org.onward.matching.taxonomy;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the vocabulary's CSV files come from: a folder the deployer names, or the jar's copy. */
@Singleton
final class StarterFiles {
    static final String SKILLS = "skills.csv";
    static final String RELATED_SKILLS = "related_skills.csv";
    static final String OCCUPATION_GROUPS = "occupation_groups.csv";
    static final String OCCUPATIONS = "occupations.csv";
    static final String OCCUPATION_TITLES = "occupation_titles.csv";
    static final String OCCUPATION_SKILLS = "occupation_skills.csv";
    static final String OCCUPATION_PROFILES = "occupation_profiles.csv";
    static final String COUNTRIES = "countries.csv";
    static final String PLACES = "places.csv";
    static final String DISTRICTS = "districts.csv";

    private static final String[] ALL = {
        SKILLS,
        RELATED_SKILLS,
        OCCUPATION_GROUPS,
        OCCUPATIONS,
        OCCUPATION_TITLES,
        OCCUPATION_SKILLS,
        OCCUPATION_PROFILES,
        COUNTRIES,
        PLACES,
        DISTRICTS
    };
    // Goes up when the same files would be written differently, so that a start writes them again.
    private static final String LOADER_VERSION = "1";

    private final @Nullable Path folder;

    StarterFiles(@Nullable @Property(name = "onward.taxonomy.folder") String folder) {
        this.folder = folder == null || folder.isBlank() ? null : Path.of(folder);
    }

    /** The bytes of every file by its name. */
    Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (String file : ALL) {
            contents.put(file, content(file));
        }
        return contents;
    }

    static String checksum(Map<String, byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(LOADER_VERSION.getBytes(StandardCharsets.UTF_8));
            contents.forEach(
                    (file, content) -> {
                        digest.update(
                                (file + ' ' + content.length + '\n')
                                        .getBytes(StandardCharsets.UTF_8));
                        digest.update(content);
                    });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private byte[] content(String file) {
        try {
            if (folder != null) {
                return Files.readAllBytes(folder.resolve(file));
            }
            try (InputStream stream =
                    StarterFiles.class.getResourceAsStream("/config/taxonomy/" + file)) {
                return Objects.requireNonNull(stream, "the jar lacks " + file).readAllBytes();
            }
        } catch (NoSuchFileException e) {
            throw new BadTaxonomyFile(file, 1, "the file is missing from the folder");
        } catch (IOException e) {
            throw new BadTaxonomyFile(file, 1, "it could not be read");
        }
    }
}
