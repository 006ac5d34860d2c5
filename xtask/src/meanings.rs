//! The names of countries and languages by which translations are told, from the Unicode CLDR into
//! `src/lexicon/meanings/`. The words in `words.txt` are written by hand.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{program, root, run};

const VERSION: &str = "48.2.0";

/// The languages that name languages, each behind a language's own name.
const NAMING_LANGUAGES: [&str; 13] =
    ["en", "zh", "ja", "de", "fr", "es", "it", "ru", "ar", "he", "fa", "ko", "pt"];

/// The languages that are named, and name countries, in the order of the files; Chinese in both scripts.
const LANGUAGES: [&str; 29] = [
    "en", "zh", "ja", "ko", "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl", "cs", "tr", "ar", "he",
    "fa", "hi", "vi", "th", "id", "el", "sv", "da", "fi", "hu", "ro", "bg",
];

/// The countries that are named: those that news tells of, by their English names.
const TERRITORIES: &str = "AF AL DZ AR AM AU AT AZ BD BY BE BO BA BR BG KH CA CL CN CO CU HR CZ DK EC EG EE ET FI FR \
    GE DE GH GR HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KP KR KW KG LA LV LB LY LT MY MX MN MA MM NP NL NZ NG NO OM \
    PK PS PA PY PE PH PL PT QA RO RU SA RS SG SK SI SO ZA ES LK SD SE CH SY TW TJ TZ TH TN TR UA AE GB US UY UZ VE VN \
    YE ZW ZM UG";

/// What is of a country has in English the name of its language, where that is not the country's own with an ending.
const SPOKEN: [(&str, &str); 20] = [
    ("CN", "zh"),
    ("CZ", "cs"),
    ("DK", "da"),
    ("FI", "fi"),
    ("FR", "fr"),
    ("GR", "el"),
    ("IE", "ga"),
    ("IL", "he"),
    ("IT", "it"),
    ("JP", "ja"),
    ("KR", "ko"),
    ("NL", "nl"),
    ("PL", "pl"),
    ("PT", "pt"),
    ("ES", "es"),
    ("SE", "sv"),
    ("TH", "th"),
    ("TR", "tr"),
    ("UA", "uk"),
    ("VN", "vi"),
];

/// Fewest letters of a name in an alphabet: shorter ones are words, too.
const SHORTEST: usize = 3;

/// Fetches the package and writes both files.
pub(crate) fn write() -> Result<()> {
    let names = Names::fetch()?;
    let source = format!(
        "# From the Unicode CLDR (cldr-localenames-full {VERSION}), © Unicode, Inc.: see LICENSE-UNICODE."
    );
    let mut territories = format!(
        "# Names of countries, in the form of words.txt, each behind its ISO 3166 code.\n{source} Names of several words \
         left out.\n\n"
    );
    for code in TERRITORIES.split_whitespace() {
        writeln!(territories, "{code}: {}", names.of_territory(code)?.join(" | "))?;
    }
    let mut languages = format!(
        "# Names of languages, in the form of words.txt, each behind its ISO 639 code: what heads the columns of a page \
         in two.\n{source}\n\n"
    );
    for code in LANGUAGES {
        writeln!(languages, "{code}: {}", names.of_language(code)?.join(" | "))?;
    }
    let folder = root().join("src/lexicon/meanings");
    fs::write(folder.join("territories.txt"), territories)?;
    fs::write(folder.join("languages.txt"), languages)?;
    println!("countries and languages of CLDR {VERSION}");
    Ok(())
}

/// The unpacked package.
struct Names(std::path::PathBuf);

impl Names {
    /// Lets npm install the package under `target/`.
    fn fetch() -> Result<Self> {
        let folder = root().join("target/cldr-names");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
        let package = format!("cldr-localenames-full@{VERSION}");
        let install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", &package];
        run(program("npm", &install).current_dir(&folder))?;
        Ok(Self(folder.join("node_modules/cldr-localenames-full/main")))
    }

    /// What a locale calls things of a kind.
    fn read(&self, locale: &str, kind: &str) -> Result<Value> {
        let path = self.0.join(locale).join(format!("{kind}.json"));
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let mut value: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        let names = value["main"][locale]["localeDisplayNames"][kind].take();
        if names.is_null() {
            bail!("{}: no {kind}", path.display());
        }
        Ok(names)
    }

    /// The names of a country, a group for each language that has one.
    fn of_territory(&self, code: &str) -> Result<Vec<String>> {
        let mut groups = Vec::new();
        for language in LANGUAGES {
            let mut found = Vec::new();
            let locales: &[&str] = if language == "zh" { &["zh", "zh-Hant"] } else { &[language] };
            for locale in locales {
                let names = self.read(locale, "territories")?;
                for key in [code.to_owned(), format!("{code}-alt-short")] {
                    push(&mut found, names[&key].as_str());
                }
            }
            if language == "en"
                && let Some((_, spoken)) = SPOKEN.iter().find(|(of, _)| *of == code)
            {
                push(&mut found, self.read("en", "languages")?[spoken].as_str());
            }
            groups.extend(group(language, &found));
        }
        Ok(groups)
    }

    /// The names of a language, its own first.
    fn of_language(&self, code: &str) -> Result<Vec<String>> {
        let mut groups = Vec::new();
        let others = NAMING_LANGUAGES.into_iter().filter(|language| *language != code);
        for language in std::iter::once(code).chain(others) {
            let names = self.read(language, "languages")?;
            let mut found = Vec::new();
            if language == "zh" {
                // Both endings are used of all languages, in both scripts.
                let name = names[code].as_str().unwrap_or_default();
                for ending in ["语", "語", "文"] {
                    push(&mut found, Some(&name.replace('语', ending)));
                }
                let names = self.read("zh-Hant", "languages")?;
                let name = names[code].as_str().unwrap_or_default();
                for ending in ["文", "语", "語"] {
                    push(&mut found, Some(&name.replace('文', ending)));
                }
            } else {
                push(&mut found, names[code].as_str());
            }
            groups.extend(group(language, &found));
        }
        Ok(groups)
    }
}

/// Adds a name of one word, without what stands in brackets behind it.
fn push(found: &mut Vec<String>, name: Option<&str>) {
    let name = name.unwrap_or_default();
    let name = name.split([' ', '(', '（']).next().filter(|first| is_whole(name, first)).unwrap_or_default();
    let dense = name
        .chars()
        .all(|c| matches!(c, '\u{30a1}'..='\u{30fc}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'));
    let long = name.chars().count() >= if dense { 2 } else { SHORTEST };
    if long && !name.contains('-') && !found.iter().any(|known| known == name) {
        found.push(name.to_owned());
    }
}

/// Whether nothing but brackets follows a name's first word.
fn is_whole(name: &str, first: &str) -> bool {
    let rest = name.get(first.len()..).unwrap_or_default().trim_start();
    rest.is_empty() || rest.starts_with(['(', '（'])
}

fn group(language: &str, found: &[String]) -> Option<String> {
    (!found.is_empty()).then(|| format!("{language} {}", found.join(", ")))
}
