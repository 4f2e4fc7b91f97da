package org.onward.matching.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of a page, read as a browser would send them, without the button. */
public final class PageForms {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]* action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile(
                    "<input([^>]*)>|<textarea([^>]*)>(.*?)</textarea>|<select([^>]*)>(.*?)</select>",
                    Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option value=\"([^\"]*)\" selected");
    private static final Pattern FIRST = Pattern.compile("<option value=\"([^\"]*)\"");

    private PageForms() {}

    /**
     * What the forms with this action hold together, by name; empty where there is none.
     *
     * @param action without a fragment
     */
    public static Map<String, String> of(String page, String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (text(form.group(1)).replaceFirst("#.*", "").equals(action)) {
                read(form.group(2), fields);
            }
        }
        fields.remove("csrf");
        return fields;
    }

    private static void read(String form, Map<String, String> fields) {
        Matcher field = FIELD.matcher(form);
        while (field.find()) {
            if (field.group(1) != null) {
                String tag = field.group(1);
                boolean choice =
                        tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"");
                if (!choice || tag.contains(" checked")) {
                    fields.put(attribute(tag, "name"), attribute(tag, "value"));
                }
            } else if (field.group(2) != null) {
                fields.put(attribute(field.group(2), "name"), text(field.group(3)));
            } else {
                Matcher chosen = CHOSEN.matcher(field.group(5));
                Matcher first = FIRST.matcher(field.group(5));
                String value = chosen.find() ? chosen.group(1) : first.find() ? first.group(1) : "";
                fields.put(attribute(field.group(4), "name"), text(value));
            }
        }
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String escaped) {
        return escaped.replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
