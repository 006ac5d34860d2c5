//! Scripts: how much of a text is written in which, and what languages use them.

use super::{LanguageTag, base_of};
use crate::lexicon::entry::Language;
use crate::lexicon::{Role, value_of};

/// Scripts that tell languages apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Arabic,
    Hebrew,
    Greek,
    Thai,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Lao,
    Tibetan,
    Burmese,
    Georgian,
    Armenian,
    Ethiopic,
    Khmer,
}

const COUNT: usize = 25;

/// Letters of an alphabet that say as much as one ideograph or syllable.
const LETTERS_PER_IDEOGRAPH: u32 = 3;

/// Kana make a tenth of Japanese text at the very least; Chinese text has a の now and then.
const HAN_PER_KANA: u32 = 10;

/// Names and terms in other scripts are at most this part of a text.
const OTHERS: u32 = 3;

/// How many letters of each script a text has.
pub(super) struct ScriptCounts([u32; COUNT]);

pub(super) fn count_scripts(text: &str, sample: usize) -> ScriptCounts {
    let mut counts = [0; COUNT];
    if text.is_ascii() {
        let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
        counts[Script::Latin as usize] = letters.min(sample) as u32;
        return ScriptCounts(counts);
    }
    let mut left = sample;
    for c in text.chars() {
        if left == 0 {
            break;
        }
        let script = match c {
            'a'..='z' | 'A'..='Z' => Script::Latin,
            '\0'..='\u{7f}' => continue,
            '\u{4e00}'..='\u{9fff}' => Script::Han,
            _ => match script_of(c) {
                Some(script) => script,
                None => continue,
            },
        };
        left -= 1;
        if let Some(count) = counts.get_mut(script as usize) {
            *count += 1;
        }
    }
    ScriptCounts(counts)
}

impl ScriptCounts {
    pub(super) fn of(&self, script: Script) -> u32 {
        self.0.get(script as usize).copied().unwrap_or(0)
    }

    /// The script that carries most of the text.
    pub(super) fn dominant(&self) -> Option<Script> {
        ALL.iter()
            .map(|&script| {
                let dense = matches!(script, Script::Han | Script::Kana | Script::Hangul);
                (self.of(script) * if dense { LETTERS_PER_IDEOGRAPH } else { 1 }, script)
            })
            .filter(|&(weight, _)| weight >= 2)
            // Of equals the first: the order of the table, not chance.
            .fold(None, |best: Option<(u32, Script)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            })
            .map(|(_, script)| script)
    }

    /// The script of nearly all of the text; kana and ideographs are one.
    pub(super) fn main(&self) -> Option<Script> {
        let dominant = self.dominant()?;
        let ideographs = |script| matches!(script, Script::Han | Script::Kana);
        let same = |script| script == dominant || ideographs(script) && ideographs(dominant);
        let (mut of, mut others) = (0, 0);
        for script in ALL {
            let dense = matches!(script, Script::Han | Script::Kana | Script::Hangul);
            let weight = self.of(script) * if dense { LETTERS_PER_IDEOGRAPH } else { 1 };
            if same(script) { of += weight } else { others += weight }
        }
        (others * OTHERS <= of).then_some(if dominant == Script::Kana { Script::Han } else { dominant })
    }

    pub(super) fn is_japanese(&self) -> bool {
        let kana = self.of(Script::Kana);
        kana > 0 && kana * HAN_PER_KANA >= self.of(Script::Han)
    }
}

const ALL: [Script; COUNT] = [
    Script::Latin,
    Script::Han,
    Script::Kana,
    Script::Hangul,
    Script::Cyrillic,
    Script::Arabic,
    Script::Hebrew,
    Script::Greek,
    Script::Thai,
    Script::Devanagari,
    Script::Bengali,
    Script::Gurmukhi,
    Script::Gujarati,
    Script::Tamil,
    Script::Telugu,
    Script::Kannada,
    Script::Malayalam,
    Script::Sinhala,
    Script::Lao,
    Script::Tibetan,
    Script::Burmese,
    Script::Georgian,
    Script::Armenian,
    Script::Ethiopic,
    Script::Khmer,
];

