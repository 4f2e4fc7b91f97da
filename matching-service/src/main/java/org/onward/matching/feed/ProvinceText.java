package org.onward.matching.feed;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onward.matching.taxonomy.CsvLines;

/**
 * The two letters by which Thai offices call a province, written out: "จ.ขก.", "ชม." alone in a
 * cell. From {@code config/taxonomy/province_letters.csv}. Elsewhere such letters stand for
 * something else, as "ชม." does for hours.
 */
final class ProvinceText {
    private static final Pattern BEHIND_WORD =
            Pattern.compile("(?:จังหวัด|(?<![ก-๙])จว?[.])\\s*([ก-ฮ])[.]?([ก-ฮ])(?:[.]|(?![ก-๙]))");
    private static final Pattern ALONE = Pattern.compile("\\s*([ก-ฮ])[.]?([ก-ฮ])([.]?)\\s*");
    private static final Map<String, String> NAMES =
            CsvLines.packaged("/config/taxonomy/province_letters.csv", "letters", "province")
                    .stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    line -> line.get("letters"), line -> line.get("province")));

    private ProvinceText() {}

    /**
     * @param ofProvinces whether nothing but a province can stand here
     */
    static String writtenOut(String place, boolean ofProvinces) {
        Matcher alone = ALONE.matcher(place);
        if (alone.matches()) {
            String name = NAMES.get(alone.group(1) + alone.group(2));
            return name != null && (ofProvinces || !alone.group(3).isEmpty()) ? name : place;
        }
        return BEHIND_WORD
                .matcher(place)
                .replaceAll(
                        found -> {
                            String name = NAMES.get(found.group(1) + found.group(2));
                            return name == null ? found.group() : "จังหวัด" + name + " ";
                        });
    }
}
