//! Sorting of short lists of many types. The library's sort is compiled once more for each type, some 8 KB
//! a time; the page that carries this program is loaded whole, and the lists here are short.

use std::cmp::Ordering;

/// Sorts stably, as [`slice::sort_by`] does.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = sort_places(items.len(), &|a, b| match (items.get(a as usize), items.get(b as usize)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    // Where each item goes; every swap brings one home.
    let mut target = vec![0; order.len()];
    for (to, from) in (0..).zip(order) {
        if let Some(slot) = target.get_mut(from as usize) {
            *slot = to;
        }
    }
    for at in 0..target.len() {
        while let Some(to) = target.get(at).map(|&to: &u32| to as usize).filter(|&to| to != at) {
            items.swap(at, to);
            target.swap(at, to);
        }
    }
}

/// Sorts stably by a key, as [`slice::sort_by_key`] does.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the values' own order.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, Ord::cmp);
}

/// Sorts and leaves each value once.
pub(crate) fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    sort(items);
    items.dedup();
}

/// The places of a list in their stable order: the one sort that is compiled. No list has as many as 32 bits count.
fn sort_places(length: usize, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut places: Vec<u32> = (0..length as u32).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_library_does(numbers in prop::collection::vec(0_u8..20, 0..80)) {
            let mut ours: Vec<(u8, usize)> = numbers.iter().copied().zip(0..).collect();
            let mut theirs = ours.clone();
            sort_by_key(&mut ours, |&(number, _)| std::cmp::Reverse(number));
            theirs.sort_by_key(|&(number, _)| std::cmp::Reverse(number));
            prop_assert_eq!(&ours, &theirs);
            let mut once: Vec<String> = numbers.iter().map(u8::to_string).collect();
            let mut sorted = once.clone();
            sort_and_dedup(&mut once);
            sorted.sort();
            sorted.dedup();
            prop_assert_eq!(once, sorted);
        }
    }
}
