//! The words of calendars, from the Unicode CLDR into the language files of the lexicon.

#[path = "../../../src/lexicon/fold.rs"]
#[allow(dead_code, reason = "the lexicon folds phrases, too")]
mod fold;
mod read;
mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command::{output, program, root, run};
use fold::fold_word;
use read::Words;

/// The packages: Gregorian dates, and the months of Iran and Afghanistan, which were last published with CLDR 46.
const PACKAGES: [&str; 2] = ["cldr-dates-full@48.2.0", "cldr-cal-persian-full@46.1.0"];

/// The language files and the locales whose words they hold: languages of CLDR's modern coverage in which news is
/// published much, and the locales of a language that name a month otherwise.
const LANGUAGES: &[(&str, &[&str])] = &[
    ("af", &["af"]),
    ("am", &["am"]),
    ("ar", &["ar", "ar-LB", "ar-IQ", "ar-DZ", "ar-MA", "ar-TN", "ar-MR", "ar-SA"]),
    ("az", &["az", "az-Cyrl"]),
    ("be", &["be"]),
    ("bg", &["bg"]),
    ("bn", &["bn"]),
    ("bs", &["bs", "bs-Cyrl"]),
    ("ca", &["ca"]),
    ("cs", &["cs"]),
    ("cy", &["cy"]),
    ("da", &["da"]),
    ("de", &["de", "de-AT"]),
    ("el", &["el"]),
    ("en", &["en", "en-GB", "en-AU"]),
    ("es", &["es", "es-MX", "es-UY"]),
    ("et", &["et"]),
    ("eu", &["eu"]),
    ("fa", &["fa", "fa-AF"]),
    ("fi", &["fi"]),
    ("fil", &["fil"]),
    ("fr", &["fr", "fr-CA"]),
    ("ga", &["ga"]),
    ("gl", &["gl"]),
    ("gu", &["gu"]),
    ("he", &["he"]),
    ("hi", &["hi"]),
    ("hr", &["hr"]),
    ("hu", &["hu"]),
    ("hy", &["hy"]),
    ("id", &["id"]),
    ("is", &["is"]),
    ("it", &["it"]),
    ("ja", &["ja"]),
    ("ka", &["ka"]),
    ("kk", &["kk"]),
    ("km", &["km"]),
    ("kn", &["kn"]),
    ("ko", &["ko"]),
    ("ky", &["ky"]),
    ("lo", &["lo"]),
    ("lt", &["lt"]),
    ("lv", &["lv"]),
    ("mk", &["mk"]),
    ("ml", &["ml"]),
    ("mn", &["mn"]),
    ("mr", &["mr"]),
    ("ms", &["ms"]),
    ("my", &["my"]),
    ("nb", &["nb", "no"]),
    ("ne", &["ne"]),
    ("nl", &["nl"]),
    ("nn", &["nn"]),
    ("pa", &["pa"]),
    ("pl", &["pl"]),
    ("ps", &["ps"]),
    ("pt", &["pt", "pt-PT"]),
    ("ro", &["ro"]),
    ("ru", &["ru"]),
    ("sd", &["sd"]),
    ("si", &["si"]),
    ("sk", &["sk"]),
    ("sl", &["sl"]),
    ("sq", &["sq"]),
    ("sr", &["sr", "sr-Latn"]),
    ("sv", &["sv"]),
    ("sw", &["sw"]),
    ("ta", &["ta"]),
    ("te", &["te"]),
    ("th", &["th"]),
    ("tr", &["tr"]),
    ("uk", &["uk"]),
    ("ur", &["ur", "ur-IN"]),
    ("uz", &["uz", "uz-Cyrl"]),
    ("vi", &["vi"]),
    ("zh", &["zh", "zh-Hant"]),
    ("zu", &["zu"]),
];

/// Fetches the packages and writes their words into the language files.
pub(crate) fn write() -> Result<()> {
    let packages = fetch()?;
    let mut languages = BTreeMap::new();
    for &(language, locales) in LANGUAGES {
        let mut words = Words::default();
        for locale in locales {
            words.read_gregorian(&packages, locale)?;
            words.read_persian(&packages, locale)?;
        }
        languages.insert(language, words);
    }
    let shared = Shared::of(&languages);
    let mut entries = 0;
    for (language, words) in &languages {
        entries += sections::write(language, words, &shared, &packages)?;
    }
    let licence = packages.root.join("cldr-dates-full/LICENSE");
    fs::copy(licence, root().join("LICENSE-UNICODE")).context("the licence of the data")?;
    println!("{entries} entries in {} languages, CLDR {}", languages.len(), packages.version);
    Ok(())
}

/// Unpacked packages.
struct Packages {
    root: std::path::PathBuf,
    /// The CLDR that the dates are of.
    version: String,
    /// The CLDR that the months of Iran are of.
    persian: String,
}

impl Packages {
    /// A file of a package; `None` where the package has no such locale.
    fn json(&self, package: &str, locale: &str, file: &str) -> Result<Option<Value>> {
        let path = self.root.join(package).join("main").join(locale).join(file);
        if !path.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&path)?;
        let mut value: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        Ok(Some(value["main"][locale]["dates"].take()))
    }
}

/// Lets npm install the packages under `target/`.
fn fetch() -> Result<Packages> {
    let folder = root().join("target/cldr");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{\"private\": true}\n")?;
    // The two are of different years, which npm would not have otherwise.
    let install =
        ["install", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save"];
    run(program("npm", &install).args(PACKAGES).current_dir(&folder))?;
    let packages = folder.join("node_modules");
    let version = |package: &str| version_of(&packages.join(package));
    let (version, persian) = (version("cldr-dates-full")?, version("cldr-cal-persian-full")?);
    Ok(Packages { root: packages, version, persian })
}

/// The first number of a package's version: the CLDR's own.
fn version_of(package: &Path) -> Result<String> {
    let file = package.join("package.json");
    let script = format!("console.log(require({:?}).version)", file.display().to_string());
    let version = output(&mut program("node", &["-e", &script]))?;
    Ok(version.split('.').next().unwrap_or_default().to_owned())
}

/// What only all languages together tell, by folded words.
struct Shared {
    /// Words that name other months in another language.
    months: BTreeSet<String>,
    /// Words for other days of the week in another language.
    weekdays: BTreeSet<String>,
    /// Words for other units of time in another language.
    units: BTreeSet<String>,
}

impl Shared {
    fn of(languages: &BTreeMap<&str, Words>) -> Self {
        let of = |pick: &dyn Fn(&Words) -> Vec<&read::Numbered>| {
            let mut all: BTreeMap<String, BTreeSet<i32>> = BTreeMap::new();
            for (word, values) in languages.values().flat_map(pick).flatten() {
                all.entry(fold_word(word).into_owned()).or_default().extend(values);
            }
            all.into_iter().filter(|(_, values)| values.len() > 1).map(|(word, _)| word).collect()
        };
        Self {
            months: of(&|words| vec![&words.months, &words.short_months]),
            weekdays: of(&|words| vec![&words.weekdays]),
            units: of(&|words| vec![&words.units]),
        }
    }
}
