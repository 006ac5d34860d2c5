//! How a page spells each of two languages of one script: learned from the blocks whose words tell, asked for those
//! that have too few.

use crate::text::letter::{is_alphabetic, is_alphanumeric};

/// Groups of three letters that are told apart.
const SLOTS: usize = 1 << 12;

/// Fewest groups of each language that tell how it is spelled.
const ENOUGH: f32 = 60.0;

/// Counted for every group before any is seen, so that one text tells little.
const UNSEEN: f32 = 0.5;

/// No group tells more than this.
const MOST: f32 = 2.0;

/// How often groups of three letters stand in the texts of both languages.
#[derive(Debug)]
pub(super) struct Spelling {
    counts: Vec<[f32; 2]>,
    totals: [f32; 2],
}

impl Spelling {
    pub(super) fn new() -> Self {
        Self { counts: vec![[0.0; 2]; SLOTS], totals: [0.0; 2] }
    }

    /// Counts a text of a language.
    pub(super) fn learn(&mut self, text: &str, side: usize) {
        visit_groups(text, |slot| {
            if let Some(count) = self.counts.get_mut(slot).and_then(|counts| counts.get_mut(side)) {
                *count += 1.0;
            }
            if let Some(total) = self.totals.get_mut(side) {
                *total += 1.0;
            }
        });
    }

    /// How much likelier a text is in the first language than in the second, as a logarithm; 0 where too little was
    /// seen of one.
    pub(super) fn tell(&self, text: &str) -> f32 {
        let [first, second] = self.totals;
        if first.min(second) < ENOUGH {
            return 0.0;
        }
        let mut sum = 0.0;
        visit_groups(text, |slot| {
            if let Some(&[one, other]) = self.counts.get(slot)
                && one + other > 0.0
            {
                let odds = (one + UNSEEN) * (second + UNSEEN) / ((other + UNSEEN) * (first + UNSEEN));
                sum += libm::logf(odds).clamp(-MOST, MOST);
            }
        });
        sum
    }
}

/// The words of a text that are letters alone: addresses and code are spelled in no language.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_matches(|c: char| !is_alphanumeric(c))).filter(|word| {
        let letter = |c: char| is_alphabetic(c) || matches!(c, '-' | '\u{2019}' | '\'');
        word.chars().nth(1).is_some() && word.chars().all(letter)
    })
}

/// Visits the groups of three letters of a text, where words begin and end counting as one.
fn visit_groups(text: &str, mut visit: impl FnMut(usize)) {
    let mut group = [' '; 3];
    for c in plain_words(text).flat_map(|word| word.chars().chain(std::iter::once(' '))) {
        let c = if is_alphabetic(c) { c.to_lowercase().next().unwrap_or(c) } else { ' ' };
        if c == ' ' && group[2] == ' ' {
            continue;
        }
        group = [group[1], group[2], c];
        if group[1] != ' ' {
            let hash = group.iter().fold(0_u32, |hash, &c| (hash ^ c as u32).wrapping_mul(0x0100_0193));
            visit((hash ^ hash >> 15) as usize % SLOTS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spelling;

    #[test]
    fn words_that_were_never_seen_are_told_by_their_letters() {
        let mut spelling = Spelling::new();
        assert!(spelling.tell("Niemand") == 0.0);
        spelling.learn(
            "Jeder hat das Recht auf Freiheit und Sicherheit der Person. Artikel drei: Jeder Mensch hat überall Anspruch auf Anerkennung als Rechtsperson.",
            0,
        );
        spelling.learn(
            "Todo individuo tiene derecho a la libertad y a la seguridad de su persona. Artículo tres: todo ser humano tiene derecho al reconocimiento.",
            1,
        );
        for (text, first) in [
            ("Artikel", true),
            ("Artículo", false),
            ("Rechte der Menschen", true),
            ("Derechos humanos", false),
            ("Menschlichkeit", true),
        ] {
            assert_eq!(spelling.tell(text) > 0.0, first, "{text}: {}", spelling.tell(text));
        }
    }
}
