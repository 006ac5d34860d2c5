//! Names across scripts: the consonants of a name, as far as they survive being carried over. Blinken is P L N K N,
//! and so is 布林肯.

use crate::lexicon::sound::Sound;
use crate::lexicon::sound_of;

/// Classes of consonants that are carried over as one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    P = 1,
    T,
    K,
    S,
    M,
    N,
    L,
}

/// A key has so many consonants at least, and more than the most add nothing.
const FEWEST: usize = 3;
const MOST: usize = 7;

/// The consonants of a name so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    hash: u32,
    count: usize,
}

impl Key {
    const fn push(&mut self, class: Class) {
        if self.count < MOST {
            self.hash = self.hash << 4 | class as u32;
            self.count += 1;
        }
    }

    const fn push_all(&mut self, class: Option<Class>, nasal: bool) {
        if let Some(class) = class {
            self.push(class);
        }
        if nasal {
            self.push(Class::N);
        }
    }

    const fn value(self) -> Option<u32> {
        if self.count >= FEWEST { Some(self.hash) } else { None }
    }
}

/// Visits the keys of a word of an alphabet or of kana, in lower case: letters that may sound either way give two.
pub(crate) fn write_key(word: &str, visit: &mut impl FnMut(u32)) {
    // Most words have no letter that sounds either way.
    let softs: &[bool] = if word.contains(['c', 'g']) { &[false, true] } else { &[false] };
    let codas: &[bool] = if word.contains('r') { &[false, true] } else { &[false] };
    let mut before = None;
    for &soft in softs {
        for &coda in codas {
            let key = consonants(word, soft, coda).value();
            if let Some(key) = key.filter(|_| key != before) {
                visit(key);
            }
            before = key;
        }
    }
}

/// The consonants of a word; `soft` where g sounds as in George, `coda` where an r behind a vowel is heard.
fn consonants(word: &str, soft: bool, coda: bool) -> Key {
    let mut key = Key::default();
    let mut before = None;
    let mut chars = word.chars().peekable();
    // Whether a vowel stood before.
    let mut open = false;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let class = match c {
            'c' | 'g' | 'h' | 'k' | 'n' | 'p' | 's' | 't' | 'w' | 'x' | 'r' | 'm' => {
                latin_consonant(c, next, soft, coda || !open, before)
            }
            _ => plain_consonant(c),
        };
        if matches!((c, next), ('c', 'h' | 'k') | ('s' | 't' | 'p' | 'g', 'h') | ('t', 's' | 'z')) {
            chars.next();
        }
        open = class.is_none() && c.is_alphabetic();
        // Twice the same is written for a short vowel.
        if let Some(class) = class.filter(|class| Some(*class) != before) {
            if c == 'x' {
                key.push(Class::K);
            }
            key.push(class);
        }
        before = class;
        // Syllables of hangul hold several.
        if let '\u{ac00}'..='\u{d7a3}' = c
            && let Some(last) = hangul_final(c)
        {
            if Some(last) != before {
                key.push(last);
            }
            before = Some(last);
        }
    }
    key
}

