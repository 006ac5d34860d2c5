//! How ideographs sound, as far as names are told by it: the consonant that begins a syllable, and whether it ends in
//! a nasal. The file `meanings/sounds.txt` holds them; the build packs five bits a character ([`pack`]).

/// The consonant that begins a syllable, as names are carried over into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Sound {
    /// None: the syllable begins with a vowel.
    Vowel,
    /// A labial: p, b, f, v.
    P,
    /// t, d.
    T,
    /// k, g.
    K,
    /// All that hiss.
    S,
    /// j and q of Mandarin, for `gi`, `ki` and `dge` of others.
    J,
    /// x of Mandarin, for `hi`, `si` and `sh` of others.
    X,
    /// m.
    M,
    /// n.
    N,
    /// l.
    L,
    /// r.
    R,
    /// h.
    H,
    /// w, for v and w of others.
    W,
}

impl Sound {
    /// All of them, by number, with the letters that stand for them in the file.
    const ALL: [(Self, char); 13] = [
        (Self::Vowel, '-'),
        (Self::P, 'p'),
        (Self::T, 't'),
        (Self::K, 'k'),
        (Self::S, 's'),
        (Self::J, 'j'),
        (Self::X, 'x'),
        (Self::M, 'm'),
        (Self::N, 'n'),
        (Self::L, 'l'),
        (Self::R, 'r'),
        (Self::H, 'h'),
        (Self::W, 'w'),
    ];

    const fn letter(self) -> char {
        Self::ALL[self as usize].1
    }
}

/// The first ideograph of the table and how many follow.
const FIRST: u32 = 0x4e00;
const COUNT: usize = 0x5200;

/// Bits of a character: the number of its sound and one more, 0 where it is not known, and above it whether it ends in
/// a nasal.
const BITS: usize = 5;
const NASAL: u16 = 0x10;

/// The sound that begins an ideograph and whether it ends in a nasal; none of one that is not known.
pub(crate) fn sound_of(c: char, table: &[u8]) -> Option<(Sound, bool)> {
    let bit = (c as u32).checked_sub(FIRST)? as usize * BITS;
    let pair = u16::from_le_bytes([*table.get(bit / 8)?, *table.get(bit / 8 + 1)?]);
    let bits = pair >> (bit % 8) & 0x1f;
    let (sound, _) = *Sound::ALL.get(usize::from((bits & !NASAL).checked_sub(1)?))?;
    Some((sound, bits & NASAL != 0))
}

/// Packs the file; the error names the line that is wrong.
#[allow(dead_code, reason = "the build packs, the program only asks")]
pub(crate) fn pack(file: &str) -> Result<Vec<u8>, String> {
    let mut table = vec![0; COUNT * BITS / 8 + 2];
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (sound, characters) = line.split_once(' ').ok_or_else(|| format!("no characters: {line}"))?;
        let mut letters = sound.chars();
        let first = letters.next();
        let (known, _) = Sound::ALL
            .into_iter()
            .find(|&(known, _)| Some(known.letter()) == first)
            .ok_or_else(|| format!("no sound: {line}"))?;
        let nasal = if letters.next() == Some('n') { NASAL } else { 0 };
        for c in characters.chars() {
            let at = (c as u32).checked_sub(FIRST).filter(|at| (*at as usize) < COUNT);
            let bit = at.ok_or_else(|| format!("no ideograph: {c}"))? as usize * BITS;
            let [low, high] = (((known as u16 + 1) | nasal) << (bit % 8)).to_le_bytes();
            for (place, byte) in [(bit / 8, low), (bit / 8 + 1, high)] {
                if let Some(slot) = table.get_mut(place) {
                    *slot |= byte;
                }
            }
        }
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::{Sound, pack, sound_of};

    #[test]
    fn ideographs_have_sounds() {
        let table = pack("# a comment\np 布\nln 林\n- 一").unwrap();
        assert_eq!(sound_of('布', &table), Some((Sound::P, false)));
        assert_eq!(sound_of('林', &table), Some((Sound::L, true)));
        assert_eq!(sound_of('一', &table), Some((Sound::Vowel, false)));
        assert_eq!(sound_of('肯', &table), None);
        assert_eq!(sound_of('a', &table), None);
        assert!(pack("布").is_err() && pack("? 布").is_err() && pack("p b").is_err());
        for c in ['肯', '澤', '泽'] {
            assert!(crate::lexicon::sound_of(c).is_some_and(|(_, nasal)| nasal == (c == '肯')), "{c}");
        }
    }

    #[test]
    fn sounds_stand_in_their_place() {
        for (place, (sound, letter)) in Sound::ALL.into_iter().enumerate() {
            assert_eq!((sound as usize, sound.letter()), (place, letter));
        }
    }
}
