//! Questions and answers that are signed below: the words, buttons, when they were written, by whom and his reputation;
//! remarks on each stand below it, with name and time behind their words or name before and time behind.

use crate::block::Page;
use crate::lexicon::Role;
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{begin, holds};
use crate::text::date::DayOrder;
use crate::text::phrases::Cue;
use crate::thread::moment::read_time;
use crate::thread::{Post, Stated, Thread};

use super::anchor::Sign;
use super::buttons::is_buttons;
use super::relations::join_text;

/// Lines below a time in which the name is looked for: the name of a picture may stand between.
const NAME_WITHIN: usize = 3;

/// Longest line around posts that says nothing, in characters: buttons, choices of an order.
const SHORT: usize = 60;

/// Longest line that signs, in characters.
const LONGEST: usize = 80;

/// Most lines of choices between the heading over the answers and the first of them.
const CHOICES: usize = 10;

/// A line that signs or begins something.
#[derive(Clone, Copy, Debug)]
enum Mark {
    /// A question or an answer ends here; its name stands in one line, and the next thing begins behind another.
    Signed { name: usize, next: usize },
    /// A remark ends here, its words before another line; the name stands in that or behind it.
    Remarked { name: usize },
    /// A remark begins behind this line, which repeats the name above it.
    Named,
    /// A time alone.
    Timed,
}

/// What of the page is read so far.
struct Reader<'a> {
    page: &'a Page,
    signs: &'a [Sign],
    posts: Vec<Post>,
    /// The first line that belongs to nothing yet.
    from: usize,
    /// The remark that is open: the line of its name.
    open: Option<usize>,
    /// The last question or answer, by its place among the posts.
    top: Option<usize>,
}

/// Finds a question and its answers that are signed below; at least one is.
pub(super) fn find_signed(page: &Page, signs: &[Sign]) -> Option<Thread> {
    let marks: Vec<(usize, Mark)> =
        (0..signs.len()).filter_map(|i| Some((i, find_mark(page, signs, i)?))).collect();
    if !marks.iter().any(|(_, mark)| matches!(mark, Mark::Signed { .. })) {
        return None;
    }
    let mut reader = Reader { page, signs, posts: Vec::new(), from: 0, open: None, top: None };
    for (i, mark) in marks {
        if i >= reader.from {
            reader.read(i, mark);
        }
    }
    let Reader { posts, .. } = reader;
    let opens_page = posts.first().is_some_and(|post| post.depth == 0);
    (posts.len() >= 2).then(|| Thread { posts, opens_page, stated: true, ..Thread::default() })
}

fn text(page: &Page, i: usize) -> &str {
    page.blocks.get(i).map_or("", |block| block.text.trim())
}

fn find_mark(page: &Page, signs: &[Sign], i: usize) -> Option<Mark> {
    let (line, sign) = (text(page, i), signs.get(i)?);
    if sign.chars > LONGEST {
        return None;
    }
    let above = i.checked_sub(1).map_or("", |above| text(page, above));
    let repeats =
        line.strip_prefix(above).is_some_and(|rest| rest.starts_with(' ') && rest.len() <= SHORT / 2);
    if repeats && i > 0 && signs.get(i - 1).is_some_and(|above| above.name) && is_worded(above) {
        return Some(Mark::Named);
    }
    let [from, to] = sign.when?;
    if from == 0 && !line.get(to..).unwrap_or_default().contains(char::is_alphabetic) {
        return Some(Mark::Timed);
    }
    begin(Role::SignedLabel, &fold_phrase(line))?;
    if let Some(name) = name_behind_dash(page, i) {
        return Some(Mark::Remarked { name });
    }
    let named = |&at: &usize| {
        let counted = text(page, at + 1).starts_with(|c: char| c.is_ascii_digit());
        signs.get(at).is_some_and(|sign| sign.name && sign.when.is_none())
            && is_worded(text(page, at))
            && counted
    };
    // "Asked a year ago" stands above the question, and when it was changed below.
    let undated = |&at: &usize| signs.get(at).is_some_and(|sign| sign.when.is_none());
    let name = (i + 1..=i + NAME_WITHIN).take_while(undated).find(named)?;
    Some(Mark::Signed { name, next: name + 2 })
}

/// The line "– Ada" above a time, with one of the time alone between at most.
fn name_behind_dash(page: &Page, i: usize) -> Option<usize> {
    (i.saturating_sub(2)..i)
        .rev()
        .find(|&at| text(page, at).starts_with(['–', '—']) && is_worded(text(page, at)))
}