/// Consonants of Latin script whose sound hangs on what follows.
fn latin_consonant(c: char, next: char, soft: bool, heard: bool, before: Option<Class>) -> Option<Class> {
    let front = matches!(next, 'e' | 'i' | 'y');
    Some(match (c, next) {
        ('c', 'h') => {
            if soft {
                Class::K
            } else {
                Class::S
            }
        }
        ('c', _) => {
            if front {
                Class::S
            } else {
                Class::K
            }
        }
        ('g', 'h') => return None,
        ('g', _) if before == Some(Class::N) && !front => return None,
        ('g', _) => {
            if front && soft {
                Class::S
            } else {
                Class::K
            }
        }
        ('k', _) => Class::K,
        ('s' | 'x', _) | ('t', 's' | 'z') => Class::S,
        ('t', _) => Class::T,
        ('p', _) => Class::P,
        ('m', 'b' | 'p') | ('n', _) => Class::N,
        ('m', _) => Class::M,
        ('r', _) => return heard.then_some(Class::L).or(if is_vowel(next) { Some(Class::L) } else { None }),
        _ => return None,
    })
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Consonants of all scripts that sound alike wherever they stand.
const fn plain_consonant(c: char) -> Option<Class> {
    Some(match c {
        'b' | 'f' | 'v' | 'п' | 'б' | 'ф' | 'в' | 'π' | 'β' | 'φ' | 'ב' | 'פ' | 'ף' | 'ب' | 'پ' | 'ف' => {
            Class::P
        }
        'd' | 'т' | 'д' | 'τ' | 'δ' | 'θ' | 'ט' | 'ד' | 'ת' | 'ت' | 'ط' | 'د' | 'ض' | 'ث' | 'ذ' => {
            Class::T
        }
        'q' | 'к' | 'г' | 'х' | 'κ' | 'γ' | 'χ' | 'ק' | 'כ' | 'ך' | 'ג' | 'ח' | 'ك' | 'ک' | 'گ' | 'ق'
        | 'غ' | 'خ' => Class::K,
        'j' | 'z' | 'с' | 'з' | 'ц' | 'ч' | 'ш' | 'щ' | 'ж' | 'σ' | 'ς' | 'ζ' | 'ס' | 'ש' | 'צ' | 'ץ'
        | 'ז' | 'س' | 'ص' | 'ز' | 'ش' | 'ژ' | 'چ' | 'ج' | 'ظ' => Class::S,
        'м' | 'μ' | 'מ' | 'ם' | 'م' => Class::M,
        'н' | 'ν' | 'נ' | 'ן' | 'ن' => Class::N,
        'l' | 'л' | 'р' | 'λ' | 'ρ' | 'ל' | 'ר' | 'ل' | 'ر' => Class::L,
        '\u{30a1}'..='\u{30fa}' => return kana_consonant(c),
        '\u{ac00}'..='\u{d7a3}' => return hangul_initial(c),
        _ => return None,
    })
}

/// The consonant of a syllable of katakana.
const fn kana_consonant(c: char) -> Option<Class> {
    Some(match c {
        '\u{30ab}'..='\u{30b4}' => Class::K,
        '\u{30b5}'..='\u{30be}' | '\u{30c1}' | '\u{30c2}' | '\u{30c4}' | '\u{30c5}' => Class::S,
        '\u{30bf}' | '\u{30c0}' | '\u{30c6}'..='\u{30c9}' => Class::T,
        '\u{30ca}'..='\u{30ce}' | '\u{30f3}' => Class::N,
        // Of the row of h only f, b and p.
        '\u{30d0}'
        | '\u{30d1}'
        | '\u{30d3}'..='\u{30d5}'
        | '\u{30d6}'
        | '\u{30d7}'
        | '\u{30d9}'
        | '\u{30da}'
        | '\u{30dc}'
        | '\u{30dd}'
        | '\u{30f4}' => Class::P,
        '\u{30de}'..='\u{30e2}' => Class::M,
        '\u{30e9}'..='\u{30ed}' => Class::L,
        _ => return None,
    })
}

/// The consonant that a syllable of hangul begins with: 588 syllables have each.
const fn hangul_initial(c: char) -> Option<Class> {
    Some(match (c as u32 - 0xac00) / 588 {
        0 | 1 | 15 => Class::K,
        2 => Class::N,
        3 | 4 | 16 => Class::T,
        5 => Class::L,
        6 => Class::M,
        7 | 8 | 17 => Class::P,
        9 | 10 | 12..=14 => Class::S,
        _ => return None,
    })
}

/// The consonant that it ends in: one of 28, of which the first is none.
const fn hangul_final(c: char) -> Option<Class> {
    Some(match (c as u32 - 0xac00) % 28 {
        1..=3 | 24 => Class::K,
        4..=6 | 21 => Class::N,
        7 | 19 | 20 | 22 | 23 | 25 => Class::T,
        8..=15 => Class::L,
        16 => Class::M,
        17 | 18 | 26 => Class::P,
        _ => return None,
    })
}

/// Whether a word of an alphabet and ideographs are one name carried over.
pub(crate) fn sound_alike(word: &str, ideographs: &str) -> bool {
    let (mut hard, mut soft) = (Key::default(), Key::default());
    for c in ideographs.chars() {
        let Some((sound, nasal)) = sound_of(c) else { return false };
        hard.push_all(class_of(sound, false), nasal);
        soft.push_all(class_of(sound, true), nasal);
    }
    let keys = [hard.value(), soft.value()];
    let mut alike = false;
    write_key(&word.to_lowercase(), &mut |key| alike |= keys.contains(&Some(key)));
    alike
}

/// Ideographs that a name may consist of.
const WINDOW: usize = 6;

/// The keys of all stretches of ideographs, where names stand without a sign.
#[derive(Debug, Default)]
pub(crate) struct Han {
    /// Those of the stretches that the last ideographs began, with j as in `gi` and as in `ji`.
    open: [[Key; 2]; WINDOW],
    next: usize,
}

impl Han {
    /// Takes the next ideograph and visits the keys of stretches that end with it.
    pub(crate) fn push(&mut self, c: char, visit: &mut impl FnMut(u32)) {
        let Some((sound, nasal)) = sound_of(c) else {
            *self = Self::default();
            return;
        };
        if let Some(slot) = self.open.get_mut(self.next) {
            *slot = Default::default();
        }
        self.next = (self.next + 1) % WINDOW;
        let [hard, soft] = [class_of(sound, false), class_of(sound, true)];
        if hard.is_none() && soft.is_none() && !nasal {
            return;
        }
        for keys in &mut self.open {
            // Both readings are one until an ideograph has two.
            let alike = keys[0] == keys[1] && hard == soft;
            let count = keys[0].count.max(keys[1].count);
            keys[0].push_all(hard, nasal);
            keys[1] = if alike {
                keys[0]
            } else {
                keys[1].push_all(soft, nasal);
                keys[1]
            };
            for key in keys.iter().take(if alike { 1 } else { 2 }) {
                if let Some(value) = key.value().filter(|_| key.count > count) {
                    visit(value);
                }
            }
        }
    }
}

const fn class_of(sound: Sound, soft: bool) -> Option<Class> {
    Some(match sound {
        Sound::P => Class::P,
        Sound::T => Class::T,
        Sound::K => Class::K,
        Sound::J => {
            if soft {
                Class::K
            } else {
                Class::S
            }
        }
        Sound::S | Sound::X => Class::S,
        Sound::M => Class::M,
        Sound::N => Class::N,
        Sound::L | Sound::R => Class::L,
        Sound::W if soft => Class::P,
        Sound::H | Sound::Vowel | Sound::W => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Han, write_key};

    fn keys(word: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut han = Han::default();
        if word.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
            word.chars().for_each(|c| han.push(c, &mut |key| found.push(key)));
        } else {
            write_key(&word.to_lowercase(), &mut |key| found.push(key));
        }
        found
    }

    #[test]
    fn names_sound_alike_in_all_scripts() {
        for (name, others) in [
            ("Blinken", &["布林肯", "Блинкен", "ブリンケン", "בלינקן", "بلينكن", "블링컨"][..]),
            ("Zelensky", &["泽连斯基", "澤連斯基", "Зеленский"]),
            ("Macron", &["马克龙", "Макрон", "マクロン", "מקרון", "ماكرون", "마크롱"]),
            ("Merkel", &["默克尔", "Меркель", "メルケル"]),
            ("Biden", &["拜登", "Байден", "バイデン", "ביידן", "بايدن", "바이든"]),
            ("Trump", &["特朗普", "トランプ"]),
            ("Brinkmann", &["布林克曼", "Бринкман"]),
            ("Guterres", &["古特雷斯", "Гутерреш"]),
        ] {
            let wanted = keys(name);
            for other in others {
                assert!(keys(other).iter().any(|key| wanted.contains(key)), "{name} {other}");
            }
        }
    }

    #[test]
    fn a_name_sounds_like_its_ideographs_and_no_part_of_others() {
        for (word, ideographs, alike) in [
            ("Blinken", "布林肯", true),
            ("Brinkmann", "布林克曼", true),
            ("Blinken", "马布林肯", false),
            ("Brinkmann", "布林肯", false),
            ("Anna", "安娜", false),
            ("", "", false),
        ] {
            assert_eq!(super::sound_alike(word, ideographs), alike, "{word} {ideographs}");
        }
    }

    #[test]
    fn names_that_are_others_differ() {
        for (name, other) in
            [("Blinken", "泽连斯基"), ("Macron", "默克尔"), ("Olvik", "奥巴马"), ("Anna", "安娜")]
        {
            let wanted = keys(name);
            assert!(!keys(other).iter().any(|key| wanted.contains(key)), "{name} {other}");
        }
    }
}
