//! `tearsheet read`: many files in parallel, printed in input order.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tearsheet::model::Document;

use crate::args::{InputOptions, ReadOptions};
use crate::inputs::{Input, find_inputs};
use crate::output::{Sink, choose_format};
use crate::{Outcome, complain};

/// Inputs that may be read ahead of the one to be printed next, per thread: enough to keep every
/// thread busy behind one slow file, little enough that memory stays bounded.
const AHEAD_PER_THREAD: usize = 8;

/// Runs the command.
pub(crate) fn run(options: &ReadOptions) -> io::Result<Outcome> {
    let format = choose_format(&options.format);
    let mut sink = Sink::new(io::stdout().lock(), format);
    let failed = for_each_input(
        &options.inputs,
        |document| format.write(document),
        |rendered: String| sink.write(&rendered),
    )?;
    sink.finish()?;
    Ok(Outcome::of(failed))
}

/// Documents of one input that may wait to be printed: of a crawl more would not fit into memory.
const WAITING_DOCUMENTS: usize = 32;

/// What comes of an input: documents as they are read, at last perhaps what went wrong.
type Stream<T> = Receiver<Result<T, String>>;

/// Reads every input on a pool of threads, lets `render` turn each document into a `T` there, and
/// gives the results to `print` in input order. Says on stderr what could not be read; true when
/// there was any such input.
pub(crate) fn for_each_input<T: Send>(
    options: &InputOptions,
    render: impl Fn(&Document) -> T + Sync,
    mut print: impl FnMut(T) -> io::Result<()>,
) -> io::Result<bool> {
    let Some(inputs) = find_inputs(&options.paths) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "nothing to read: give a path, or pipe a page in",
        ));
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0))
        .build()
        .map_err(io::Error::other)?;
    let progress = progress_bar(inputs.len());
    let limits = options.limits();
    let ahead = pool.current_num_threads() * AHEAD_PER_THREAD;
    silence_panics();

    let mut failed = false;
    let mut settle = |input: &Input, stream: &Stream<T>| {
        for result in stream {
            match result {
                Ok(rendered) => print(rendered)?,
                Err(problem) => {
                    failed = true;
                    progress.suspend(|| complain(&input.name(), &problem));
                }
            }
        }
        progress.inc(1);
        Ok(())
    };
    let render = &render;
    let limits = &limits;
    let result = pool.in_place_scope(|scope| {
        let mut waiting: VecDeque<(&Input, Stream<T>)> = VecDeque::new();
        for input in &inputs {
            if waiting.len() >= ahead
                && let Some((input, receiver)) = waiting.pop_front()
            {
                settle(input, &receiver)?;
            }
            // Inputs are begun in their order, so that the one that is printed never waits for a later one.
            let (sender, receiver) = mpsc::sync_channel(WAITING_DOCUMENTS);
            scope.spawn(move |_| read_input(input, *limits, render, &sender));
            waiting.push_back((input, receiver));
        }
        waiting.iter().try_for_each(|(input, receiver)| settle(input, receiver))
    });
    progress.finish_and_clear();
    result.map(|()| failed)
}

/// Reads one input. A defect that panics is contained here: it costs this input and no other.
fn read_input<T>(
    input: &Input,
    limits: tearsheet::Options,
    render: &impl Fn(&Document) -> T,
    sender: &SyncSender<Result<T, String>>,
) {
    // When printing has ended early nobody listens any more, and reading ends, too.
    let mut take = |document: Document, text: String| {
        // A hundred megabytes of one word are in memory often enough.
        drop(text);
        match sender.send(Ok(render(&document))) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    };
    let read = AssertUnwindSafe(|| read_documents(input, limits, &mut take));
    let outcome = catch_unwind(read)
        .unwrap_or_else(|_| Err("internal error while reading; please report the file".to_owned()));
    if let Err(problem) = outcome {
        let _ = sender.send(Err(problem));
    }
}

/// Gives the documents of an input. A crawl is larger than memory and read as a stream, whatever the limit.
fn read_documents(
    input: &Input,
    limits: tearsheet::Options,
    take: &mut dyn FnMut(Document, String) -> ControlFlow<()>,
) -> Result<(), String> {
    let name = input.name();
    if let Some((mut stream, size)) = input.crawl() {
        tearsheet::read_crawl(&name, &mut stream, size, take);
        return Ok(());
    }
    let bytes = input.bytes(limits.max_bytes)?;
    tearsheet::read_each(&name, &bytes, &limits, take).map_err(|error| error.to_string())
}

/// A caught panic is told in one line by its input; the standard report would only interleave.
fn silence_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

/// A bar on stderr when a person waits: several inputs, a terminal, and no output running through it.
fn progress_bar(inputs: usize) -> ProgressBar {
    if inputs < 2 || io::stdout().is_terminal() || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(inputs as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} files, {elapsed}, about {eta} left")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// Writes one line and its end.
pub(crate) fn write_line(out: &mut impl Write, line: &str) -> io::Result<()> {
    out.write_all(line.as_bytes())?;
    out.write_all(b"\n")
}
