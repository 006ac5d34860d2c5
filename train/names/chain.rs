//! A conditional random field, learned by stochastic gradients with steps of their own for each weight (AdaGrad).

use std::error::Error;
use std::io::Write as _;

use tearsheet::training::names::{LABELS, may_follow};

use crate::prune;
use crate::sentences::{NONE, Sentence, flat_features, number_features, read};

/// Passes over the sentences: the first learn which features matter, the last the weights of those that stay.
const CHOOSING: usize = 3;
const LEARNING: usize = 5;
/// A feature that occurs more seldom teaches nothing.
const FEWEST: u32 = 3;
const STEP: f32 = 0.12;
/// How much each weight is drawn to zero by a character, in units of the likelihood.
const PENALTY: f32 = 5e-7;
/// The same while the weights of those that stay are learned.
const PENALTY_OF_KEPT: f32 = 2e-7;
/// Bits of a feature's place in the packed model.
const BITS: u8 = 21;

pub(crate) type Weights = [f32; LABELS];

/// Weights of features and of steps between labels, with the sums of their squared gradients.
pub(crate) struct Field {
    pub(crate) rows: Vec<Weights>,
    squares: Vec<Weights>,
    /// When a row was last drawn to zero.
    seen: Vec<u32>,
    pub(crate) steps: [Weights; LABELS],
    step_squares: [Weights; LABELS],
    now: u32,
}

/// A sentence as the field sees it.
pub(crate) struct Case {
    /// As many for each character.
    pub(crate) features: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    pub(crate) weight: f32,
}

pub(crate) fn train(out: &str, rows: usize, files: &[&str]) -> Result<(), Box<dyn Error>> {
    let sentences = read(files)?;
    let numbers =
        number_features(sentences.iter().map(|sentence| sentence.text.as_str()), flat_features, FEWEST);
    let mut log = std::io::stderr();
    writeln!(log, "{} sentences, {} features", sentences.len(), numbers.len())?;
    let cases = cases(&sentences, |feature| numbers.get(&feature).copied().unwrap_or(NONE));
    let mut field = Field::new(numbers.len());
    for pass in 0..CHOOSING {
        writeln!(log, "choosing {pass}: loss {}", field.pass(&cases, PENALTY, pass as u64))?;
    }
    let places = prune::best_places(&numbers, &field.rows, rows, BITS);
    writeln!(log, "{} places kept", places.len())?;
    drop(cases);
    let cases = self::cases(&sentences, |feature| {
        places.binary_search(&(feature >> (32 - u32::from(BITS)))).map_or(NONE, |at| at as u32)
    });
    let mut field = Field::new(places.len());
    for pass in 0..LEARNING {
        writeln!(log, "learning {pass}: loss {}", field.pass(&cases, PENALTY_OF_KEPT, pass as u64))?;
    }
    std::fs::write(out, prune::pack(&field, &places, BITS))?;
    Ok(())
}

fn cases(sentences: &[Sentence], number: impl Fn(u32) -> u32) -> Vec<Case> {
    let case = |sentence: &Sentence| Case {
        features: flat_features(&sentence.text).into_iter().map(&number).collect(),
        labels: sentence.labels.clone(),
        weight: sentence.weight,
    };
    sentences.iter().map(case).collect()
}

impl Field {
    pub(crate) fn new(rows: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; rows],
            squares: vec![[1e-3; LABELS]; rows],
            seen: vec![0; rows],
            steps: [[0.0; LABELS]; LABELS],
            step_squares: [[1.0; LABELS]; LABELS],
            now: 0,
        }
    }

    /// Learns from all cases once, in an order drawn by the seed; the mean loss of a character.
    pub(crate) fn pass(&mut self, cases: &[Case], penalty: f32, seed: u64) -> f32 {
        let mut order: Vec<usize> = (0..cases.len()).collect();
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for at in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(at, (state >> 33) as usize % (at + 1));
        }
        let (mut loss, mut characters) = (0.0_f64, 0);
        for at in order {
            if let Some(case) = cases.get(at).filter(|case| !case.labels.is_empty()) {
                loss += f64::from(self.learn(case, penalty));
                characters += case.labels.len();
            }
        }
        (loss / characters as f64) as f32
    }

    fn learn(&mut self, case: &Case, penalty: f32) -> f32 {
        let length = case.labels.len();
        let width = case.features.len() / length;
        self.now += length as u32;
        let mut scores = vec![[0.0_f32; LABELS]; length];
        for (scores, features) in scores.iter_mut().zip(case.features.chunks(width)) {
            for &feature in features.iter().filter(|feature| **feature != NONE) {
                self.shrink(feature as usize, penalty);
                for (score, weight) in scores.iter_mut().zip(&self.rows[feature as usize]) {
                    *score += weight;
                }
            }
        }
        let sums = Sums::of(&scores, &self.steps);
        let loss = sums.loss(&scores, &self.steps, &case.labels);
        let marginals = sums.marginals();
        for (at, (marginal, features)) in marginals.iter().zip(case.features.chunks(width)).enumerate() {
            let mut gradient = *marginal;
            gradient[usize::from(case.labels[at])] -= 1.0;
            if gradient.iter().all(|g| g.abs() < 1e-3) {
                continue;
            }
            for g in &mut gradient {
                *g *= case.weight;
            }
            for &feature in features.iter().filter(|feature| **feature != NONE) {
                let (row, squares) = (&mut self.rows[feature as usize], &mut self.squares[feature as usize]);
                for ((weight, square), g) in row.iter_mut().zip(squares).zip(gradient) {
                    *square += g * g;
                    *weight -= STEP * g / square.sqrt();
                }
            }
        }
        self.learn_steps(&sums, &case.labels, case.weight);
        loss * case.weight
    }

    /// Draws the weights of a feature to zero for the time that it was not met.
    fn shrink(&mut self, feature: usize, penalty: f32) {
        let since = (self.now - self.seen[feature]) as f32;
        self.seen[feature] = self.now;
        if since > 0.0 && since < self.now as f32 {
            for (weight, square) in self.rows[feature].iter_mut().zip(&self.squares[feature]) {
                let by = STEP * penalty * since / square.sqrt();
                *weight = weight.signum() * (weight.abs() - by).max(0.0);
            }
        }
    }

    fn learn_steps(&mut self, sums: &Sums, labels: &[u8], weight: f32) {
        let mut gradient = sums.steps(&self.steps);
        for pair in labels.windows(2) {
            gradient[usize::from(pair[0])][usize::from(pair[1])] -= 1.0;
        }
        gradient[0][usize::from(labels[0])] -= 1.0;
        for (before, row) in gradient.iter().enumerate() {
            for (label, g) in row.iter().enumerate() {
                let g = g * weight;
                self.step_squares[before][label] += g * g;
                self.steps[before][label] -= STEP * g / self.step_squares[before][label].sqrt();
            }
        }
    }
}

