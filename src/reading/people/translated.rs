//! Names of a page in two languages: what somebody is called in the other language is another form of the name.

use crate::lexicon::fold::is_ideograph;
use crate::model::{Document, Person};
use crate::reading::passage::{self, Passage};
use crate::text::sounds::sound_alike;

/// Adds to persons named in ideographs the names in Latin script that sound alike in the blocks paired with those of
/// theirs. Where several persons or several names fit one another, none is added.
pub(in crate::reading) fn add_translated(document: &Document, people: &mut [Person]) {
    if document.alignment.is_empty() {
        return;
    }
    let read: Vec<u32> = {
        let mut blocks: Vec<u32> =
            people.iter().flat_map(|person| person.mentions.iter().map(|at| at[0])).collect();
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    };
    let is_read = |blocks: &[u32]| blocks.iter().any(|block| read.binary_search(block).is_ok());
    let partners = document.alignment.iter().flat_map(|pair| {
        let (a, b) = (is_read(&pair.a), is_read(&pair.b));
        let from_b: &[u32] = if a && !b { &pair.b } else { &[] };
        let from_a: &[u32] = if b && !a { &pair.a } else { &[] };
        from_b.iter().chain(from_a).copied()
    });
    let passages: Vec<Passage<'_>> =
        partners.filter_map(|block| passage::of_block(document, block)).collect();
    let prose = crate::reading::prose::prepare(&passages);
    let others = super::list_people(&prose, &super::find_names(&prose));
    let fits: Vec<Vec<usize>> = people
        .iter()
        .map(|person| {
            (0..others.len())
                .filter(|&number| others.get(number).is_some_and(|other| same(person, other)))
                .collect()
        })
        .collect();
    for (number, person) in people.iter_mut().enumerate() {
        let Some([other]) = fits.get(number).map(Vec::as_slice) else { continue };
        let shared = fits.iter().filter(|fits| fits.contains(other)).count() > 1;
        let Some(other) = others.get(*other).filter(|_| !shared) else { continue };
        for form in std::iter::once(&other.name).chain(&other.aliases) {
            if !person.aliases.contains(form) {
                person.aliases.push(form.clone());
            }
        }
    }
}

/// Whether the surname of one sounds like that of the other; of a name without the point, like the whole.
fn same(person: &Person, other: &Person) -> bool {
    let is_point = |c: char| matches!(c, '·' | '•' | '‧' | '・' | ' ');
    let last = |name: &str| name.rsplit(is_point).next().map(str::to_owned).unwrap_or_default();
    let (own, foreign) = (last(&person.name), last(&other.name));
    own.chars().all(is_ideograph) && !foreign.contains(is_ideograph) && sound_alike(&foreign, &own)
}
