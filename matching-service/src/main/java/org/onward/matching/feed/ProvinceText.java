package org.onward.matching.feed;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two letters by which Thai offices call a province, written out: "จ.ขก.", "ชม." alone in a
 * cell. Elsewhere such letters stand for something else, as "ชม." does for hours.
 */
final class ProvinceText {
    private static final Pattern BEHIND_WORD =
            Pattern.compile("(?:จังหวัด|(?<![ก-๙])จว?[.])\\s*([ก-ฮ])[.]?([ก-ฮ])(?:[.]|(?![ก-๙]))");
    private static final Pattern ALONE = Pattern.compile("\\s*([ก-ฮ])[.]?([ก-ฮ])([.]?)\\s*");
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("กบ", "กระบี่"),
                    Map.entry("กท", "กรุงเทพมหานคร"),
                    Map.entry("กจ", "กาญจนบุรี"),
                    Map.entry("กส", "กาฬสินธุ์"),
                    Map.entry("กพ", "กำแพงเพชร"),
                    Map.entry("ขก", "ขอนแก่น"),
                    Map.entry("จบ", "จันทบุรี"),
                    Map.entry("ฉช", "ฉะเชิงเทรา"),
                    Map.entry("ชบ", "ชลบุรี"),
                    Map.entry("ชน", "ชัยนาท"),
                    Map.entry("ชย", "ชัยภูมิ"),
                    Map.entry("ชพ", "ชุมพร"),
                    Map.entry("ชร", "เชียงราย"),
                    Map.entry("ชม", "เชียงใหม่"),
                    Map.entry("ตง", "ตรัง"),
                    Map.entry("ตร", "ตราด"),
                    Map.entry("ตก", "ตาก"),
                    Map.entry("นย", "นครนายก"),
                    Map.entry("นฐ", "นครปฐม"),
                    Map.entry("นพ", "นครพนม"),
                    Map.entry("นม", "นครราชสีมา"),
                    Map.entry("นศ", "นครศรีธรรมราช"),
                    Map.entry("นว", "นครสวรรค์"),
                    Map.entry("นบ", "นนทบุรี"),
                    Map.entry("นธ", "นราธิวาส"),
                    Map.entry("นน", "น่าน"),
                    Map.entry("บก", "บึงกาฬ"),
                    Map.entry("บร", "บุรีรัมย์"),
                    Map.entry("ปท", "ปทุมธานี"),
                    Map.entry("ปข", "ประจวบคีรีขันธ์"),
                    Map.entry("ปจ", "ปราจีนบุรี"),
                    Map.entry("ปน", "ปัตตานี"),
                    Map.entry("อย", "พระนครศรีอยุธยา"),
                    Map.entry("พย", "พะเยา"),
                    Map.entry("พง", "พังงา"),
                    Map.entry("พท", "พัทลุง"),
                    Map.entry("พจ", "พิจิตร"),
                    Map.entry("พล", "พิษณุโลก"),
                    Map.entry("พบ", "เพชรบุรี"),
                    Map.entry("พช", "เพชรบูรณ์"),
                    Map.entry("พร", "แพร่"),
                    Map.entry("ภก", "ภูเก็ต"),
                    Map.entry("มค", "มหาสารคาม"),
                    Map.entry("มห", "มุกดาหาร"),
                    Map.entry("มส", "แม่ฮ่องสอน"),
                    Map.entry("ยส", "ยโสธร"),
                    Map.entry("ยล", "ยะลา"),
                    Map.entry("รอ", "ร้อยเอ็ด"),
                    Map.entry("รน", "ระนอง"),
                    Map.entry("รย", "ระยอง"),
                    Map.entry("รบ", "ราชบุรี"),
                    Map.entry("ลบ", "ลพบุรี"),
                    Map.entry("ลป", "ลำปาง"),
                    Map.entry("ลพ", "ลำพูน"),
                    Map.entry("ลย", "เลย"),
                    Map.entry("ศก", "ศรีสะเกษ"),
                    Map.entry("สน", "สกลนคร"),
                    Map.entry("สข", "สงขลา"),
                    Map.entry("สต", "สตูล"),
                    Map.entry("สป", "สมุทรปราการ"),
                    Map.entry("สส", "สมุทรสงคราม"),
                    Map.entry("สค", "สมุทรสาคร"),
                    Map.entry("สก", "สระแก้ว"),
                    Map.entry("สบ", "สระบุรี"),
                    Map.entry("สห", "สิงห์บุรี"),
                    Map.entry("สท", "สุโขทัย"),
                    Map.entry("สพ", "สุพรรณบุรี"),
                    Map.entry("สฎ", "สุราษฎร์ธานี"),
                    Map.entry("สร", "สุรินทร์"),
                    Map.entry("นค", "หนองคาย"),
                    Map.entry("นภ", "หนองบัวลำภู"),
                    Map.entry("อท", "อ่างทอง"),
                    Map.entry("อจ", "อำนาจเจริญ"),
                    Map.entry("อด", "อุดรธานี"),
                    Map.entry("อต", "อุตรดิตถ์"),
                    Map.entry("อน", "อุทัยธานี"),
                    Map.entry("อบ", "อุบลราชธานี"));

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
