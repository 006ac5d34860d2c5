//! The language of a stretch of text: its script first, then letters and words that only one language
//! of that script has. What the markup declares decides only where the text does not.

mod han;
mod latin;
mod script;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::lexicon::entry::Language;
use crate::lexicon::{Role, is, value_of};
use han::classify_han;
use latin::vote_words;
use script::{Script, count_scripts};

/// A BCP 47 tag: a bare language, with the script for Chinese.
pub(crate) type LanguageTag = Cow<'static, str>;

/// Letters in which the language is looked for; more does not change the answer.
const SAMPLE: usize = 500;

/// Votes of common words that overrule a declared language of the same script: pages are made from
/// templates that declare the language of the template.
const SURE_VOTES: u32 = 5;

/// Shorter texts, in bytes, have no room for so many common words, the shortest of which has two letters.
const SHORTEST_SURE: usize = 3 * SURE_VOTES as usize - 1;

/// Votes that name a language where none is declared.
const ENOUGH_VOTES: u32 = 2;

/// What a text says of its language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// The language; `None` where nothing tells. Chinese that holds no character of only one script comes out as
    /// `zh`, to be settled by the page.
    pub(crate) language: Option<LanguageTag>,
    /// Another one that the words of the text speak for, not enough to be sure of it: where a page is known to have
    /// it, it is that.
    pub(crate) rival: Option<LanguageTag>,
    /// How many of its common words the text holds.
    pub(crate) votes: u32,
    /// The words of the text lean to the rival, too few to doubt what is declared: many texts that do may tell.
    pub(crate) leans: bool,
}

/// The language of a text; `declared` is what the nearest `lang` says. `None` where neither tells.
pub(crate) fn find_language(text: &str, declared: Option<&Declared>) -> Option<LanguageTag> {
    read_language(text, declared).language
}

/// The language of a text, and what else it may be.
pub(crate) fn read_language(text: &str, declared: Option<&Declared>) -> Told {
    let counts = count_scripts(text, SAMPLE);
    let Some(script) = counts.dominant() else { return Told::default() };
    let language = match script {
        Script::Han | Script::Kana => {
            let declared = declared.filter(|d| matches!(d.base.as_str(), "zh" | "ja" | "yue" | "wuu"));
            let is_japanese = counts.is_japanese()
                || (counts.of(Script::Kana) > 0 && declared.is_some_and(|d| d.base == "ja"));
            Some(match (classify_han(text, SAMPLE), declared) {
                _ if is_japanese => "ja".into(),
                (Some(script), _) => script.into(),
                (None, Some(declared)) => declared.chinese(),
                (None, None) => "zh".into(),
            })
        }
        Script::Latin => return find_latin(text, declared),
        _ => {
            let by_letters = script.language_by_letters(text);
            match declared.filter(|d| script.languages().contains(&d.base.as_str())) {
                // Letters that no other language has are surer than an attribute.
                Some(declared) if by_letters.as_ref().is_none_or(|(_, sure)| !sure) => {
                    Some(declared.base.clone().into())
                }
                _ => by_letters.map(|(language, _)| language),
            }
        }
    };
    Told { language, ..Told::default() }
}

fn find_latin(text: &str, declared: Option<&Declared>) -> Told {
    let declared = declared.filter(|d| !script::is_other_script(&d.base));
    let told = |language| Told { language, ..Told::default() };
    if let Some(declared) = declared
        && text.len() < SHORTEST_SURE
    {
        return told(Some(declared.base.clone().into()));
    }
    let votes = vote_words(text, SAMPLE);
    let stated = || declared.map(|d| d.base.clone().into());
    let Some((best, count)) = votes.best() else { return told(stated()) };
    let Some(declared) = declared else {
        let sure = count >= ENOUGH_VOTES && votes.is_clear();
        return if sure {
            told(Some(best))
        } else {
            Told { language: None, rival: Some(best), votes: count, leans: false }
        };
    };
    let against = votes.of(&declared.base);
    if count >= SURE_VOTES && against.is_some_and(|votes| votes * 3 <= count) {
        return told(Some(best));
    }
    let doubtful = count >= ENOUGH_VOTES && against.is_some_and(|votes| votes * 2 <= count);
    let leans = !doubtful && against.is_some_and(|votes| votes < count);
    Told { language: stated(), rival: (doubtful || leans).then_some(best), votes: count, leans }
}

/// Letters in which the words of two languages are compared.
const COMPARED: usize = 240;

/// How many common words of two languages the start of a text holds: which of the two it is, where it must be one.
pub(crate) fn compare_words(text: &str, languages: [&str; 2]) -> [u32; 2] {
    let votes = vote_words(text, COMPARED);
    languages.map(|language| votes.of(base_code(language)).unwrap_or(0))
}

/// Whether nothing but common words tells two languages apart.
pub(crate) fn are_told_by_words(languages: [&str; 2]) -> bool {
    let known =
        |language: &str| is(Role::KnownByWords, language) || is_norwegian(language) || language == NORWEGIAN;
    let [a, b] = languages.map(base_code);
    share_script(a, b) && known(a) && known(b)
}

/// Collects the different words of a text that are common in the first language and not in the second.
pub(crate) fn find_own_words(text: &str, languages: [&str; 2], words: &mut BTreeSet<String>) {
    latin::find_own_words(text, languages.map(base_code), SAMPLE, words);
}

