//! Where an expression stands: its passage and sentence, inside quotation marks or not, before or behind words that
//! say that it lies ahead.

use super::line::Line;
use super::resolve::Place;
use super::shape::Found;
use crate::lexicon::Role;
use crate::text::date::Kind;

/// Most tokens on either side of an expression that are looked at for words of the future.
const REACH: usize = 16;

/// The place that a walk through the text has come to.
#[derive(Default)]
pub(super) struct Places {
    here: Place,
}

impl Places {
    /// A new passage begins.
    pub(super) fn begin_passage(&mut self) {
        self.here.passage += 1;
        self.here.sentence += 1;
        self.here.quoted = false;
    }

    /// A token is passed over.
    pub(super) fn pass(&mut self, line: &Line<'_>, at: usize) {
        match line.sign(at) {
            Some('“' | '「' | '『') => self.here.quoted = true,
            Some('”' | '」' | '』') => self.here.quoted = false,
            Some('。' | '！' | '？' | '!' | '?' | '；') => self.here.sentence += 1,
            Some('.') if line.spaced(at + 1) => self.here.sentence += 1,
            _ => {}
        }
    }

    /// The place of an expression.
    pub(super) fn of(&self, line: &Line<'_>, found: &Found) -> Place {
        Place { ahead: is_ahead(line, found), ..self.here }
    }
}

/// Whether a word of the future stands in the clause of an expression.
fn is_ahead(line: &Line<'_>, found: &Found) -> bool {
    let tells = |at: usize| {
        line.word(at, Role::TimeAhead).is_some_and(|(value, _)| value == 1)
            && at
                .checked_sub(1)
                .and_then(|before| line.word(before, Role::TimeAhead))
                .is_none_or(|w| w.0 == 1)
    };
    let before =
        (found.first.saturating_sub(REACH)..found.first).rev().take_while(|&at| !ends_clause(line, at));
    // A time that begins the sentence is parted from its clause.
    let from = found.next + usize::from(ends_clause(line, found.next) && line.sign(found.next) != Some('。'));
    let behind = (from..from + REACH).take_while(|&at| !ends_clause(line, at));
    before.chain(behind).any(tells)
}

fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    line.tokens.get(at).is_none_or(|token| match token.kind {
        Kind::Sign(c) => matches!(c, ',' | '。' | '；' | ';' | '！' | '？' | '!' | '?' | '：' | ':' | '.'),
        _ => false,
    })
}
