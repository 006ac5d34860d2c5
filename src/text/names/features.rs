//! What the models look at: characters folded to symbols, and hashes of the runs of symbols around a place.
//!
//! The trainer hashes with this very code (`training.rs`), so that model and program cannot part.

use crate::text::simplify::simplify;

/// Before the first character and behind the last.
const EDGE: u32 = 1;

/// Places around a character that runs may reach.
const BEFORE: usize = 4;
const BEHIND: usize = 4;

/// Runs of one to four symbols that are looked at, by their length and their first place from the character.
#[rustfmt::skip]
const RUNS: [(usize, i32); 22] = [
    (0, -2), (0, -1), (0, 0), (0, 1), (0, 2),
    (1, -3), (1, -2), (1, -1), (1, 0), (1, 1), (1, 2),
    (2, -3), (2, -2), (2, -1), (2, 0), (2, 1),
    (3, -3), (3, -2), (3, -1), (3, 0),
    // One left out between two.
    (4, -1), (4, 0),
];

/// Features of a character.
pub(super) const FEATURES: usize = RUNS.len();

/// A character as the models see it: simplified, half width; figures are one symbol, so are small letters and large
/// ones, quotation marks, spaces, and points between the parts of a foreign name.
pub(super) fn symbol(c: char) -> u32 {
    let c = match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    let folded = match c {
        '0'..='9' => '0',
        'a'..='z' => 'a',
        'A'..='Z' => 'A',
        '“' | '”' | '„' | '「' | '」' | '『' | '』' | '〝' | '〞' => '"',
        '‘' | '’' => '\'',
        '·' | '•' | '‧' | '・' | '．' | '●' | '\u{22c5}' => '·',
        '—' | '–' | '－' | '─' => '-',
        '〈' => '《',
        '〉' => '》',
        '【' | '［' => '[',
        '】' | '］' => ']',
        c if c.is_whitespace() => ' ',
        c => simplify(c),
    };
    // Zero and one are kept for the edges.
    folded as u32
}

/// Places from the first that a run may begin at to the last.
const PLACES: usize = 6;

/// The first place, from the character.
const FIRST: i32 = -3;

/// Hashes of all runs of a piece.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// By first place, the edges included, then by length (the fifth: two symbols around one).
    hashes: Vec<[u32; 5]>,
}

impl Runs {
    /// Hashes the runs of a piece of symbols.
    pub(super) fn of(symbols: &[u32]) -> Self {
        let mut padded = Vec::with_capacity(symbols.len() + BEFORE + 2 * BEHIND);
        padded.extend([EDGE; BEFORE]);
        padded.extend_from_slice(symbols);
        // What runs that begin behind the last character are said to reach.
        padded.extend([EDGE; 2 * BEHIND]);
        let hash = |run: &[u32]| {
            let &[first, second, third, fourth] = run else { return [0; 5] };
            let one = mix(0x2545_f491, first);
            let two = mix(one, second);
            let three = mix(two, third);
            [one, two, three, mix(three, fourth), mix(one ^ 0x5bd1_e995, third)]
        };
        Self { hashes: padded.windows(4).map(hash).collect() }
    }

    /// The features of each character of the piece.
    pub(super) fn features(&self) -> impl Iterator<Item = [u32; FEATURES]> + '_ {
        let first = BEFORE.wrapping_add_signed(FIRST as isize);
        let characters = self.hashes.len().saturating_sub(BEFORE + 2 * BEHIND - 3);
        let windows = self.hashes.get(first..).unwrap_or_default().windows(PLACES).take(characters);
        windows.map(|window| {
            let mut features = [0; FEATURES];
            if let Some(window) = window.first_chunk::<PLACES>() {
                for (n, (feature, &(length, first))) in features.iter_mut().zip(&RUNS).enumerate() {
                    *feature = finish(window[(first - FIRST) as usize][length], n as u32);
                }
            }
            features
        })
    }
}

/// Mixes a symbol into the hash of a run.
const fn mix(hash: u32, symbol: u32) -> u32 {
    (hash.rotate_left(5) ^ symbol).wrapping_mul(0x9e37_79b1)
}

/// The hash of a run as a feature of its own.
pub(super) const fn finish(hash: u32, feature: u32) -> u32 {
    let hash = (hash ^ feature.wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    (hash ^ hash >> 15).wrapping_mul(0x27d4_eb2f)
}

/// The features of a short text as a whole: its runs wherever they stand, those at its edges, its length and what it
/// is written with.
pub(super) fn whole_features(text: &str, mut visit: impl FnMut(u32)) {
    /// Characters beyond which a text is no longer a name.
    const MOST: usize = 40;
    let symbols: Vec<u32> = text.chars().take(MOST).map(symbol).collect();
    let mut numbered = |kind: u32, hash: u32| visit(finish(hash, 100 + kind));
    let mut padded = vec![EDGE];
    padded.extend_from_slice(&symbols);
    padded.push(EDGE);
    for length in 1..=4_u32 {
        for run in padded.windows(length as usize) {
            numbered(length, run.iter().fold(length, |hash, &symbol| mix(hash, symbol)));
        }
    }
    let han = symbols.iter().filter(|&&symbol| (0x3400..=0x9fff).contains(&symbol)).count();
    let points = symbols.iter().filter(|&&symbol| symbol == u32::from('·')).count();
    let other = symbols.len() - han - points;
    numbered(10, symbols.len().min(20) as u32);
    numbered(11, (han.min(12) * 16 + points.min(3) * 4 + other.min(3)) as u32);
    // The first and the last character with the length: 王 before one or two others, 局 behind three.
    if let (Some(&first), Some(&last)) = (symbols.first(), symbols.last()) {
        numbered(12, mix(first, symbols.len() as u32));
        numbered(13, mix(last, symbols.len() as u32));
        numbered(14, mix(mix(7, first), last));
    }
}
