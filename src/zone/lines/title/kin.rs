//! Lines that begin or end with the whole of another line: the way to the page ends with its title, notes below
//! name it, and the first sentence often opens with it.

use rustc_hash::FxHashMap;

use crate::zone::lines::line::Line;

/// Bytes by which lines are found that may begin or end alike; shorter lines stand in too many others.
const SHARED: usize = 6;

/// Lines that are compared.
const COMPARED: usize = 3000;

/// Longest line that is searched for in others, in bytes, and most lines that share an end.
const LONGEST: usize = 400;
const MOST: usize = 8;

/// What the other lines make of a line.
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each read by itself")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Kin {
    /// A longer line that is no prose ends with it.
    pub(super) ends_longer: bool,
    /// A longer line that is no prose begins with it.
    pub(super) begins_longer: bool,
    /// A line of prose begins with it.
    pub(super) opens_prose: bool,
    /// It ends or begins with a shorter line.
    pub(super) holds_end: bool,
    pub(super) holds_beginning: bool,
}

/// Compares the first `reach` lines with all others.
pub(super) fn find_kin(lines: &[Line], reach: usize) -> Vec<Kin> {
    let mut kin = vec![Kin::default(); reach];
    let (mut ends, mut beginnings) =
        (FxHashMap::<&[u8], Vec<usize>>::default(), FxHashMap::<&[u8], Vec<usize>>::default());
    for (i, line) in lines.iter().enumerate().take(reach).filter(|(_, line)| line.text.len() <= LONGEST) {
        for (table, key) in [(&mut ends, last_of(line.text)), (&mut beginnings, first_of(line.text))] {
            if let Some(same) = key.map(|key| table.entry(key).or_default()).filter(|same| same.len() < MOST)
            {
                same.push(i);
            }
        }
    }
    for (j, longer) in lines.iter().enumerate().take(COMPARED) {
        let found = |table: &FxHashMap<&[u8], Vec<usize>>, key: Option<&[u8]>| {
            key.and_then(|key| table.get(key)).cloned().unwrap_or_default()
        };
        for i in found(&ends, last_of(longer.text)) {
            if is_longer(longer, &lines[i]) && longer.text.ends_with(lines[i].text) && !longer.prose {
                kin[i].ends_longer = true;
                if let Some(holder) = kin.get_mut(j) {
                    holder.holds_end = true;
                }
            }
        }
        for i in found(&beginnings, first_of(longer.text)) {
            if is_longer(longer, &lines[i]) && longer.text.starts_with(lines[i].text) {
                kin[i].opens_prose |= longer.prose;
                kin[i].begins_longer |= !longer.prose;
                if let Some(holder) = kin.get_mut(j) {
                    holder.holds_beginning = true;
                }
            }
        }
    }
    kin
}

fn is_longer(longer: &Line, shorter: &Line) -> bool {
    longer.text.len() > shorter.text.len()
}

fn last_of(text: &str) -> Option<&[u8]> {
    text.len().checked_sub(SHARED).and_then(|at| text.as_bytes().get(at..))
}

fn first_of(text: &str) -> Option<&[u8]> {
    text.as_bytes().get(..SHARED)
}

#[cfg(test)]
mod tests {
    use super::find_kin;
    use crate::block::Reading;
    use crate::zone::lines::line::read_line;

    #[test]
    fn the_way_to_a_page_ends_with_its_title() {
        let lines: Vec<_> =
            ["Home / Harbour / Ferries run again", "Ferries run again", "Share Ferries run again"]
                .map(|text| read_line(text, false, 0, &Reading::default()))
                .into();
        let kin = find_kin(&lines, lines.len());
        assert!(kin[1].ends_longer && !kin[1].begins_longer && !kin[1].holds_end);
        assert!(kin[0].holds_end && kin[2].holds_end && !kin[0].ends_longer);
    }
}
