//! Characters by the names of their glyphs, the encodings of simple fonts, and characters that stand for others.

use std::borrow::Cow;

use encoding_rs::{MACINTOSH, WINDOWS_1252};

/// Names of the characters of Windows-1252 from 0x20 to 0x7e that are no letters (Adobe Glyph List).
const SIGNS: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus \
    comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater \
    question at bracketleft backslash bracketright asciicircum underscore grave braceleft bar braceright asciitilde";

/// Those from 0x80 on.
const UPPER: &str = "Euro . quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron \
    guilsinglleft OE . Zcaron . . quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark \
    scaron guilsinglright oe . zcaron Ydieresis nbspace exclamdown cent sterling currency yen brokenbar section dieresis \
    copyright ordfeminine guillemotleft logicalnot sfthyphen registered macron degree plusminus twosuperior \
    threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf \
    threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex \
    Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash \
    Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae \
    ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex \
    otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis";

/// Others, each with its character.
const OTHERS: [(&str, &str); 12] = [
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("minus", "−"),
    ("dotlessi", "ı"),
    ("fraction", "⁄"),
    ("lslash", "ł"),
    ("Lslash", "Ł"),
    ("nonbreakingspace", "\u{a0}"),
    ("softhyphen", "\u{ad}"),
];

/// Letters that are named by what stands above or below them, each before the one that it becomes.
const MARKED: [(&str, &str); 9] = [
    ("acute", "CĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź"),
    ("caron", "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřTŤtť"),
    ("ogonek", "AĄaąEĘeęIĮiįUŲuų"),
    ("macron", "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ("breve", "AĂaăGĞgğUŬuŭ"),
    ("dotaccent", "CĊcċEĖeėGĠgġIİZŻzż"),
    ("hungarumlaut", "OŐoőUŰuű"),
    ("cedilla", "SŞsşTŢtţ"),
    ("commaaccent", "GĢKĶkķLĻlļNŅnņRŖrŗSȘsșTȚtț"),
];

/// The character that a glyph's name stands for; none of those that say nothing (`g12`, `a3`).
pub(super) fn text_of_name(name: &str) -> Option<String> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    if let [letter @ (b'A'..=b'Z' | b'a'..=b'z')] = name.as_bytes() {
        return Some(char::from(*letter).to_string());
    }
    let hex = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'));
    if let Some(digits) = hex.filter(|digits| (4..=6).contains(&digits.len())) {
        let number = u32::from_str_radix(digits, 16).ok();
        if let Some(c) = number.and_then(char::from_u32) {
            return Some(c.to_string());
        }
    }
    if let Some(place) = SIGNS.split_whitespace().position(|known| known == name) {
        let signs = (b' '..=b'~').filter(|byte| !byte.is_ascii_alphabetic());
        return signs.map(|byte| char::from(byte).to_string()).nth(place);
    }
    if let Some(place) = UPPER.split_whitespace().position(|known| known == name) {
        return Some(windows(0x80 + place as u8));
    }
    if let Some((_, text)) = OTHERS.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let (letter, mark) = name.split_at_checked(1)?;
    let pairs = MARKED.iter().find(|(known, _)| *known == mark)?.1;
    let found = pairs.char_indices().step_by(2).find(|(_, c)| letter.starts_with(*c))?.0;
    pairs.get(found + 1..)?.chars().next().map(String::from)
}

fn windows(byte: u8) -> String {
    WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned()
}

/// The character of a code in one of the encodings that files name.
pub(super) fn text_of_code(encoding: &[u8], code: u8) -> Option<String> {
    let text = match (encoding, code) {
        (_, 0..32 | 127) => return None,
        (b"MacRomanEncoding", code) => MACINTOSH.decode_without_bom_handling(&[code]).0.into_owned(),
        (b"WinAnsiEncoding", code) => windows(code),
        // What is left is the standard one, which differs above and in its two quotation marks.
        (_, b'\'') => "’".to_owned(),
        (_, b'`') => "‘".to_owned(),
        (_, 32..127) => char::from(code).to_string(),
        (_, 0xaa) => "“".to_owned(),
        (_, 0xba) => "”".to_owned(),
        (_, 0xae) => "fi".to_owned(),
        (_, 0xaf) => "fl".to_owned(),
        (_, 0xb1) => "–".to_owned(),
        (_, 0xd0) => "—".to_owned(),
        (_, 0xb7) => "•".to_owned(),
        (_, 0xa1..=0xa3 | 0xa5 | 0xa7 | 0xab | 0xb6 | 0xbb | 0xbf) => windows(code),
        _ => return None,
    };
    Some(text)
}

/// The 214 radicals of the Kangxi dictionary in their order, U+2F00 and following, as the letters that they look like.
/// Writers that go from glyphs back to characters take the first that has the glyph, and that is the radical.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾\
    干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶\
    白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that look like a whole letter, each before it (`EquivalentUnifiedIdeograph` of the UCD).
const SUPPLEMENT: &str = "⺁厂⺒巳⺓幺⺝月⺟母⺠民⺩王⺫目⺬示⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风\
    ⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// What a map of codes means: letters for radicals, letters for ligatures.
pub(super) fn plain_text(text: &str) -> Cow<'_, str> {
    let odd = |c: char| matches!(c, '\u{2e80}'..='\u{2fd5}' | '\u{fb00}'..='\u{fb06}');
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    for c in text.chars() {
        let ligatures = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
        match c {
            '\u{2f00}'..='\u{2fd5}' => out.push(RADICALS.chars().nth(c as usize - 0x2f00).unwrap_or(c)),
            '\u{2e80}'..='\u{2ef3}' => {
                let found = SUPPLEMENT.split_once(c).and_then(|(_, rest)| rest.chars().next());
                out.push(found.unwrap_or(c));
            }
            c if odd(c) => out.push_str(ligatures.get((c as usize).wrapping_sub(0xfb00)).unwrap_or(&"")),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{RADICALS, plain_text, text_of_code, text_of_name};

    #[test]
    fn names_and_codes_are_characters() {
        for (name, expect) in [
            ("A", Some("A")),
            ("germandbls", Some("ß")),
            ("quoteright", Some("’")),
            ("ccaron", Some("č")),
            ("Idotaccent", Some("İ")),
            ("uni6E2F", Some("港")),
            ("u20BB7", Some("𠮷")),
            ("hyphen.alt", Some("-")),
            ("asciitilde", Some("~")),
            ("seven", Some("7")),
            ("fi", Some("fi")),
            ("g12", None),
            (".notdef", None),
            ("", None),
            ("é", None),
        ] {
            assert_eq!(text_of_name(name).as_deref(), expect, "{name}");
        }
        assert_eq!(text_of_code(b"WinAnsiEncoding", 0x93).as_deref(), Some("“"));
        assert_eq!(text_of_code(b"MacRomanEncoding", 0x8a).as_deref(), Some("ä"));
        assert_eq!(text_of_code(b"StandardEncoding", 0xae).as_deref(), Some("fi"));
        assert_eq!(RADICALS.chars().count(), 214);
        assert_eq!(plain_text("⽂件⻚ﬁ⻀"), "文件页fi⻀");
    }
}
