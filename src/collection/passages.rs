//! Which passages several texts share, word for word, whatever script and punctuation: for showing them side by side.

use super::prose::{Unit, units_of};

/// Weight of a stretch that counts as shared: ten characters, or five words. What is shorter is a name or a phrase of the
/// language. Picked by hand.
const LEAST_WEIGHT: u32 = 10;

/// Most places of one stretch that are linked with each other: what comes more often is a formula of the texts.
const MOST_PLACES: usize = 12;

/// A text as its passages.
pub(crate) type Text<'a> = Vec<&'a str>;

/// Two passages of two texts that have a stretch in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Link {
    /// Text and passage.
    pub(crate) a: (usize, usize),
    /// The same of a text behind it.
    pub(crate) b: (usize, usize),
    /// In how many places they agree.
    pub(crate) weight: u32,
}

/// What some texts have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Passages {
    /// Of each text, of each passage: the stretches that another text has as well, bytes, half-open, in order.
    pub(crate) shared: Vec<Vec<Vec<[u32; 2]>>>,
    /// The passages that belong together, each pair once, in order.
    pub(crate) links: Vec<Link>,
}

/// A stretch of least length where it stands.
struct Place {
    hash: u64,
    text: usize,
    passage: usize,
    /// Units, half-open.
    units: (usize, usize),
}

/// What some texts have in common. Work grows with the length of the texts.
pub(crate) fn shared_passages(texts: &[Text<'_>]) -> Passages {
    let units: Vec<Vec<Vec<Unit>>> =
        texts.iter().map(|text| text.iter().map(|passage| units_of(passage)).collect()).collect();
    let mut places: Vec<Place> = Vec::new();
    for (text, passages) in units.iter().enumerate() {
        for (passage, units) in passages.iter().enumerate() {
            places.extend(stretches(units).map(|(hash, units)| Place { hash, text, passage, units }));
        }
    }
    crate::order::sort_by_key(&mut places, |place| (place.hash, place.text, place.passage, place.units));
    let mut covered: Vec<Vec<Vec<bool>>> =
        units.iter().map(|text| text.iter().map(|units| vec![false; units.len()]).collect()).collect();
    let mut pairs: Vec<Link> = Vec::new();
    for same in places.chunk_by(|a, b| a.hash == b.hash) {
        if same.first().map(|place| place.text) == same.last().map(|place| place.text) {
            continue;
        }
        for place in same {
            let slots = covered.get_mut(place.text).and_then(|text| text.get_mut(place.passage));
            if let Some(slots) = slots.and_then(|slots| slots.get_mut(place.units.0..place.units.1)) {
                slots.fill(true);
            }
        }
        for (at, a) in same.iter().enumerate().take(MOST_PLACES) {
            let others = same.iter().skip(at + 1).take(MOST_PLACES).filter(|b| b.text != a.text);
            pairs.extend(others.map(|b| Link { a: (a.text, a.passage), b: (b.text, b.passage), weight: 1 }));
        }
    }
    crate::order::sort(&mut pairs);
    let links = pairs.chunk_by(|x, y| (x.a, x.b) == (y.a, y.b));
    let links = links.filter_map(|run| Some(Link { weight: run.len() as u32, ..*run.first()? })).collect();
    let shared = units
        .iter()
        .zip(&covered)
        .map(|(units, covered)| units.iter().zip(covered).map(|(units, it)| spans_of(units, it)).collect())
        .collect();
    Passages { shared, links }
}

/// The stretches of least weight, one from each unit on.
fn stretches(units: &[Unit]) -> impl Iterator<Item = (u64, (usize, usize))> {
    (0..units.len()).filter_map(|first| {
        let (mut weight, mut hash) = (0, 0_u64);
        for (at, unit) in units.iter().enumerate().skip(first) {
            hash = (hash ^ unit.hash).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
            weight += u32::from(unit.weight);
            if weight >= LEAST_WEIGHT {
                return Some((hash ^ hash >> 32, (first, at + 1)));
            }
        }
        None
    })
}

/// The bytes of the runs of covered units.
fn spans_of(units: &[Unit], covered: &[bool]) -> Vec<[u32; 2]> {
    let mut spans: Vec<[u32; 2]> = Vec::new();
    let mut before = false;
    for (unit, &here) in units.iter().zip(covered) {
        match spans.last_mut() {
            Some(last) if here && before => last[1] = unit.to,
            _ if here => spans.push([unit.from, unit.to]),
            _ => {}
        }
        before = here;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{Link, shared_passages};

    #[test]
    fn shared_stretches_are_found_across_scripts() {
        let one = ["两国外长星期四在白鹭城会谈，会谈持续了七个半小时。", "天气晴朗。"];
        let other = ["天氣很好。", "會談持續了七個半小時。兩國外長星期四在白鷺城會談，發表聲明。"];
        let found = shared_passages(&[one.to_vec(), other.to_vec()]);
        let text = |doc: usize, passage: usize| -> Vec<&str> {
            let source = if doc == 0 { one[passage] } else { other[passage] };
            found.shared[doc][passage].iter().map(|s| &source[s[0] as usize..s[1] as usize]).collect()
        };
        assert_eq!(text(0, 0), ["两国外长星期四在白鹭城会谈，会谈持续了七个半小时"]);
        assert_eq!(text(1, 1), ["會談持續了七個半小時。兩國外長星期四在白鷺城會談"]);
        assert!(text(0, 1).is_empty() && text(1, 0).is_empty());
        assert!(matches!(found.links[..], [Link { a: (0, 0), b: (1, 1), .. }]));
    }

    #[test]
    fn phrases_and_repeats_in_one_text_are_not_shared() {
        let found = shared_passages(&[
            vec!["the harbour office said so, the harbour office said so again and again today"],
            vec!["the harbour office said nothing"],
        ]);
        assert!(found.shared.iter().flatten().all(Vec::is_empty));
        assert!(found.links.is_empty());
        assert!(shared_passages(&[]).shared.is_empty());
    }
}
