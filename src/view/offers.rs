//! A correction of one document that fits others of the same site, offered before anything happens.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::fields::{FieldView, fields};
use super::page::PageRef;
use super::state::{Selected, State};
use crate::correction::{FieldName, Target, set_field, set_zone};
use crate::model::{Corrected, Correction, Document, Zone};

/// A correction that another document would get.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The document.
    pub document: Selected,
    /// What its corrections are kept under.
    pub key: Rc<str>,
    /// What would be corrected.
    pub correction: Correction,
}

/// Fields that a site has rather than a page: where they were not found, those of another page may stand.
const OF_SITE: [FieldName; 4] =
    [FieldName::Site, FieldName::Source, FieldName::Licence, FieldName::Disclaimer];

impl State {
    /// What the correction with this path, of the document with this key, would put right in the others of its site.
    /// Documents that the reader corrected in the same place are left alone; each text is offered once, however often
    /// its file is in the list.
    pub fn offers(&self, key: &str, path: &str) -> Vec<Offer> {
        let pages = || {
            self.entries.iter().flat_map(|entry| {
                let place = |part| Selected { id: entry.id, part };
                entry.status.pages().iter().enumerate().map(move |(part, page)| (place(part), page))
            })
        };
        let Some((_, own)) = pages().find(|(_, page)| &**page.key() == key) else { return Vec::new() };
        let Some(correction) = own.document.corrections.iter().find(|it| it.path == path) else {
            return Vec::new();
        };
        let Some(site) = site_of(own.found()) else { return Vec::new() };
        let mut seen: BTreeSet<&Rc<str>> = BTreeSet::from([own.key()]);
        let mut offers = Vec::new();
        for (document, page) in pages() {
            if site_of(page.found()).as_deref() != Some(site.as_str()) || !seen.insert(page.key()) {
                continue;
            }
            let fitting = fitting(own, correction, page.found());
            let new = fitting.into_iter().filter(|it| {
                it.value != it.found && page.document.corrections.iter().all(|own| own.path != it.path)
            });
            offers.extend(new.map(|correction| Offer { document, key: Rc::clone(page.key()), correction }));
        }
        offers
    }
}

/// The site of a document: the host of its address, else the name that the page has for it, else who is credited.
fn site_of(found: &Document) -> Option<String> {
    let data = &found.metadata;
    let host = data.url.as_ref().and_then(|field| {
        let (_, rest) = field.value.split_once("://")?;
        let host = rest.split(['/', '?', '#', ':']).next()?.trim_start_matches("www.");
        (!host.is_empty()).then(|| host.to_ascii_lowercase())
    });
    let named = || data.site.as_ref().or(data.source.as_ref()).map(|field| field.value.to_lowercase());
    host.or_else(named)
}

/// What a correction comes to in another document.
fn fitting(own: &PageRef, correction: &Correction, other: &Document) -> Vec<Correction> {
    match Target::of(&correction.path) {
        Some(Target::Field(name)) => fitting_field(own, correction, name, other).into_iter().collect(),
        Some(Target::Zone(block)) => fitting_zones(own.found(), correction, block, other),
        _ => Vec::new(),
    }
}

/// A field of another document: the same value was found there, and is wrong for the same reason; or it was found by the
/// rule that went wrong here, and the rule that was right here has a candidate there.
fn fitting_field(
    own: &PageRef,
    correction: &Correction,
    name: FieldName,
    other: &Document,
) -> Option<Correction> {
    let value = correction.value.as_ref().map(|value| value.values().to_vec());
    let same = set_field(other, name, value);
    if same.found == correction.found && (correction.found.is_some() || OF_SITE.contains(&name)) {
        return Some(same);
    }
    let (here, there) = (view(own.found(), name)?, view(other, name)?);
    let wrong = here.evidence.first()?;
    let value = correction.value.as_ref().map(Corrected::values)?;
    let right = here.rejected.iter().find(|rejected| rejected.values == value)?.evidence;
    let first = there.evidence.first()?;
    if (&first.rule, &first.key) != (&wrong.rule, &wrong.key) {
        return None;
    }
    let mut candidates = there
        .rejected
        .iter()
        .filter(|rejected| (&rejected.evidence.rule, &rejected.evidence.key) == (&right.rule, &right.key));
    let only = candidates.next()?;
    let others = candidates.any(|candidate| candidate.values != only.values);
    (!others).then(|| set_field(other, name, Some(only.values.clone())))
}

fn view(document: &Document, name: FieldName) -> Option<FieldView<'_>> {
    fields(document).0.into_iter().find(|field| field.name == name)
}

/// Blocks of another document that say the same and got the same zone.
fn fitting_zones(own: &Document, correction: &Correction, block: u32, other: &Document) -> Vec<Correction> {
    let name = correction.value.as_ref().and_then(|value| value.values().first());
    let zone = Zone::ALL.into_iter().find(|zone| Some(zone.name()) == name.map(String::as_str));
    let (Some(zone), Some(block)) = (zone, own.blocks.get(block as usize)) else { return Vec::new() };
    let same = other.blocks.iter().filter(|it| it.zone == block.zone && it.text.trim() == block.text.trim());
    same.filter_map(|it| set_zone(other, it.i, zone)).collect()
}

