//! What is marked in the text of an article: quotations with their speakers, people, times, and the place that was asked
//! for.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use super::page::{Trust, trust};
use crate::model::{Document, Span};

/// Which marks the reader wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is switched by itself; they form no states")]
pub struct Marks {
    /// Quotations, each with its speaker.
    pub quotations: bool,
    /// The names of people.
    pub people: bool,
    /// Expressions of time.
    pub times: bool,
    /// What is uncertain among all these.
    pub uncertain: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self { quotations: true, people: true, times: true, uncertain: true }
    }
}

impl Marks {
    /// The choice as it is kept between visits.
    pub fn to_word(self) -> String {
        [(self.quotations, 'q'), (self.people, 'p'), (self.times, 't'), (self.uncertain, 'u')]
            .into_iter()
            .filter_map(|(on, letter)| on.then_some(letter))
            .collect()
    }

    /// The choice that was kept.
    pub fn from_word(word: &str) -> Self {
        let has = |letter: char| word.contains(letter);
        Self { quotations: has('q'), people: has('p'), times: has('t'), uncertain: has('u') }
    }
}

/// What a stretch of the text is: each by its number in the document's reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Words of a statement.
    Quotation(usize),
    /// The name of a person.
    Person(usize),
    /// An expression of time.
    Time(usize),
}

/// A marked stretch of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Bytes of the block's text.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// Whether that is uncertain.
    pub uncertain: bool,
}

/// The marked stretches of each block, in order.
pub type Marked = BTreeMap<u32, Vec<Stretch>>;

/// What is marked in some blocks of a document: of a very long one a part is drawn at a time.
pub fn marked(document: &Document, marks: Marks, within: &RangeInclusive<u32>) -> Marked {
    let mut all = Marked::new();
    let reading = &document.reading;
    let mut add = |block: u32, span: Span, what: What, confidence: f32| {
        if !within.contains(&block) {
            return;
        }
        let uncertain = trust(confidence) == Trust::Uncertain;
        if marks.uncertain || !uncertain {
            all.entry(block).or_default().push(Stretch { span, what, uncertain });
        }
    };
    if marks.quotations {
        for (at, statement) in reading.statements.iter().enumerate() {
            for &[block, from, to] in &statement.quotes_at {
                add(block, [from, to], What::Quotation(at), statement.confidence);
            }
        }
    }
    if marks.people {
        for (at, person) in reading.people.iter().enumerate() {
            for &[block, from, to] in &person.mentions {
                add(block, [from, to], What::Person(at), person.confidence);
            }
        }
    }
    if marks.times {
        for (at, time) in reading.times.iter().enumerate() {
            add(time.block, time.span, What::Time(at), time.confidence);
        }
    }
    for stretches in all.values_mut() {
        crate::order::sort_by_key(stretches, |stretch| stretch.span);
    }
    all
}

/// The first quotation of a document that is marked, by block and place.
pub fn first_quotation(document: &Document, marks: Marks) -> Option<(u32, Span)> {
    let shown = |confidence: f32| marks.uncertain || trust(confidence) != Trust::Uncertain;
    let statements = document.reading.statements.iter().filter(|it| marks.quotations && shown(it.confidence));
    let quotations = statements.flat_map(|statement| &statement.quotes_at);
    quotations.map(|&[block, from, to]| (block, [from, to])).min()
}

/// Whether a document has anything that can be marked.
pub fn has_marks(document: &Document) -> bool {
    let reading = &document.reading;
    let quoted = reading.statements.iter().any(|statement| !statement.quotes_at.is_empty());
    quoted || !reading.people.is_empty() || !reading.times.is_empty()
}

/// Cuts a range of a text wherever one of some spans begins or ends: the pieces in order, each with the numbers of the
/// spans that cover it. Spans that do not fit the text are left out.
pub fn cut(text: &str, range: Range<usize>, spans: &[Span]) -> Vec<(Range<usize>, Vec<usize>)> {
    let fits = |at: usize| text.is_char_boundary(at);
    let inside = |span: &Span| -> Option<Range<usize>> {
        let [from, to] = span.map(|at| at as usize);
        let (from, to) = (from.max(range.start), to.min(range.end));
        (from < to && fits(from) && fits(to)).then_some(from..to)
    };
    let spans: Vec<Option<Range<usize>>> = spans.iter().map(inside).collect();
    let mut edges: Vec<usize> = spans.iter().flatten().flat_map(|span| [span.start, span.end]).collect();
    edges.extend([range.start, range.end]);
    crate::order::sort_and_dedup(&mut edges);
    let covers = |piece: &Range<usize>| {
        let over = |span: &Option<Range<usize>>| {
            span.as_ref().is_some_and(|span| span.start <= piece.start && piece.end <= span.end)
        };
        spans.iter().enumerate().filter(|(_, span)| over(span)).map(|(at, _)| at).collect()
    };
    let pieces = edges.windows(2).filter_map(|pair| Some(*pair.first()?..*pair.last()?));
    pieces.map(|piece| (piece.clone(), covers(&piece))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Marks, What, cut, first_quotation, marked};
    use crate::model::{Person, Statement, TimeExpression, Zone};
    use crate::view::specimen::document;

    #[test]
    fn texts_are_cut_where_spans_begin_and_end() {
        let text = "海港 reopens";
        let pieces = cut(text, 0..text.len(), &[[0, 6], [3, 14], [1, 4], [20, 30]]);
        let shown: Vec<(&str, Vec<usize>)> =
            pieces.iter().map(|(range, over)| (&text[range.clone()], over.clone())).collect();
        assert_eq!(shown, [("海", vec![0]), ("港", vec![0, 1]), (" reopens", vec![1])]);
        assert_eq!(cut(text, 3..6, &[]), [(3..6, vec![])]);
    }

    #[test]
    fn only_what_is_wanted_is_marked() {
        let mut document = document(&[(Zone::Paragraph, "en")]);
        document.reading.statements =
            vec![Statement { quotes_at: vec![[0, 4, 11]], confidence: 0.9, ..Statement::default() }];
        document.reading.people =
            vec![Person { mentions: vec![[0, 15, 21]], confidence: 0.4, ..Person::default() }];
        document.reading.times =
            vec![TimeExpression { span: [22, 30], confidence: 0.9, ..TimeExpression::default() }];
        let of = |marks: Marks| -> Vec<(What, bool)> {
            let all = marked(&document, marks, &(0..=9));
            all.values().flatten().map(|stretch| (stretch.what, stretch.uncertain)).collect()
        };
        let [quotation, person, time] =
            [(What::Quotation(0), false), (What::Person(0), true), (What::Time(0), false)];
        assert_eq!(of(Marks::default()), [quotation, person, time]);
        assert_eq!(of(Marks { uncertain: false, ..Marks::default() }), [quotation, time]);
        assert_eq!(of(Marks { quotations: false, times: false, ..Marks::default() }), [person]);
        assert!(marked(&document, Marks::default(), &(1..=9)).is_empty(), "of other blocks");
        assert_eq!(first_quotation(&document, Marks::default()), Some((0, [4, 11])));
        assert_eq!(first_quotation(&document, Marks { quotations: false, ..Marks::default() }), None);
    }

    #[test]
    fn choices_are_kept() {
        for marks in [Marks::default(), Marks { people: false, uncertain: false, ..Marks::default() }] {
            assert_eq!(Marks::from_word(&marks.to_word()), marks);
        }
        assert!(!Marks::from_word("").quotations);
    }
}
