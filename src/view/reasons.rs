//! Why a candidate lost, in words that a reader understands: what speaks for the value that was chosen, never a weight.

use super::fields::{FieldName, FieldView, RejectedView};
use super::lang::Lang;
use super::rules;
use crate::correction::Sort;

/// Where a value stands, as far as it matters for believing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Printed on the page.
    Printed,
    /// In the page's structured data.
    Data,
    /// In the head of the page.
    Head,
    /// In the title of the window.
    Window,
    /// In the page's address.
    Address,
    /// Said by the file that holds the page, or by the program that saved it.
    File,
    /// Said by the reader.
    Reader,
}

const PLACES: [Place; 7] =
    [Place::Reader, Place::Printed, Place::Data, Place::Head, Place::Window, Place::Address, Place::File];

fn place_of(rule: &str) -> Place {
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| rule.starts_with(beginning));
    if rule == crate::correction::BY_READER {
        Place::Reader
    } else if begins(&["json-ld", "microdata", "rdfa", "entity", "state-of-script", "script-variable"]) {
        Place::Data
    } else if rule.contains("saving-program")
        || begins(&["mime", "address-of-archive", "front-matter", "feed", "document-properties"])
    {
        Place::File
    } else if rule == "meta" || begins(&["meta-", "link"]) {
        Place::Head
    } else if begins(&["title-element", "title-part", "repeated-in-title"]) {
        Place::Window
    } else if rule.contains("address") {
        Place::Address
    } else {
        Place::Printed
    }
}

fn name_of(place: Place, field: FieldName, lang: Lang) -> &'static str {
    let [english, simplified, traditional] = match (place, field, field.sort()) {
        (Place::Printed, _, Sort::Time) => ["the printed date", "页面上显示的日期", "頁面上顯示的日期"],
        (Place::Printed, FieldName::Title, _) => ["the printed headline", "页面上的标题", "頁面上的標題"],
        (Place::Printed, FieldName::Authors, _) => ["the printed byline", "页面上的署名", "頁面上的署名"],
        (Place::Printed, ..) => ["what the page prints", "页面上显示的内容", "頁面上顯示的內容"],
        (Place::Data, ..) => ["the page's structured data", "页面的结构化数据", "頁面的結構化資料"],
        (Place::Head, ..) => ["the page's head", "页面头部的信息", "頁面頭部的資訊"],
        (Place::Window, ..) => ["the title of the window", "窗口标题", "視窗標題"],
        (Place::Address, ..) => ["the address", "网址", "網址"],
        (Place::File, ..) => ["what the saved file notes", "存档文件的记录", "存檔檔案的記錄"],
        (Place::Reader, ..) => ["your correction", "您的更正", "您的更正"],
    };
    match lang {
        Lang::En => english,
        Lang::ZhHans => simplified,
        Lang::ZhHant => traditional,
    }
}

/// Why a candidate of a field lost.
pub fn reason(field: &FieldView<'_>, rejected: &RejectedView<'_>, lang: Lang) -> String {
    if let Some(said) = rules::said(rejected.why, lang) {
        return said.to_owned();
    }
    let own = place_of(&rejected.evidence.rule);
    let stands = |place: Place| field.evidence.iter().any(|evidence| place_of(&evidence.rule) == place);
    let others = PLACES.into_iter().filter(|place| *place != own && stands(*place));
    let names: Vec<&str> = others.map(|place| name_of(place, field.name, lang)).collect();
    let list = match (names.as_slice(), lang) {
        ([], _) => {
            // Both stand in the same sort of place.
            return match lang {
                Lang::En => "the other one fits the rest of the page better".to_owned(),
                Lang::ZhHans => "另一处与页面其余内容更相符".to_owned(),
                Lang::ZhHant => "另一處與頁面其餘內容更相符".to_owned(),
            };
        }
        ([only], _) => (*only).to_owned(),
        ([first @ .., last], Lang::En) => format!("{} and {last}", first.join(", ")),
        ([first @ .., last], Lang::ZhHans | Lang::ZhHant) => format!("{}和{last}", first.join("、")),
    };
    match lang {
        Lang::En => format!("contradicts {list}"),
        Lang::ZhHans => format!("与{list}不符"),
        Lang::ZhHant => format!("與{list}不符"),
    }
}

#[cfg(test)]
mod tests {
    use super::reason;
    use crate::golden::golden_documents;
    use crate::model::{Evidence, Field, Rejected};
    use crate::view::fields::{FieldName, fields};
    use crate::view::lang::Lang;
    use crate::view::rules::rule;
    use crate::view::specimen::document;

    fn evidence(rule: &str) -> Evidence {
        Evidence { rule: rule.to_owned(), ..Evidence::default() }
    }

    fn why(chosen: &[&str], lost: &str, why: &str, lang: Lang) -> String {
        let mut document = document(&[]);
        document.metadata.published = Some(Field {
            value: "2024-05-01".to_owned(),
            confidence: 0.9,
            inferred: false,
            evidence: chosen.iter().map(|rule| evidence(rule)).collect(),
            rejected: vec![Rejected {
                value: "2024-03-12".to_owned(),
                evidence: evidence(lost),
                why: why.to_owned(),
            }],
        });
        let (known, _) = fields(&document);
        let field = known.iter().find(|field| field.name == FieldName::Published).unwrap();
        reason(field, &field.rejected[0], lang)
    }

    #[test]
    fn reasons_are_words() {
        let weights = "score 0.85 against 0.49";
        let chosen = ["date-in-byline", "date-in-address"];
        assert_eq!(why(&chosen, "meta", weights, Lang::En), "contradicts the printed date and the address");
        assert_eq!(why(&chosen, "meta", weights, Lang::ZhHans), "与页面上显示的日期和网址不符");
        assert_eq!(why(&chosen, "meta", weights, Lang::ZhHant), "與頁面上顯示的日期和網址不符");
        assert_eq!(
            why(&["date"], "date-further-down", weights, Lang::En),
            "the other one fits the rest of the page better"
        );
        assert_eq!(why(&chosen, "meta", "dates a picture", Lang::En), "dates a picture");
    }

    /// Every rule that found or lost a value anywhere in the golden documents has its sentence, and no reason has a figure.
    #[test]
    fn every_rule_is_told_in_every_language() {
        let mut silent = Vec::new();
        for (_, documents) in golden_documents() {
            for document in &documents {
                let (known, _) = fields(document);
                for field in &known {
                    let lost = field.rejected.iter().map(|rejected| rejected.evidence);
                    for evidence in field.evidence.iter().chain(lost) {
                        silent
                            .extend(rule(&evidence.rule, Lang::En).is_none().then(|| evidence.rule.clone()));
                    }
                    for rejected in &field.rejected {
                        let words = reason(field, rejected, Lang::En);
                        assert!(!words.contains(|c: char| c.is_ascii_digit()), "{words}");
                    }
                }
            }
        }
        silent.sort();
        silent.dedup();
        assert!(silent.is_empty(), "{silent:?}");
    }
}
