//! The names of character references, from a table of our own: html5ever's, which a test holds it to, takes
//! 70 KB of the compressed program where this takes twelve.

use std::sync::LazyLock;

/// One a line, sorted: the name as it stands behind the `&`, and one or two code points in hexadecimal.
const TABLE: &str = include_str!("entities.txt");

/// A name and what it stands for.
pub(super) type Entity = (&'static str, char, Option<char>);

static ENTITIES: LazyLock<Vec<Entity>> = LazyLock::new(|| TABLE.lines().filter_map(read_line).collect());

fn read_line(line: &'static str) -> Option<Entity> {
    let mut words = line.split(' ');
    let name = words.next()?;
    let mut character = || char::from_u32(u32::from_str_radix(words.next()?, 16).ok()?);
    Some((name, character()?, character()))
}

/// The entity of exactly this name.
pub(super) fn find_entity(name: &str) -> Option<Entity> {
    let at = ENTITIES.binary_search_by(|&(known, ..)| known.cmp(name)).ok()?;
    ENTITIES.get(at).copied()
}

/// The entity of the longest name with which a text begins.
pub(super) fn find_longest(text: &str) -> Option<Entity> {
    let mut fitting = ENTITIES.as_slice();
    let mut found = None;
    for (at, byte) in text.bytes().enumerate() {
        // Those left agree in all bytes before this one, and are sorted by this one; of them only the first can
        // end here.
        let next = |&(name, ..): &Entity| name.as_bytes().get(at).copied();
        let from = fitting.partition_point(|entity| next(entity) < Some(byte));
        let to = fitting.partition_point(|entity| next(entity) <= Some(byte));
        fitting = fitting.get(from..to).unwrap_or_default();
        let Some(first) = fitting.first() else { break };
        if first.0.len() == at + 1 {
            found = Some(*first);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use html5ever::data::NAMED_ENTITIES;

    use super::*;

    #[test]
    fn the_table_is_that_of_html5ever() {
        assert!(ENTITIES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(ENTITIES.len(), TABLE.lines().count());
        // Theirs also holds the beginnings of names, as zeros.
        let theirs = NAMED_ENTITIES.entries().filter(|&(_, &(first, _))| first != 0);
        let mut count = 0;
        for (name, &(first, second)) in theirs {
            count += 1;
            let second = char::from_u32(second).filter(|&c| c != '\0');
            assert_eq!(find_entity(name), Some((*name, char::from_u32(first).unwrap(), second)));
        }
        assert_eq!(ENTITIES.len(), count);
    }

    #[test]
    fn the_longest_name_counts() {
        for (text, name) in [
            ("notit;", Some("not")),
            ("notin; x", Some("notin;")),
            ("amp;", Some("amp;")),
            ("ampere", Some("amp")),
            ("中", None),
            ("", None),
            ("zz", None),
        ] {
            assert_eq!(find_longest(text).map(|(name, ..)| name), name, "{text}");
        }
    }
}