/// The language of a tag without script and country.
pub(crate) fn base_code(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a text of these languages is written in one script, so that only its words tell them apart.
pub(crate) fn share_script(a: &str, b: &str) -> bool {
    script::script_of_language(base_code(a)) == script::script_of_language(base_code(b))
}

/// Whether nearly all of a text is in one script: names of others may stand in it, sentences may not.
pub(crate) fn is_one_script(text: &str) -> bool {
    count_scripts(text, SAMPLE).main().is_some()
}

/// Whether two texts are each written in one script, and not in the same.
pub(crate) fn differ_in_script(one: &str, other: &str) -> bool {
    let main = |text| count_scripts(text, SAMPLE).main();
    matches!((main(one), main(other)), (Some(one), Some(other)) if one != other)
}

/// What both written forms of Norwegian are called: pages declare either, and the name of both.
const NORWEGIAN: &str = "no";

fn is_norwegian(code: &str) -> bool {
    matches!(code, "nb" | "nn")
}

/// The tag of a language of the lexicon.
fn base_of(language: Language) -> LanguageTag {
    let code = language.code();
    if is_norwegian(&code) { NORWEGIAN.into() } else { code.into() }
}

/// A declared tag, taken apart.
#[derive(Debug)]
pub(crate) struct Declared {
    base: String,
    rest: String,
}

impl Declared {
    /// Takes a tag apart; `None` for one that names no language.
    pub(crate) fn parse(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let (base, rest) = tag.split_once('-').unwrap_or((&tag, ""));
        let known = (2..=3).contains(&base.len()) && base.bytes().all(|b| b.is_ascii_lowercase());
        // Pages declare languages of three letters, too ("deu-Latn"), and countries ("cn").
        let other = value_of(Role::LanguageCode, base).map(|value| Language::split(value).0.code());
        let base = match other.as_deref().unwrap_or(base) {
            base if is_norwegian(base) => NORWEGIAN,
            base => base,
        };
        known.then(|| Self { base: base.to_owned(), rest: rest.to_owned() })
    }

    /// The tag of a Chinese text without evidence of its own.
    fn chinese(&self) -> LanguageTag {
        let has = |part: &str| self.rest.split('-').any(|subtag| subtag == part);
        match self.base.as_str() {
            "ja" => "ja".into(),
            _ if has("hant") || has("tw") || has("hk") || has("mo") => "zh-Hant".into(),
            _ if has("hans") || has("cn") || has("sg") => "zh-Hans".into(),
            _ => "zh".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Declared, find_language};

    #[test]
    fn codes_of_a_language_are_made_alike() {
        for (tag, base) in [
            ("en", "en"),
            ("EN_us", "en"),
            ("eng", "en"),
            ("deu-Latn", "de"),
            ("ger", "de"),
            ("fra-CA", "fr"),
            ("zho-Hant", "zh"),
            ("cn", "zh"),
            ("jp", "ja"),
            ("kr", "ko"),
            ("iw", "he"),
            ("in", "id"),
            ("nb-NO", "no"),
            ("nno", "no"),
            ("fil", "fil"),
            ("yue", "yue"),
        ] {
            assert_eq!(Declared::parse(tag).map(|declared| declared.base).as_deref(), Some(base), "{tag}");
        }
        assert!(Declared::parse("english").is_none() && Declared::parse("x").is_none());
    }

    #[test]
    fn the_text_says_its_language() {
        for (text, declared, expect) in [
            ("港口周一重新开放", None, Some("zh-Hans")),
            ("港口週一重新開放", None, Some("zh-Hant")),
            ("港口週一重新開放", Some("zh-CN"), Some("zh-Hant")),
            ("港口", None, Some("zh")),
            ("港口", Some("zh-TW"), Some("zh-Hant")),
            ("港口", Some("zh_CN"), Some("zh-Hans")),
            ("港口", Some("en"), Some("zh")),
            ("港口", Some("ja"), Some("ja")),
            ("港は月曜日に再開した", None, Some("ja")),
            ("我的の店开门了，大家来喝茶聊天", None, Some("zh-Hans")),
            ("항구가 월요일에 다시 열렸다", Some("en"), Some("ko")),
            ("Порт вновь открылся в понедельник, сообщили власти", None, Some("ru")),
            ("Порт знову відкрився у понеділок, повідомили в управлінні", None, Some("uk")),
            ("Пристанището отвори отново в понеделник, съобщиха властите", None, Some("bg")),
            ("أعيد فتح الميناء يوم الاثنين", None, Some("ar")),
            ("بندر روز دوشنبه پس از تعمیر گشوده شد", None, Some("fa")),
            ("The harbour reopened on Monday after two weeks of repairs", None, Some("en")),
            ("Der Hafen wurde am Montag nach zwei Wochen wieder eröffnet und ist frei", None, Some("de")),
            ("Le port a rouvert lundi après deux semaines de travaux dans la ville", None, Some("fr")),
            ("El puerto reabrió el lunes tras dos semanas de obras en la ciudad", None, Some("es")),
            ("Home", None, None),
            ("Home", Some("en-US"), Some("en")),
            ("Startseite", Some("de"), Some("de")),
            (
                "Der Hafen wurde am Montag nach zwei Wochen wieder eröffnet, und er ist für alle frei",
                Some("en"),
                Some("de"),
            ),
            ("2023-06-18 21:49", Some("zh"), None),
            (
                "布林肯 met 秦刚 on Sunday in Beijing and they agreed to talk again in Washington",
                None,
                Some("en"),
            ),
        ] {
            assert_eq!(
                find_language(text, declared.and_then(Declared::parse).as_ref()).as_deref(),
                expect,
                "{text} ({declared:?})"
            );
        }
    }
}
