//! Front matter: the YAML between two lines of dashes, as far as note programs write it.

use crate::capture::keys::{field_of_key, say_pair};
use crate::capture::stated::{Stated, StatedField, Statements};

/// Lines that front matter has at most.
const MOST_LINES: usize = 400;

/// What a file says of itself, and what follows.
#[derive(Debug)]
pub(in crate::capture) struct FrontMatter<'a> {
    pub(super) stated: Vec<Stated>,
    pub(super) body: &'a str,
}

/// The front matter of a text; none where it begins with anything else, or states no field of a page.
pub(in crate::capture) fn find_front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let start = text.trim_start_matches('\u{feff}');
    let rest = start.strip_prefix("---")?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    let (mut pairs, mut at) = (Vec::<(String, Vec<String>)>::new(), 0);
    for (count, line) in rest.split_inclusive('\n').enumerate() {
        at += line.len();
        let shown = line.trim_end();
        if shown == "---" || shown == "..." {
            return finish(&pairs, rest.get(at..)?);
        }
        if count >= MOST_LINES || !read_line(shown, &mut pairs) {
            return None;
        }
    }
    None
}

/// Takes one line; false where it is none of front matter.
fn read_line(line: &str, pairs: &mut Vec<(String, Vec<String>)>) -> bool {
    let indented = line.starts_with([' ', '\t']);
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return true;
    }
    let item = content.strip_prefix("- ").or((content == "-").then_some(""));
    if indented || item.is_some() {
        // An item of a list, or a text that goes on.
        let Some((_, values)) = pairs.last_mut() else { return false };
        values.push(item.unwrap_or(content).trim().to_owned());
        return true;
    }
    let Some((key, value)) = content.split_once(':') else { return false };
    if !(value.is_empty() || value.starts_with([' ', '\t'])) || key.trim().is_empty() {
        return false;
    }
    let value = value.trim();
    // A text in the lines below: `>` folds them, `|` keeps them.
    let folded = matches!(value, "|" | ">" | "|-" | ">-" | "|+" | ">+");
    let values = if value.is_empty() || folded { Vec::new() } else { vec![value.to_owned()] };
    pairs.push((key.trim().trim_matches(['"', '\'']).to_owned(), values));
    true
}

fn finish<'a>(pairs: &[(String, Vec<String>)], body: &'a str) -> Option<FrontMatter<'a>> {
    let mut said = Statements::of("front-matter");
    let states = |field| pairs.iter().any(|(key, _)| field_of_key(key) == Some(field));
    // Clippers write under `created` when they saved the page; writers of notes, when they wrote it.
    let is_address = |(key, values): &(String, Vec<String>)| {
        matches!(field_of_key(key), Some(StatedField::Url | StatedField::Site))
            && values.iter().any(|value| value.contains("://"))
    };
    let clipped = pairs.iter().any(is_address);
    for (key, values) in pairs {
        let created = key.eq_ignore_ascii_case("created");
        let many = matches!(field_of_key(key), Some(StatedField::Author | StatedField::Keyword));
        let values: Vec<String> = values.iter().flat_map(|value| read_values(value)).collect();
        if created {
            let field = if clipped { StatedField::Captured } else { StatedField::Published };
            if !said.has(field) && !states(field) {
                said.say(field, key, &values.join(" "), true);
            }
        } else if many {
            for value in &values {
                say_pair(&mut said, key, value);
            }
        } else {
            say_pair(&mut said, key, &values.join(" "));
        }
    }
    let list = said.into_list();
    (!list.is_empty()).then_some(FrontMatter { stated: list, body })
}

/// The values of one line: a list in brackets, or one, its quotes and the brackets of note programs taken off.
fn read_values(value: &str) -> Vec<String> {
    let list =
        value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).filter(|rest| !rest.starts_with('['));
    match list {
        Some(list) => list.split(',').map(read_value).filter(|value| !value.is_empty()).collect(),
        None => vec![read_value(value)].into_iter().filter(|value| !value.is_empty()).collect(),
    }
}

fn read_value(value: &str) -> String {
    let value = value.trim();
    let value = match value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => match value.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
            Some(quoted) => quoted.replace("''", "'"),
            None => value.split(" #").next().unwrap_or_default().trim().to_owned(),
        },
    };
    let linked = value.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    let linked = linked.map(|name| name.rsplit('|').next().unwrap_or(name).to_owned());
    let plain = linked.unwrap_or(value);
    if matches!(plain.as_str(), "null" | "~") { String::new() } else { plain }
}