/// Sums over all sequences, scaled to one at each character.
struct Sums {
    /// Factors of the labels of each character.
    own: Vec<Weights>,
    ahead: Vec<Weights>,
    behind: Vec<Weights>,
    scales: Vec<f32>,
    log: f32,
}

/// Factors of the steps that may be taken.
fn factors(steps: &[Weights; LABELS]) -> [Weights; LABELS] {
    let factor = |before: usize, label: usize| {
        if may_follow(before, label) { steps[before][label].exp() } else { 0.0 }
    };
    std::array::from_fn(|before| std::array::from_fn(|label| factor(before, label)))
}

impl Sums {
    fn of(scores: &[Weights], steps: &[Weights; LABELS]) -> Self {
        let factors = factors(steps);
        let length = scores.len();
        let (mut own, mut ahead, mut scales) =
            (Vec::with_capacity(length), Vec::with_capacity(length), Vec::with_capacity(length));
        let mut last: Weights = [0.0; LABELS];
        last[0] = 1.0;
        let mut log = 0.0;
        for (at, scores) in scores.iter().enumerate() {
            let most = scores.iter().copied().fold(f32::MIN, f32::max);
            let factor = scores.map(|score| (score - most).exp());
            let mut next: Weights = [0.0; LABELS];
            for (before, row) in last.iter().zip(&factors) {
                for (next, step) in next.iter_mut().zip(row) {
                    *next += before * step;
                }
            }
            for (label, (next, factor)) in next.iter_mut().zip(&factor).enumerate() {
                // A text ends with no name open.
                let open = at + 1 == length && !may_follow(label, 0);
                *next = if open { 0.0 } else { *next * factor };
            }
            let scale: f32 = next.iter().sum::<f32>().max(1e-30);
            log += scale.ln() + most;
            last = next.map(|next| next / scale);
            own.push(factor);
            ahead.push(last);
            scales.push(scale);
        }
        let mut behind = vec![[1.0; LABELS]; length];
        for at in (0..length - 1).rev() {
            let mut sums: Weights = [0.0; LABELS];
            for (sum, row) in sums.iter_mut().zip(&factors) {
                for (label, step) in row.iter().enumerate() {
                    let open = at + 2 == length && !may_follow(label, 0);
                    if !open {
                        *sum += step * own[at + 1][label] * behind[at + 1][label];
                    }
                }
            }
            behind[at] = sums.map(|sum| sum / scales[at + 1]);
        }
        Self { own, ahead, behind, scales, log }
    }

    fn loss(&self, scores: &[Weights], steps: &[Weights; LABELS], labels: &[u8]) -> f32 {
        let mut own = 0.0;
        let mut before = 0;
        for (scores, &label) in scores.iter().zip(labels) {
            own += scores[usize::from(label)] + steps[before][usize::from(label)];
            before = usize::from(label);
        }
        self.log - own
    }

    fn marginals(&self) -> Vec<Weights> {
        let marginal =
            |(ahead, behind): (&Weights, &Weights)| std::array::from_fn(|at| ahead[at] * behind[at]);
        self.ahead.iter().zip(&self.behind).map(marginal).collect()
    }

    /// How often each step is taken.
    fn steps(&self, steps: &[Weights; LABELS]) -> [Weights; LABELS] {
        let factors = factors(steps);
        let mut taken = [[0.0; LABELS]; LABELS];
        for (label, taken) in taken[0].iter_mut().enumerate() {
            *taken += self.ahead[0][label] * self.behind[0][label];
        }
        for at in 1..self.own.len() {
            for (before, taken) in taken.iter_mut().enumerate() {
                let lead = self.ahead[at - 1][before] / self.scales[at];
                if lead < 1e-9 {
                    continue;
                }
                for (label, taken) in taken.iter_mut().enumerate() {
                    let open = at + 1 == self.own.len() && !may_follow(label, 0);
                    if !open {
                        *taken +=
                            lead * factors[before][label] * self.own[at][label] * self.behind[at][label];
                    }
                }
            }
        }
        taken
    }
}
