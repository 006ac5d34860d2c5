//! The formats of `tearsheet read`.

use std::io::{self, BufWriter, IsTerminal, Write};

use tearsheet::export::Format;

use crate::args::FormatOptions;

/// The format asked for; else text for a person, JSON lines for a program.
pub(crate) fn choose_format(options: &FormatOptions) -> Format {
    match options {
        FormatOptions { jsonl: true, .. } => Format::JsonLines,
        FormatOptions { json: true, .. } => Format::Json,
        FormatOptions { text: true, .. } => Format::Text,
        FormatOptions { markdown: true, .. } => Format::Markdown,
        FormatOptions { format: Some(name), .. } => Format::of(name).unwrap_or(Format::JsonLines),
        _ if io::stdout().is_terminal() => Format::Text,
        _ => Format::JsonLines,
    }
}

/// Puts documents one behind the other.
pub(crate) struct Sink<W: Write> {
    out: BufWriter<W>,
    format: Format,
    written: u64,
}

impl<W: Write> Sink<W> {
    pub(crate) fn new(out: W, format: Format) -> Self {
        Self { out: BufWriter::new(out), format, written: 0 }
    }

    /// Writes a rendered document and what parts it from the one before. One that has nothing of the kind (no
    /// comments, no statements) leaves no trace.
    pub(crate) fn write(&mut self, rendered: &str) -> io::Result<()> {
        if rendered.is_empty() {
            return Ok(());
        }
        let before = if self.written == 0 { self.format.start() } else { self.format.between().to_owned() };
        self.written += 1;
        self.out.write_all(before.as_bytes())?;
        self.out.write_all(rendered.as_bytes())?;
        // Whoever waits at the other end of the pipe sees each document as it is done.
        self.out.flush()
    }

    /// Closes what is open.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if self.written == 0 {
            // A table without rows still has its head, and a list without entries its brackets.
            self.out.write_all(self.format.write_all([]).as_bytes())?;
        } else {
            self.out.write_all(self.format.end().as_bytes())?;
        }
        self.out.flush()
    }
}
