//! Meetings that go by the first characters of those who met: “李赵会”.

use crate::lexicon::{Role, prose_value, visit_common_at};
use crate::model::Reading;
use crate::reading::passage::Passage;
use crate::text::simplify::simplify;

/// Whom somebody met, where the text has only a surname of them: the name of the meeting stands in quotation marks, and
/// one of its two characters begins the name of the person at hand. Somebody else of the text whose name begins with the
/// other character is told by name.
pub(super) fn met_with(person: &str, passages: &[Passage<'_>], reading: &Reading) -> Option<String> {
    let [own, other] = passages.iter().find_map(|passage| pair_of(passage.text, person))?;
    let is_surname = |c: char| prose_value(Role::Surname, c.to_string().as_str()).is_some();
    let mut named = reading.people.iter().filter(|one| one.name.starts_with(other) && one.name != person);
    match (named.next(), named.next()) {
        (Some(one), None) => Some(one.name.clone()),
        (None, _) => (own != other && is_surname(other)).then(|| other.to_string()),
        _ => None,
    }
}

/// The character of a person in the name of a meeting, and the one beside it.
fn pair_of(text: &str, person: &str) -> Option<[char; 2]> {
    let first = person.chars().next()?;
    let mut opened = None;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '『' | '"' | '‘' => opened = Some(at + c.len_utf8()),
            _ => {}
        }
        let Some(inner) = opened.filter(|&from| from <= at).and_then(|from| text.get(from..at)) else {
            continue;
        };
        let mut chars = inner.chars();
        if let (Some(a), Some(b), None) = (chars.next(), chars.next(), chars.next())
            && closes(text, at)
        {
            if a == first {
                return Some([a, b]);
            }
            if b == first {
                return Some([b, a]);
            }
        }
    }
    None
}

/// Whether the word for such a meeting stands at a place, and a closing mark behind it.
fn closes(text: &str, at: usize) -> bool {
    let near: String = text.get(at..).unwrap_or_default().chars().take(2).map(simplify).collect();
    let mut end = None;
    visit_common_at(&near, 0, |to, entry| {
        if entry.has(Role::EventOfTwo) {
            end = Some(to);
        }
    });
    end.is_some_and(|to| near.get(to..).is_some_and(|rest| rest.starts_with(['”', '」', '』', '"', '’'])))
}

#[cfg(test)]
mod tests {
    use super::met_with;
    use crate::model::{Person, Reading};
    use crate::reading::passage::Passage;

    #[test]
    fn the_name_of_a_meeting_tells_who_met() {
        let person = |name: &str| Person { name: name.to_owned(), ..Person::default() };
        for (text, others, met) in [
            ("继14日“李马会”后", &[][..], Some("李")),
            ("上週的「馬李會」備受關注", &[], Some("李")),
            ("“李马会”之后", &["李文山"], Some("李文山")),
            ("“李马会”之后", &["李文山", "李文海"], None),
            ("“马拉会”之后", &[], None),
            ("李马会后", &[], None),
            ("“李马”会后", &[], None),
        ] {
            let name = if text.contains('馬') { "馬科斯" } else { "马科斯" };
            let mut reading = Reading { people: vec![person(name)], ..Reading::default() };
            reading.people.extend(others.iter().map(|name| person(name)));
            let passage = Passage { block: 0, text, heading: false };
            assert_eq!(met_with(name, &[passage], &reading).as_deref(), met, "{text}");
        }
    }
}