#[cfg(test)]
mod tests {
    use crate::correction::{FieldName, set_field, set_zone};
    use crate::model::{Corrected, Evidence, Field, Rejected, Zone};
    use crate::view::arriving::pages;
    use crate::view::specimen::document;
    use crate::view::state::{Action, Incoming, State};

    fn field(value: &str, rule: &str, lost: &[(&str, &str)]) -> Field<String> {
        let evidence = |rule: &str| Evidence { rule: rule.to_owned(), ..Evidence::default() };
        let rejected = lost.iter().map(|(value, rule)| Rejected {
            value: (*value).to_owned(),
            evidence: evidence(rule),
            why: String::new(),
        });
        let rejected = rejected.collect();
        Field {
            value: value.to_owned(),
            confidence: 0.9,
            inferred: false,
            evidence: vec![evidence(rule)],
            rejected,
        }
    }

    /// Four pages, the last of another site.
    fn state() -> State {
        let four = [
            ("lindby.example", field("Ferry – Post", "window", &[("Ferry", "heading")])),
            ("www.lindby.example", field("Mill – Post", "window", &[("Mill", "heading")])),
            ("lindby.example", field("Inn", "heading", &[])),
            ("oster.example", field("Quay – Post", "window", &[("Quay", "heading")])),
        ];
        let files = (0..4).map(|id| Incoming { id, name: format!("{id}.html"), bytes: 9 }).collect();
        let mut state = State::default().reduced(Action::Added(files));
        for (id, (host, title)) in (0..).zip(four) {
            let mut document = document(&[(Zone::Paragraph, "en"), (Zone::Paragraph, "en")]);
            document.source.sha256 = format!("{id}");
            document.metadata.url = Some(field(&format!("https://{host}/{id}?a=b"), "meta", &[]));
            document.metadata.title = Some(title);
            document.metadata.source = Some(field("admin", "meta", &[]));
            state =
                state.reduced(Action::Done { id, pages: pages("a.html", vec![(document, String::new())]) });
        }
        state
    }

    fn corrected(state: State, name: FieldName, value: Option<&str>) -> State {
        let page = state.entries[0].status.pages()[0].clone();
        let correction = set_field(page.found(), name, value.map(|value| vec![value.to_owned()]));
        state.reduced(Action::Corrected { key: page.key().clone(), correction })
    }

    fn offered(state: &State, path: &str) -> Vec<(u32, Option<Corrected>)> {
        state.offers("0#0", path).into_iter().map(|it| (it.document.id, it.correction.value)).collect()
    }

    #[test]
    fn the_same_wrong_value_is_put_right_on_the_same_site() {
        let state = corrected(state(), FieldName::Source, Some("Lindby Post"));
        let value = Some(Corrected::Text("Lindby Post".to_owned()));
        assert_eq!(offered(&state, "metadata.source"), [(1, value.clone()), (2, value)]);
        let none = corrected(state, FieldName::Source, None);
        assert_eq!(offered(&none, "metadata.source"), [(1, None), (2, None)]);
    }

    #[test]
    fn a_rule_that_was_right_is_right_on_the_same_site() {
        let state = corrected(state(), FieldName::Title, Some("Ferry"));
        assert_eq!(offered(&state, "metadata.title"), [(1, Some(Corrected::Text("Mill".to_owned())))]);
        let own = corrected(state, FieldName::Title, Some("My own words"));
        assert_eq!(offered(&own, "metadata.title"), []);
    }

    #[test]
    fn blocks_that_say_the_same_get_the_same_zone() {
        let state = state();
        let page = state.entries[0].status.pages()[0].clone();
        let correction = set_zone(page.found(), 1, Zone::Promotion).unwrap();
        let state = state.reduced(Action::Corrected { key: page.key().clone(), correction });
        let zone = Some(Corrected::Text("promotion".to_owned()));
        assert_eq!(offered(&state, "blocks[1].zone"), [(1, zone.clone()), (2, zone)]);
    }

    #[test]
    fn all_are_corrected_by_one_step_and_asked_once() {
        let state = corrected(state(), FieldName::Source, Some("Lindby Post"));
        let offers = state.offers("0#0", "metadata.source");
        let all = offers.into_iter().map(|offer| (offer.key, offer.correction)).collect();
        let state = state.reduced(Action::CorrectedAll(all));
        let source =
            |state: &State, id: usize| state.entries[id].status.pages()[0].outlet().map(str::to_owned);
        assert_eq!(
            (1..4).map(|id| source(&state, id).unwrap()).collect::<Vec<_>>(),
            ["Lindby Post", "Lindby Post", "admin"]
        );
        assert_eq!(offered(&state, "metadata.source"), []);
        let state = state.reduced(Action::Undone);
        assert_eq!(
            (source(&state, 1), source(&state, 0)),
            (Some("admin".into()), Some("Lindby Post".into()))
        );
    }
}
