//! Who said what in a document, as the page lists it.

use crate::model::{Document, Span, Statement};

use super::page::{Trust, trust};

/// The statements of one speaker, in page order.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker<'a> {
    /// The name; none where the text does not tell who speaks.
    pub name: Option<&'a str>,
    /// The first title that the text gives.
    pub title: Option<&'a str>,
    /// What was said.
    pub statements: Vec<&'a Statement>,
}

/// Which statements are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only those in the speaker's own words.
    pub direct: bool,
    /// Not those that are uncertain.
    pub sure: bool,
}

/// The speakers in the order in which they first speak; statements of nobody known stand last.
pub fn speakers(document: &Document, choice: Choice) -> Vec<Speaker<'_>> {
    let mut speakers: Vec<Speaker<'_>> = Vec::new();
    let listed = document.reading.statements.iter().filter(|statement| {
        (!choice.direct || statement.direct)
            && (!choice.sure || trust(statement.confidence) != Trust::Uncertain)
    });
    for statement in listed {
        let name = statement.speaker.as_deref();
        let title = statement.title.as_deref();
        match speakers.iter_mut().find(|speaker| speaker.name == name) {
            Some(speaker) => {
                speaker.title = speaker.title.or(title);
                speaker.statements.push(statement);
            }
            None => speakers.push(Speaker { name, title, statements: vec![statement] }),
        }
    }
    let (mut known, unknown): (Vec<_>, Vec<_>) =
        speakers.into_iter().partition(|speaker| speaker.name.is_some());
    known.extend(unknown);
    known
}

/// The place of a block in the decoded text.
pub fn place(document: &Document, block: u32) -> Option<Span> {
    document.blocks.get(block as usize)?.source.bytes
}

#[cfg(test)]
mod tests {
    use super::{Choice, speakers};
    use crate::model::{Statement, Zone};
    use crate::view::specimen::document;

    #[test]
    fn statements_stand_by_their_speakers() {
        let mut document = document(&[(Zone::Paragraph, "en")]);
        let said = |speaker: Option<&str>, content: &str, direct: bool, confidence: f32| Statement {
            speaker: speaker.map(str::to_owned),
            content: content.to_owned(),
            direct,
            confidence,
            ..Statement::default()
        };
        document.reading.statements = vec![
            said(None, "a", true, 0.3),
            said(Some("Mira Holt"), "b", true, 0.9),
            said(Some("Sam Oster"), "c", false, 0.9),
            said(Some("Mira Holt"), "d", false, 0.5),
        ];
        let listed = |direct: bool, sure: bool| -> Vec<(Option<String>, Vec<String>)> {
            let all = speakers(&document, Choice { direct, sure });
            let contents = |speaker: &super::Speaker<'_>| {
                speaker.statements.iter().map(|statement| statement.content.clone()).collect()
            };
            all.iter().map(|speaker| (speaker.name.map(str::to_owned), contents(speaker))).collect()
        };
        let row = |name: Option<&str>, contents: &[&str]| {
            (name.map(str::to_owned), contents.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>())
        };
        let (mira, sam) = (Some("Mira Holt"), Some("Sam Oster"));
        assert_eq!(listed(false, false), [row(mira, &["b", "d"]), row(sam, &["c"]), row(None, &["a"])]);
        assert_eq!(listed(true, false), [row(mira, &["b"]), row(None, &["a"])]);
        assert_eq!(listed(false, true), [row(mira, &["b"]), row(sam, &["c"])]);
    }
}
