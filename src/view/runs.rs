//! The lines of *Structure*: blocks, and what stands around the content in runs of one zone, folded to a line each.

use std::collections::BTreeSet;

use crate::model::{Document, Zone, ZoneGroup};

/// Fewest blocks of a run that is folded: three rows of a menu are sooner read than opened.
const FEWEST: usize = 4;

/// Most characters of a run that its line shows.
const SHOWN_CHARS: usize = 160;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A block.
    Block(u32),
    /// The head of a run of blocks of one zone.
    Run(Run),
}

/// A run of blocks of one zone, one behind the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Their zone.
    pub zone: Zone,
    /// The first block.
    pub first: u32,
    /// The last block.
    pub last: u32,
    /// Whether its blocks follow as lines of their own.
    pub open: bool,
}

impl Line {
    /// The first block of the line.
    pub const fn first(&self) -> u32 {
        match self {
            Self::Block(block) => *block,
            Self::Run(run) => run.first,
        }
    }

    /// The last block of the line: of an open run the first, since the others have lines of their own.
    pub const fn last(&self) -> u32 {
        match self {
            Self::Block(block) => *block,
            Self::Run(run) if run.open => run.first,
            Self::Run(run) => run.last,
        }
    }
}

impl Run {
    /// How many blocks it has.
    pub const fn count(&self) -> u32 {
        self.last - self.first + 1
    }

    /// The beginning of what its blocks say.
    pub fn text(&self, document: &Document) -> String {
        let blocks = document.blocks.get(self.first as usize..=self.last as usize).unwrap_or_default();
        let mut text = String::new();
        for block in blocks {
            if !text.is_empty() {
                text.push_str(" · ");
            }
            text.extend(block.text.chars().take(SHOWN_CHARS));
            if text.chars().count() > SHOWN_CHARS {
                break;
            }
        }
        text.chars().take(SHOWN_CHARS).collect()
    }
}

/// The lines of a document, of some zones where those are asked for. `open` are the first blocks of the runs that the reader
/// opened; the run that holds the chosen block is open, too.
pub fn lines(document: &Document, only: &[Zone], open: &BTreeSet<u32>, chosen: Option<u32>) -> Vec<Line> {
    let blocks = &document.blocks;
    if !only.is_empty() {
        let some = blocks.iter().filter(|block| only.contains(&block.zone));
        return some.map(|block| Line::Block(block.i)).collect();
    }
    let mut lines = Vec::new();
    for run in blocks.chunk_by(|a, b| a.zone == b.zone) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let folds = run.len() >= FEWEST && first.zone.group() == ZoneGroup::Around;
        let holds = chosen.is_some_and(|chosen| (first.i..=last.i).contains(&chosen));
        let open = !folds || holds || open.contains(&first.i);
        if folds {
            lines.push(Line::Run(Run { zone: first.zone, first: first.i, last: last.i, open }));
        }
        if open {
            lines.extend(run.iter().map(|block| Line::Block(block.i)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Line, lines};
    use crate::model::Zone;
    use crate::view::specimen::document;

    #[test]
    fn what_stands_around_is_folded() {
        let menu = [(Zone::Navigation, "en"); 5];
        let text = [(Zone::Title, "en"), (Zone::Paragraph, "en")];
        let foot = [(Zone::Legal, "en"); 3];
        let zones: Vec<_> = menu.into_iter().chain(text).chain(foot).collect();
        let document = document(&zones);
        let shown = |only: &[Zone], open: &[u32], chosen| {
            let open: BTreeSet<u32> = open.iter().copied().collect();
            let lines = lines(&document, only, &open, chosen);
            lines
                .iter()
                .map(|line| match line {
                    Line::Block(block) => block.to_string(),
                    Line::Run(run) => {
                        format!("{}-{}{}", run.first, run.last, if run.open { " open" } else { "" })
                    }
                })
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(shown(&[], &[], None), "0-4, 5, 6, 7, 8, 9");
        assert_eq!(shown(&[], &[0], None), "0-4 open, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assert_eq!(shown(&[], &[], Some(2)), "0-4 open, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assert_eq!(shown(&[Zone::Navigation], &[], None), "0, 1, 2, 3, 4");
        assert_eq!(shown(&[Zone::Title, Zone::Legal], &[], None), "5, 7, 8, 9");
        let Line::Run(run) = &lines(&document, &[], &BTreeSet::new(), None)[0] else { panic!("no run") };
        assert_eq!(run.count(), 5);
        assert!(run.text(&document).starts_with("The harbour of Lindby reopened, block 0. · The harbour"));
    }
}
