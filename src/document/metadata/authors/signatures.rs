//! Signatures in running text: a line of its own above or below the body, brackets at the head of the first paragraph or
//! behind the last sentence. Who wrote, who edited and who only took the pictures are told apart.

use super::super::area::{AreaBlock, Side, is_paragraph};
use super::super::candidate::{Candidate, Clue};
use super::super::context::Context;
use super::Names;
use crate::text::byline::{Part, Signer, read_end, read_head, read_line};

/// Blocks below the title within which a line of signatures belongs to the head.
const NEAR: usize = 14;

/// Most names that one place gives.
const MOST: usize = 8;

/// Shortest text, in characters, that may hold brackets beside prose.
const PROSE: usize = 30;

/// Adds who signs as author, and who as editor.
pub(super) fn push_signatures(
    context: &Context<'_>,
    area: &[AreaBlock],
    authors: &mut Vec<Candidate<Names>>,
    editors: &mut Vec<Candidate<Names>>,
) {
    for block in area {
        let Some(raw) = context.block(block.block).filter(|raw| !raw.text.is_ascii()) else { continue };
        let tail = block.side == Side::Tail || block.distance > NEAR;
        let place = |rule: &'static str| Clue::rule(rule).block(block.block as u32);
        let line = read_line(&raw.text);
        if !line.is_empty() {
            let (rule, score) = if tail { ("signature-behind-body", 0.65) } else { ("signature", 0.75) };
            push(&line, score, &place(rule), authors, editors);
        } else if is_paragraph(raw) || raw.text.chars().count() > PROSE {
            push(&read_head(&raw.text), 0.7, &place("reporter-in-brackets"), authors, editors);
            if tail {
                push(&read_end(&raw.text), 0.6, &place("signature-behind-body"), authors, editors);
            }
        }
    }
}

fn push(
    signers: &[Signer],
    score: f32,
    place: &Clue,
    authors: &mut Vec<Candidate<Names>>,
    editors: &mut Vec<Candidate<Names>>,
) {
    let names_of = |part: Part| -> Names {
        let mut names: Names = Vec::new();
        for signer in signers.iter().filter(|signer| signer.part == part).take(MOST) {
            if !names.contains(&signer.name) {
                names.push(signer.name.clone());
            }
        }
        names
    };
    for (part, why) in [
        (Part::Wrote, None),
        (Part::Edited, None),
        (Part::Pictured, Some("took the pictures")),
        (Part::Translated, Some("translated it")),
        (Part::Helped, Some("helped to make it")),
    ] {
        let names = names_of(part);
        if names.is_empty() {
            continue;
        }
        let likely = signers.iter().filter(|signer| signer.part == part).map(|signer| signer.likely);
        let least = likely.fold(1.0, f32::min);
        // A word that may be a name is believed half as much.
        let candidate = Candidate::new(names, score * f32::midpoint(least, 1.0), place.clone());
        match (part, why) {
            (Part::Edited, _) => editors.push(candidate),
            (_, Some(why)) => authors.push(candidate.refuse(why)),
            _ => authors.push(candidate),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, read};

    /// Authors, editors and source of a page, `-` for none.
    fn people(head: &str, lead: &str, tail: &str) -> [String; 3] {
        let chinese = format!("{lead}{tail}").chars().any(crate::text::date::is_han);
        let (title, text) = if chinese {
            (
                "老渡口的最后一班船",
                "<p>渡口的老船工每天清晨都要擦一遍船板，三十年没有断过，直到大桥通车的那个春天，船才停下来。</p>",
            )
        } else {
            (
                "The last ferry of Lindby",
                "<p>The ferry between Lindby and Oster sailed for the last time, the harbour office said on Monday.</p>",
            )
        };
        let page = format!(
            "<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{lead}{}{tail}</article></body></html>",
            text.repeat(5)
        );
        let metadata = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0).metadata;
        let joined =
            |names: Option<Vec<String>>| names.map_or_else(|| "-".to_owned(), |names| names.join("|"));
        [
            joined(metadata.authors.map(|field| field.value)),
            joined(metadata.editors.map(|field| field.value)),
            joined(metadata.source.map(|field| vec![field.value])),
        ]
    }

    #[test]
    fn signatures_of_chinese_pages() {
        for (lead, tail, expect) in [
            ("<p>本报记者 林小满 周一鸣</p>", "", ["林小满|周一鸣", "-", "-"]),
            ("<p>文/林小满 图/周一鸣</p>", "", ["林小满", "-", "-"]),
            ("<p>林小滿／台北報導</p>", "", ["林小滿", "-", "-"]),
            ("<p>来源：北港日报 举报</p>", "<p>记者 林小满</p>", ["林小满", "-", "北港日报"]),
            ("", "<p>北港日报记者 林小满 编辑 周一鸣 校对 苏建明</p>", ["林小满", "周一鸣", "-"]),
            ("<p>作者：约翰·林德 译者：周一鸣</p>", "", ["约翰·林德", "-", "-"]),
            // Who took the pictures did not write.
            ("", "<p>摄影：林小满</p>", ["-", "-", "-"]),
            // The layout runs a button into the names.
            ("", "<p>作者：林小满 周一鸣 返回首页</p>", ["林小满|周一鸣", "-", "-"]),
        ] {
            assert_eq!(people("", lead, tail), expect, "{lead} … {tail}");
        }
    }

    #[test]
    fn agencies_are_sources() {
        for (lead, expect) in [
            ("<p>By Mara Lindqvist, AFP</p>", ["Mara Lindqvist", "-", "AFP"]),
            ("<p>By Mara Lindqvist</p>", ["Mara Lindqvist", "-", "-"]),
        ] {
            assert_eq!(people("", lead, ""), expect, "{lead}");
        }
    }

    #[test]
    fn the_editor_on_duty_in_the_head_is_no_author() {
        let head = "<meta name=\"author\" content=\"周一鸣\">";
        let tail = "<p>[责任编辑：周一鸣]</p>";
        assert_eq!(people(head, "", tail), ["-", "周一鸣", "-"]);
        assert_eq!(people(head, "<p>记者 林小满</p>", tail), ["林小满", "周一鸣", "-"]);
    }
}
