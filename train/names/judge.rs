//! What a short text names: a logit over the runs of its characters.

use std::error::Error;
use std::io::Write as _;

use tearsheet::training::names::{Row, WIDEST, pack_model, text_features};

use crate::sentences::{NONE, number_features};

const CLASSES: [&str; 4] = ["none", "person", "place", "body"];
/// What each class counts altogether: what stands where names are expected.
const SHARES: [f32; 4] = [0.4, 0.3, 0.12, 0.18];
const PASSES: u32 = 12;
const FEWEST: u32 = 2;
const STEP: f32 = 0.15;
/// How much each weight is drawn to zero by a text.
const PENALTY: f32 = 3e-6;
/// Bits of a feature's place in the packed model.
const BITS: u8 = 19;
/// Steps of the packed weights to one unit of a logit: `SCALE` of `src/text/names/judge.rs`.
const SCALE: f32 = 12.0;

type Weights = [f32; 4];

struct Example {
    weight: f32,
    text: String,
    class: usize,
    features: Vec<u32>,
}

pub(crate) fn train(out: &str, most: usize, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let [file, held] = files else { return Err("judge: examples, and examples to be judged".into()) };
    let (mut examples, mut judged) = (read(file)?, read(held)?);
    let numbers =
        number_features(examples.iter().map(|example| example.text.as_str()), text_features, FEWEST);
    for example in examples.iter_mut().chain(&mut judged) {
        let number = |feature: u32| numbers.get(&feature).copied().unwrap_or(NONE);
        example.features = text_features(&example.text).into_iter().map(number).collect();
    }
    let rows = learn(&examples, numbers.len());
    let mut places: Vec<(u32, u32)> =
        numbers.iter().map(|(&feature, &n)| (feature >> (32 - u32::from(BITS)), n)).collect();
    let heavy = |n: u32| rows[n as usize].iter().map(|weight| weight * weight).sum::<f32>();
    places.sort_by(|a, b| heavy(b.1).total_cmp(&heavy(a.1)).then(a.cmp(b)));
    places.truncate(most);
    let mut places: Vec<u32> = places.into_iter().map(|(place, _)| place).collect();
    places.sort_unstable();
    places.dedup();
    // Once more with what is left, where features share places as they will.
    for example in examples.iter_mut().chain(&mut judged) {
        let number = |feature: u32| {
            places.binary_search(&(feature >> (32 - u32::from(BITS)))).map_or(NONE, |place| place as u32)
        };
        example.features = text_features(&example.text).into_iter().map(number).collect();
    }
    let rows = learn(&examples, places.len());
    report(&judged, &rows)?;
    let whole = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let packed: Vec<(u32, Row)> = places
        .iter()
        .zip(&rows)
        .map(|(&place, weights)| {
            let mut row: Row = [0; WIDEST];
            row.iter_mut().zip(weights).for_each(|(slot, weight)| *slot = whole(*weight));
            (place, row)
        })
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    std::fs::write(out, pack_model(4, BITS, &[0; 16], &packed))?;
    Ok(())
}

fn read(file: &str) -> Result<Vec<Example>, Box<dyn Error>> {
    let mut examples = Vec::new();
    let mut sums = [0.0; 4];
    for line in std::fs::read_to_string(file)?.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [weight, text, class] = columns.as_slice() else { return Err(format!("{file}: {line}").into()) };
        let class = CLASSES.iter().position(|name| name == class).ok_or("no class")?;
        let weight: f32 = weight.parse()?;
        sums[class] += weight;
        examples.push(Example { weight, text: (*text).to_owned(), class, features: Vec::new() });
    }
    let whole: f32 = sums.iter().sum();
    for example in &mut examples {
        example.weight *= SHARES[example.class] * whole / sums[example.class];
    }
    Ok(examples)
}

fn learn(examples: &[Example], count: usize) -> Vec<Weights> {
    let (mut rows, mut squares) = (vec![[0.0; 4]; count], vec![[1e-2_f32; 4]; count]);
    let mut seen = vec![0_u32; count];
    let (mut now, mut state) = (0_u32, 1_u64);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for _ in 0..PASSES {
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        for &at in &order {
            let example = &examples[at];
            now += 1;
            let kept = || example.features.iter().filter(|feature| **feature != NONE).map(|&f| f as usize);
            for feature in kept() {
                let since = (now - seen[feature]) as f32;
                seen[feature] = now;
                for (weight, square) in rows[feature].iter_mut().zip(&squares[feature]) {
                    let by = STEP * PENALTY * since / square.sqrt();
                    *weight = f32::signum(*weight) * (weight.abs() - by).max(0.0);
                }
            }
            let odds = odds(&example.features, &rows);
            for feature in kept() {
                for (class, odd) in odds.iter().enumerate() {
                    let slope = (odd - f32::from(u8::from(class == example.class))) * example.weight;
                    squares[feature][class] += slope * slope;
                    rows[feature][class] -= STEP * slope / squares[feature][class].sqrt();
                }
            }
        }
    }
    rows
}

fn odds(features: &[u32], rows: &[Weights]) -> Weights {
    let mut sums = [0.0; 4];
    for &feature in features.iter().filter(|feature| **feature != NONE) {
        for (sum, weight) in sums.iter_mut().zip(&rows[feature as usize]) {
            *sum += weight;
        }
    }
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let whole: f32 = powers.iter().sum();
    powers.map(|power| power / whole)
}

/// How often each class is right, and how honest its probabilities are.
fn report(judged: &[Example], rows: &[Weights]) -> std::io::Result<()> {
    let mut log = std::io::stderr();
    for (class, name) in CLASSES.into_iter().enumerate() {
        let (mut right, mut found, mut wanted) = (0.0, 0.0, 0.0);
        let mut bins = [(0.0, 0.0, 0.0); 10];
        for example in judged {
            let odds = odds(&example.features, rows);
            let best = (0..4).max_by(|&a, &b| odds[a].total_cmp(&odds[b])).unwrap_or(0);
            let own = f32::from(u8::from(example.class == class)) * example.weight;
            wanted += own;
            if best == class {
                found += example.weight;
                right += own;
            }
            let bin = &mut bins[((odds[class] * 10.0) as usize).min(9)];
            *bin = (bin.0 + example.weight, bin.1 + odds[class] * example.weight, bin.2 + own);
        }
        writeln!(log, "{name}: precision {:.3} recall {:.3}", right / found, right / wanted)?;
        for (weight, said, right) in bins {
            write!(log, " {:.2}>{:.2}", said / weight, right / weight)?;
        }
        writeln!(log)?;
    }
    Ok(())
}