fn is_worded(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// A name without signs around it.
fn bare_name(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—'))
}

/// Longest line between the buttons and who signed, in characters: the badges of who edited.
const LONGEST_OF_TAIL: usize = 96;

impl Reader<'_> {
    fn read(&mut self, i: usize, mark: Mark) {
        match mark {
            Mark::Named => {
                self.open = Some(i - 1);
            }
            Mark::Timed => {
                if let Some(name) = self.open.take() {
                    let author = text(self.page, name).to_owned();
                    self.add(author, i, name..i + 1, name + 2..i, true);
                    self.from = i + 1;
                }
            }
            Mark::Remarked { name } => {
                let author = bare_name(text(self.page, name)).to_owned();
                // Some pages print the name twice.
                let twice = name.checked_sub(1).filter(|&at| at > self.from && text(self.page, at) == author);
                let end = twice.unwrap_or(name);
                let start = self.skip_counts(self.from, end);
                self.add(author, i, start..i + 1, start..end, true);
                (self.from, self.open) = (i + 1, None);
            }
            Mark::Signed { name, next } => {
                let author = text(self.page, name).to_owned();
                let start = self.start_of_words(i);
                let end = self.end_of_words(start, i);
                self.top = Some(self.posts.len());
                self.add(author, i, start..next, start..end, false);
                (self.from, self.open) = (next, None);
            }
        }
    }

    /// Adds a post that says something.
    fn add(
        &mut self,
        author: String,
        at: usize,
        all: std::ops::Range<usize>,
        words: std::ops::Range<usize>,
        remark: bool,
    ) {
        let line = text(self.page, at);
        let time = self.signs.get(at).and_then(|sign| sign.when).and_then(|[from, _]| line.get(from..));
        let posted = time.and_then(|time| read_time(time, DayOrder::Open));
        let own = |&i: &usize| self.signs.get(i).is_some_and(|sign| !sign.buttons);
        let mut post = Post {
            author: Some(author),
            posted_at: posted.as_ref().map(|_| Stated::printed(at as u32)),
            posted,
            depth: u32::from(remark),
            parent: self.top.filter(|_| remark),
            blocks: all.clone().map(|i| i as u32).collect(),
            body: words.clone().filter(own).map(|i| i as u32).collect(),
            head: all.filter(|i| !words.contains(i)).map(|i| i as u32).collect(),
            ..Post::default()
        };
        join_text(self.page, &mut post);
        if !post.text.is_empty() {
            self.posts.push(post);
        }
    }

    fn is_count(&self, i: usize) -> bool {
        let line = text(self.page, i);
        !line.is_empty()
            && line.chars().all(|c| !c.is_alphabetic())
            && line.contains(|c: char| c.is_ascii_digit())
            && self.signs.get(i).is_some_and(|sign| sign.when.is_none())
    }

    fn skip_counts(&self, from: usize, to: usize) -> usize {
        (from..to).find(|&i| !self.is_count(i)).unwrap_or(to)
    }

    /// Where the words begin of what is signed at a line: behind the form of the remarks on what stands above, the heading
    /// over the answers and its choices; of the question behind the time when it was asked.
    fn start_of_words(&self, end: usize) -> usize {
        let lines = self.from..end;
        let sign = |i: usize| self.signs.get(i);
        let short = |i: usize| sign(i).is_some_and(|sign| sign.chars <= SHORT);
        let form = lines
            .clone()
            .rev()
            .find(|&i| sign(i).is_some_and(|sign| sign.cue == Some(Cue::CommentForm) && sign.chars <= SHORT));
        let from = form.map_or(self.from, |form| form + 1);
        let counts = |i: &usize| {
            let line = text(self.page, *i);
            short(*i)
                && line.starts_with(|c: char| c.is_ascii_digit())
                && holds(Role::ForumCount, &fold_phrase(line))
        };
        let dated = |i: &usize| short(*i) && sign(*i).is_some_and(|sign| sign.when.is_some());
        let head = if self.posts.is_empty() {
            // The head of the question: when it was asked, changed, and how often read.
            (from..end)
                .find(|i| dated(i) && begin(Role::SignedLabel, &fold_phrase(text(self.page, *i))).is_some())
        } else {
            (from..end.min(from + CHOICES)).find(counts)
        };
        let Some(head) = head else { return self.skip_counts(from, end) };
        // The votes stand above the words.
        let votes = (head + 1..end.min(head + CHOICES)).take_while(|&i| short(i)).find(|&i| self.is_count(i));
        self.skip_counts(votes.unwrap_or(head + 1), end)
    }

    /// Where the words end of what is signed at a line: at the buttons.
    fn end_of_words(&self, start: usize, end: usize) -> usize {
        let pressed = |i: usize| {
            let share = self.signs.get(i).is_some_and(|sign| sign.cue == Some(Cue::Share) || sign.buttons);
            share || is_buttons(&fold_phrase(text(self.page, i).split(' ').next().unwrap_or_default()))
        };
        let short = |i: &usize| self.signs.get(*i).is_some_and(|sign| sign.chars <= LONGEST_OF_TAIL);
        let tail = (start..end).rev().take_while(short);
        let cut = tail.filter(|&i| pressed(i)).last().unwrap_or(end);
        // Labels of a question are words of their own.
        let label = |i: &usize| {
            let line = text(self.page, *i);
            line.len() <= SHORT / 2
                && !line.contains(char::is_whitespace)
                && !line.ends_with(['.', '?', '!', ')', ';'])
        };
        let labels = (start..cut).rev().take_while(label).last().unwrap_or(cut);
        if self.posts.is_empty() && cut < end && labels > start { labels } else { cut }
    }
}
