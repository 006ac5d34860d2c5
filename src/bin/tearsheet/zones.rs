//! `tearsheet zones`: every block of a page, one coloured line each.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anstyle::{AnsiColor, Color, Style};
use tearsheet::model::{Block, Document, Zone, ZoneGroup};

use crate::Outcome;
use crate::args::ZonesOptions;
use crate::read::{for_each_input, write_line};

/// Runs the command.
pub(crate) fn run(options: &ZonesOptions) -> io::Result<Outcome> {
    // Locked and buffered; strips the colours where the output is no terminal.
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    let mut documents_seen = 0_usize;
    let failed = for_each_input(
        &options.inputs,
        |document| (heading(&document.source.name, document), lines(document)),
        |(heading, lines)| {
            if documents_seen > 0 {
                write_line(&mut out, "")?;
            }
            documents_seen += 1;
            write_line(&mut out, &heading)?;
            out.write_all(lines.as_bytes())?;
            out.flush()
        },
    )?;
    Ok(Outcome::of(failed))
}

/// The document's name, kind and main values, and its warnings.
fn heading(name: &str, document: &Document) -> String {
    let bold = Style::new().bold();
    let kind = serde_json::to_value(document.kind.value).unwrap_or_default();
    let mut out = format!(
        "{bold}{name}{bold:#}  {} {:.2}  text {:.2}",
        kind.as_str().unwrap_or_default(),
        document.kind.confidence,
        document.text_confidence,
    );
    for warning in &document.warnings {
        let _ = write!(out, "\n! {}: {}", warning.code, warning.message);
    }
    out
}

fn lines(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        out.push_str(&line(block));
        out.push('\n');
    }
    out
}

fn line(block: &Block) -> String {
    let style = style(block.zone);
    let hidden = if block.hidden { '~' } else { ' ' };
    let text = block.text.replace('\n', "⏎");
    format!(
        "{:>5} {hidden}{style}{:<14}{style:#} {:.2}  {text}",
        block.i,
        block.zone.name(),
        block.confidence
    )
}

/// Colours by family, the main roles apart; the zone's name stands beside it, so that nothing is
/// told by colour alone.
fn style(zone: Zone) -> Style {
    let color = |color: AnsiColor| Style::new().fg_color(Some(Color::Ansi(color)));
    match (zone.group(), zone) {
        (_, Zone::Title | Zone::Heading) => color(AnsiColor::Green).bold(),
        (_, Zone::Byline | Zone::Attribution | Zone::SourceLink | Zone::Caption) => color(AnsiColor::Cyan),
        (ZoneGroup::Content, _) => color(AnsiColor::Green),
        (ZoneGroup::Conversation, _) => color(AnsiColor::Blue),
        (_, Zone::Advertisement | Zone::Promotion) => color(AnsiColor::Red),
        (_, Zone::Ranking | Zone::Recommendation) => color(AnsiColor::Yellow),
        (ZoneGroup::Around, _) => Style::new().dimmed(),
    }
}
