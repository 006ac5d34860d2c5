//! Copies: the same text in several documents, whatever script and title it has.

use super::index::Related;
use super::prose::{Piece, Prose};
use crate::model::{Copies, OnlyHere};

/// Share of the shorter text that a copy has in common with the other. Reports written from one source share up to .61
/// of their runs on the development corpus, reprints from .81 on.
const NEAR: f32 = 0.7;

/// Share of all runs of both that verbatim copies have in common: what is left is a caption, or a line of the outlet.
const VERBATIM: f32 = 0.96;

/// Fewest runs of a text that can be a copy: less is a headline or a notice, which are alike by themselves.
const FEWEST_RUNS: usize = 40;

/// Share of a passage's runs that the other document has to hold if the passage is to be the same.
const SAME_PASSAGE: f32 = 0.5;

/// Share below which nothing is compared, since weights of the index bound how much it may differ.
const WORTH_A_LOOK: f32 = 0.3;

/// Groups of verbatim copies, and pairs of near ones.
pub(super) fn find_copies(prose: &[Prose<'_>], related: &[Related]) -> Vec<Copies> {
    let mut verbatim = super::story::Groups::new(prose.len());
    let mut exact: Vec<(u32, u32, f32)> = Vec::new();
    let mut near: Vec<Copies> = Vec::new();
    for pair in related.iter().filter(|pair| pair.share >= WORTH_A_LOOK) {
        let (Some(a), Some(b)) = (prose.get(pair.a as usize), prose.get(pair.b as usize)) else { continue };
        let least = a.runs.len().min(b.runs.len());
        if least < FEWEST_RUNS {
            continue;
        }
        let common = count_common(&a.runs, &b.runs);
        let similarity = common as f32 / (a.runs.len() + b.runs.len() - common) as f32;
        if similarity >= VERBATIM {
            verbatim.join(pair.a, pair.b);
            exact.push((pair.a, pair.b, similarity));
        } else if common as f32 >= NEAR * least as f32 {
            let only = [only_here(pair.a, a, b), only_here(pair.b, b, a)];
            near.push(Copies {
                documents: vec![pair.a, pair.b],
                kind: "near".to_owned(),
                similarity,
                only: only.into_iter().flatten().collect(),
            });
        }
    }
    let mut copies: Vec<Copies> = verbatim
        .groups()
        .into_iter()
        .filter(|documents| documents.len() > 1)
        .map(|documents| {
            let inside = exact.iter().filter(|(a, _, _)| documents.contains(a));
            let similarity = inside.map(|pair| pair.2).fold(1.0, f32::min);
            Copies { documents, kind: "verbatim".to_owned(), similarity, only: Vec::new() }
        })
        .collect();
    copies.extend(near);
    crate::order::sort_by_key(&mut copies, |copies| copies.documents.clone());
    copies
}

/// How many of two sorted lists' values are the same.
fn count_common(a: &[u64], b: &[u64]) -> usize {
    let mut other = b.iter().peekable();
    let mut common = 0;
    for run in a {
        while other.next_if(|next| *next < run).is_some() {}
        common += usize::from(other.peek() == Some(&run));
    }
    common
}

/// The passages of a document that another does not have.
fn only_here(document: u32, own: &Prose<'_>, other: &Prose<'_>) -> Option<OnlyHere> {
    let missing = |piece: &&Piece<'_>| {
        let (mut all, mut held) = (0_u32, 0_u32);
        for (_, run) in piece.runs() {
            all += 1;
            held += u32::from(other.runs.binary_search(&run).is_ok());
        }
        all > 0 && (held as f32) < SAME_PASSAGE * all as f32
    };
    let blocks: Vec<u32> = own.pieces.iter().filter(missing).map(|piece| piece.block).collect();
    (!blocks.is_empty()).then_some(OnlyHere { document, blocks })
}
