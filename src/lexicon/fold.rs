//! Folding for comparison with tables of phrases: case, width, and the traditional forms of the
//! characters that page furniture is written with.

use std::borrow::Cow;

/// Traditional and simplified forms of the characters that occur in labels, buttons and headings of
/// lists (not of the whole language: names and prose are never folded with this).
const FURNITURE: &str = "評评論论閱阅讀读關关聞闻編编輯辑來来時时間间發发佈布訂订廣广員员錄录註注冊册瀏浏覽览轉转載载\
聲声責责權权點点擊击熱热門门薦荐鏈链連连複复製制頁页頂顶樓楼層层記记圖图攝摄資资號号證证備备類类欄栏網网贊赞讚赞\
檢检舉举報报應应簡简體体總总專专題题視视頻频導导個个會会與与說说話话請请輸输內内寫写長长條条則则這这裡里為为對对\
還还後后過过週周陸陆達达積积極极國国際际財财經经體体樂乐標标籤签誰谁見见觀观當当現现據据處处務务隱隐條条違违\
絡络絡络傳传電电腦脑機机廠厂紙纸貼贴結结閉闭啟启樣样讓让顯显檔档選选擇择單单開开啓启區区縣县廳厅溫温稱称筆笔\
撰撰執执審审稿稿譯译監监製制術术無无斷断禁禁許许鬱郁準准確确實实誤误錯错雙双優优惠惠貨货買买賣卖價价專专";

/// The simplified form of a traditional character of the table, else the character itself.
fn fold_furniture(c: char) -> char {
    if !('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return c;
    }
    let slots = furniture();
    let mut place = slot_of(c);
    loop {
        match slots.get(place) {
            Some(&(known, simple)) if known == c => return simple,
            Some(&('\0', _)) | None => return c,
            Some(_) => place = (place + 1) % SLOTS,
        }
    }
}

/// Slots of the table: some five times as many as it has pairs.
const SLOTS: usize = 1024;

const fn slot_of(c: char) -> usize {
    (c as u32).wrapping_mul(0x9e37_79b1) as usize >> 16 & (SLOTS - 1)
}

/// The pairs by open addressing: every ideograph of a page is looked up.
fn furniture() -> &'static [(char, char)] {
    static TABLE: std::sync::OnceLock<Vec<(char, char)>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let mut slots = vec![('\0', '\0'); SLOTS];
        let chars: Vec<char> = FURNITURE.chars().collect();
        for pair in chars.chunks_exact(2) {
            let mut place = slot_of(pair[0]);
            // Of a character that stands twice the first pair counts.
            while slots.get(place).is_some_and(|slot| slot.0 != '\0' && slot.0 != pair[0]) {
                place = (place + 1) % SLOTS;
            }
            if let Some(slot) = slots.get_mut(place).filter(|slot| slot.0 == '\0') {
                *slot = (pair[0], pair[1]);
            }
        }
        slots
    })
}

/// Full-width ASCII to ASCII, ideographic punctuation left alone.
const fn fold_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(narrow) => narrow,
            None => c,
        },
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{2019}' => '\'',
        _ => c,
    }
}

/// The text in the form that tables of phrases use: lower case, half width, simplified furniture.
pub(crate) fn fold_phrase(text: &str) -> String {
    fold_start(text, usize::MAX)
}

/// The same of the first so many characters.
pub(crate) fn fold_start(text: &str, chars: usize) -> String {
    if text.is_ascii() {
        return text.get(..chars).unwrap_or(text).to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len().min(chars.saturating_mul(4)));
    // Most characters need no look at what their lower case is; those of ASCII that stand side by side come at once.
    let (mut rest, mut left) = (text, chars);
    while let Some(c) = rest.chars().next().filter(|_| left > 0) {
        let plain = rest.bytes().take(left).position(|b| !b.is_ascii()).unwrap_or(rest.len().min(left));
        if let Some(run) = rest.get(..plain).filter(|run| !run.is_empty()) {
            let from = folded.len();
            folded.push_str(run);
            if let Some(run) = folded.get_mut(from..) {
                run.make_ascii_lowercase();
            }
            rest = rest.get(plain..).unwrap_or_default();
            left -= plain;
            continue;
        }
        let (kept, count) = kept_length(rest, left);
        if let Some(run) = rest.get(..kept).filter(|run| !run.is_empty()) {
            folded.push_str(run);
            rest = rest.get(kept..).unwrap_or_default();
            left -= count;
            continue;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        left -= 1;
        match c {
            '\0'..='\u{7f}' => folded.push(c.to_ascii_lowercase()),
            '\u{4e00}'..='\u{9fff}' => folded.push(fold_furniture(c)),
            _ => folded.extend(fold_width(c).to_lowercase()),
        }
    }
    folded
}

/// How many bytes of the ideographs and other signs without case that a text begins with, and how many characters of
/// so many at most, folding leaves alone.
fn kept_length(text: &str, chars: usize) -> (usize, usize) {
    let mut count = 0;
    for (at, c) in text.char_indices() {
        let kept = match c {
            '\u{3041}'..='\u{30ff}' | '\u{3001}'..='\u{3011}' | '\u{ac00}'..='\u{d7a3}' => true,
            '\u{4e00}'..='\u{9fff}' => fold_furniture(c) == c,
            _ => false,
        };
        if !kept || count == chars {
            return (at, count);
        }
        count += 1;
    }
    (text.len(), count)
}

/// Class names, ids and parts of addresses in lower case, which most are.
pub(crate) fn fold_name(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// Lower case without the diacritics of the Latin and Greek letters that month names use.
pub(crate) fn fold_word(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let lower = word.bytes().all(|b| !b.is_ascii_uppercase());
        return if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_ascii_lowercase()) };
    }
    Cow::Owned(
        word.chars().flat_map(char::to_lowercase).filter(|c| !is_combining(*c)).map(fold_letter).collect(),
    )
}

const fn is_combining(c: char) -> bool {
    matches!(
        c,
        // Diacritics, the points of Hebrew, the vowel signs of Arabic, and marks that only part or join letters.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{652}' | '\u{200b}'..='\u{200f}' | '\u{ad}'
    )
}

fn fold_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ' | 'ị' => 'i',
        'ķ' => 'k',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò'..='ö' | 'ø' | 'ő' | 'ō' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ų' | 'ů' | 'ű' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        // Letters of Arabic that are written with and without their sign, or as Persian writes them.
        'أ' | 'إ' | 'آ' => 'ا',
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        other => other,
    }
}

/// Whether a character is a word by itself: ideographs, kana, hangul.
pub(crate) const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::fold_phrase;

    #[test]
    fn folds_case_width_and_furniture() {
        for (text, expect) in [
            ("Read More", "read more"),
            ("ＩＣＰ備１２", "icp备12"),
            ("瀏覽：５", "浏览:5"),
            ("責任編輯", "责任编辑"),
            ("Don’t", "don't"),
        ] {
            assert_eq!(fold_phrase(text), expect);
        }
    }
}