/// By Unicode block; digits, punctuation and marks have no script.
fn script_of(c: char) -> Option<Script> {
    Some(match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Script::Latin,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{400}'..='\u{52f}' => Script::Cyrillic,
        '\u{531}'..='\u{587}' => Script::Armenian,
        '\u{5d0}'..='\u{5f2}' => Script::Hebrew,
        '\u{620}'..='\u{64a}' | '\u{671}'..='\u{6d3}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fefc}' => {
            Script::Arabic
        }
        '\u{904}'..='\u{961}' => Script::Devanagari,
        '\u{985}'..='\u{9e1}' => Script::Bengali,
        '\u{a05}'..='\u{a5e}' => Script::Gurmukhi,
        '\u{a85}'..='\u{ae1}' => Script::Gujarati,
        '\u{b83}'..='\u{bcd}' => Script::Tamil,
        '\u{c05}'..='\u{c61}' => Script::Telugu,
        '\u{c85}'..='\u{ce1}' => Script::Kannada,
        '\u{d05}'..='\u{d61}' => Script::Malayalam,
        '\u{d85}'..='\u{ddf}' => Script::Sinhala,
        '\u{e01}'..='\u{e4e}' => Script::Thai,
        '\u{e81}'..='\u{edf}' => Script::Lao,
        '\u{f40}'..='\u{fbc}' => Script::Tibetan,
        '\u{1000}'..='\u{109f}' => Script::Burmese,
        '\u{10a0}'..='\u{10ff}' => Script::Georgian,
        '\u{1200}'..='\u{137f}' => Script::Ethiopic,
        '\u{1780}'..='\u{17d3}' => Script::Khmer,
        '\u{3041}'..='\u{30fa}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9d}' => Script::Kana,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}' => Script::Hangul,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Han,
        _ => return None,
    })
}

impl Script {
    /// The languages written in the script, the most widespread first.
    pub(super) const fn languages(self) -> &'static [&'static str] {
        match self {
            Self::Hangul => &["ko"],
            Self::Cyrillic => &["ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg", "uz", "tt"],
            Self::Arabic => &["ar", "fa", "ur", "ps", "ckb", "ug", "sd", "ku"],
            Self::Hebrew => &["he", "yi"],
            Self::Greek => &["el"],
            Self::Thai => &["th"],
            Self::Devanagari => &["hi", "mr", "ne"],
            Self::Bengali => &["bn", "as"],
            Self::Gurmukhi => &["pa"],
            Self::Gujarati => &["gu"],
            Self::Tamil => &["ta"],
            Self::Telugu => &["te"],
            Self::Kannada => &["kn"],
            Self::Malayalam => &["ml"],
            Self::Sinhala => &["si"],
            Self::Lao => &["lo"],
            Self::Tibetan => &["bo"],
            Self::Burmese => &["my"],
            Self::Georgian => &["ka"],
            Self::Armenian => &["hy"],
            Self::Ethiopic => &["am", "ti"],
            Self::Khmer => &["km"],
            Self::Latin | Self::Han | Self::Kana => &[],
        }
    }

    /// The language by letters that only it has, and whether they are proof; without any, the most
    /// widespread language of the script, where one is by far.
    pub(super) fn language_by_letters(self, text: &str) -> Option<(LanguageTag, bool)> {
        let first = self.languages().first().map(|&first| (first.into(), false));
        if self.languages().len() < 2 {
            return first;
        }
        let mut lower: Vec<char> =
            text.chars().filter(|c| !c.is_ascii()).flat_map(char::to_lowercase).collect();
        lower.sort_unstable();
        lower.dedup();
        let own = lower.into_iter().filter(|&c| script_of(c) == Some(self)).filter_map(own_letter);
        own.min_by_key(|&(order, ..)| order).map(|(_, language, proof)| (base_of(language), proof)).or(first)
    }
}

/// The language that a letter names, by what number in the order of such letters, and whether it is proof.
fn own_letter(c: char) -> Option<(i32, Language, bool)> {
    let mut bytes = [0; 4];
    let letter = &*c.encode_utf8(&mut bytes);
    [(Role::ProofLetter, true), (Role::HintLetter, false)].into_iter().find_map(|(role, proof)| {
        let (language, order) = Language::split(value_of(role, letter)?);
        Some((order, language, proof))
    })
}

/// The script of a language that is not known to have one of its own is Latin.
pub(super) fn script_of_language(base: &str) -> Script {
    match base {
        "zh" | "yue" | "wuu" | "ja" => Script::Han,
        _ => ALL.into_iter().find(|script| script.languages().contains(&base)).unwrap_or(Script::Latin),
    }
}

/// Whether a language is written in a script other than Latin alone, so that Latin text is not it.
pub(super) fn is_other_script(base: &str) -> bool {
    matches!(
        base,
        "zh" | "ja"
            | "yue"
            | "wuu"
            | "ko"
            | "ru"
            | "uk"
            | "bg"
            | "mk"
            | "be"
            | "ky"
            | "mn"
            | "tg"
            | "ar"
            | "fa"
            | "ur"
            | "ps"
            | "ckb"
            | "ug"
            | "sd"
            | "he"
            | "yi"
            | "el"
            | "th"
            | "hi"
            | "mr"
            | "ne"
            | "bn"
            | "as"
            | "pa"
            | "gu"
            | "ta"
            | "te"
            | "kn"
            | "ml"
            | "si"
            | "lo"
            | "bo"
            | "my"
            | "ka"
            | "hy"
            | "am"
            | "ti"
            | "km"
    )
}
