//! html5lib's tests of tokenizers, as trees: the input must give the same tree as the expected tokens, written out
//! as plain markup with a mark in place of each text.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::html5lib::{Case, Cases, Expected, FIRST_MARK};
use super::{files_in, load_json};

pub(super) fn token_cases(folder: &Path) -> Result<Cases> {
    let mut cases = Cases::default();
    for path in files_in(folder)?.iter().filter(|path| path.extension().is_some_and(|e| e == "test")) {
        let json = load_json(path)?;
        if json["xmlViolationTests"].is_array() {
            for _ in json["xmlViolationTests"].as_array().into_iter().flatten() {
                cases.leave_out("of what becomes XML");
            }
        }
        for test in json["tests"].as_array().into_iter().flatten() {
            let data = [Value::from("Data state")];
            for state in test["initialStates"].as_array().map_or(&data[..], Vec::as_slice) {
                read_token_case(test, state.as_str().unwrap_or_default(), &mut cases)?;
            }
        }
    }
    Ok(cases)
}

fn read_token_case(test: &Value, state: &str, cases: &mut Cases) -> Result<()> {
    let escaped = test["doubleEscaped"].as_bool().unwrap_or_default();
    let plain = |value: &Value| {
        let text = value.as_str()?;
        if escaped { unescape(text) } else { Some(text.to_owned()) }
    };
    let Some(before) = prefix(state, test["lastStartTag"].as_str()) else {
        cases.leave_out("behind a start tag that turns no such state on");
        return Ok(());
    };
    let tokens = test["output"].as_array().context("a test without output")?;
    let (Some(input), Some((markup, texts))) = (plain(&test["input"]), write_tokens(tokens, state, &plain))
    else {
        cases.leave_out("halves of surrogate pairs");
        return Ok(());
    };
    let expected = Expected::Same(format!("{}{markup}", before.replace("<![CDATA[", "")), texts);
    cases.run.push(Case { markup: format!("{before}{input}"), expected });
    Ok(())
}

/// What leads to a state. A bar keeps the tree builder from dropping a line break behind it.
fn prefix(state: &str, last_start_tag: Option<&str>) -> Option<String> {
    let fits = |names: &[&'static str]| match last_start_tag {
        Some(last) => names.iter().find(|name| **name == last).copied(),
        None => names.first().copied(),
    };
    let start = match state {
        "Data state" => String::new(),
        "RCDATA state" => format!("<{}>", fits(&["textarea", "title"])?),
        "RAWTEXT state" => format!("<{}>", fits(&["xmp", "style", "iframe", "noembed", "noframes"])?),
        "Script data state" => format!("<{}>", fits(&["script"])?),
        "PLAINTEXT state" => "<plaintext>".to_owned(),
        "CDATA section state" => return Some("<!doctype html><body><svg>|<![CDATA[".to_owned()),
        _ => return None,
    };
    Some(format!("<!doctype html><body>{start}|"))
}

/// Tokens as markup, and the texts that its marks stand for; none where a text cannot be.
fn write_tokens(
    tokens: &[Value],
    state: &str,
    plain: &dyn Fn(&Value) -> Option<String>,
) -> Option<(String, Vec<String>)> {
    let mut markup = String::new();
    let mut texts: Vec<String> = Vec::new();
    let mut mark = |text: String| {
        texts.push(text);
        char::from_u32(FIRST_MARK + texts.len() as u32 - 1)
    };
    for token in tokens {
        let text = || plain(&token[1]);
        match token[0].as_str()? {
            // The tree builder leaves zeros of the page out, and replaces those inside SVG.
            "Character" => {
                let zero = if state.starts_with("CDATA") { "\u{fffd}" } else { "" };
                let shown = text()?.replace('\0', zero);
                if !shown.is_empty() {
                    markup.push(mark(shown)?);
                }
            }
            "Comment" => {
                text()?;
                markup.push_str("<!---->");
            }
            "StartTag" => {
                markup.extend(["<", &text()?]);
                for (name, value) in token[2].as_object()? {
                    let name = plain(&Value::from(name.as_str()))?;
                    markup.extend([" ", &name, "=\""]);
                    markup.push(mark(plain(value)?)?);
                    markup.push('"');
                }
                markup.push_str(if token[3].as_bool().unwrap_or_default() { "/>" } else { ">" });
            }
            "EndTag" => markup.extend(["</", &text()?, ">"]),
            // One in the body is none.
            _ => {}
        }
    }
    Some((markup, texts))
}

/// Resolves `\uXXXX`; none where that is half of a pair.
fn unescape(text: &str) -> Option<String> {
    let mut units: Vec<u16> = Vec::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("\\u") {
        units.extend(before.encode_utf16());
        units.push(u16::from_str_radix(behind.get(..4)?, 16).ok()?);
        rest = behind.get(4..)?;
    }
    units.extend(rest.encode_utf16());
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{unescape, write_tokens};

    #[test]
    fn tokens_are_written_as_markup() {
        let tokens =
            [json!(["StartTag", "h", {"a": "<b"}]), json!(["Character", "&\u{0}"]), json!(["EndTag", "h"])];
        let (markup, texts) =
            write_tokens(&tokens, "Data state", &|value| value.as_str().map(str::to_owned)).unwrap();
        assert_eq!(markup, "<h a=\"\u{f0000}\">\u{f0001}</h>");
        assert_eq!(texts, ["<b", "&"]);
    }

    #[test]
    fn halves_of_pairs_are_no_text() {
        assert_eq!(unescape("a\\uD83D\\uDE00b").as_deref(), Some("a😀b"));
        assert_eq!(unescape("\\uD800"), None);
    }
}
