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
        let candidate = Candidate::new(names, score, place.clone());
        match (part, why) {
            (Part::Edited, _) => editors.push(candidate),
            (_, Some(why)) => authors.push(candidate.refuse(why)),
            _ => authors.push(candidate),
        }
    }
}
