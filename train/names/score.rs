//! Exact spans that a model finds, by kind.

use std::error::Error;
use std::io::Write as _;

use tearsheet::training::names::Tagger;

use crate::sentences::read;

pub(crate) fn score(model: &str, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let tagger = Tagger::new(&std::fs::read(model)?).ok_or("no model")?;
    let mut out = std::io::stdout().lock();
    let (mut right, mut found, mut wanted) = ([0_u32; 3], [0_u32; 3], [0_u32; 3]);
    for sentence in read(files)? {
        let starts: Vec<usize> =
            sentence.text.char_indices().map(|(at, _)| at).chain([sentence.text.len()]).collect();
        let mut truth = Vec::new();
        let mut open = 0;
        for (at, &label) in sentence.labels.iter().enumerate() {
            let (Some(kind), part) =
                (usize::from(label).checked_sub(1).map(|l| l / 4), label.wrapping_sub(1) % 4)
            else {
                continue;
            };
            if matches!(part, 0 | 3) {
                open = at;
            }
            if matches!(part, 2 | 3) {
                truth.push((kind, starts[open], starts[at + 1]));
                wanted[kind] += 1;
            }
        }
        for (kind, from, to, confidence) in tagger.tag(&sentence.text) {
            found[kind] += 1;
            let hit = truth.contains(&(kind, from, to));
            right[kind] += u32::from(hit);
            if std::env::var_os("SPANS").is_some() {
                writeln!(
                    out,
                    "{}\t{kind}\t{}\t{confidence}\t{}",
                    u8::from(hit),
                    &sentence.text[from..to],
                    sentence.text
                )?;
            }
        }
    }
    for (kind, name) in ["person", "place", "body"].into_iter().enumerate() {
        let (right, found, wanted) = (right[kind] as f32, found[kind] as f32, wanted[kind] as f32);
        let (precision, recall) = (right / found.max(1.0), right / wanted.max(1.0));
        let both = 2.0 * right / (found + wanted).max(1.0);
        writeln!(out, "{name}: precision {precision:.3} recall {recall:.3} F1 {both:.3} of {wanted}")?;
    }
    Ok(())
}
