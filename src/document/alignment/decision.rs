//! Whether one language is a translation of the other at all.

use super::path::Step;
use super::scores::Scores;
use super::sides::{Sides, Unit};

/// Least confidence at which a page is shown in two languages.
const LEAST: f32 = 0.5;

/// How sure it is that the pairs of a path are translations; none where it is not likely.
pub(super) fn judge(sides: &Sides, scores: &Scores, steps: &[Step]) -> Option<f32> {
    let letters = |units: &[Unit]| units.iter().filter(|unit| unit.content).map(|unit| unit.letters).sum::<f32>();
    let paired = |side: usize| -> f32 {
        steps.iter().map(|step| scores.letters(side, if side == 0 { &step.a } else { &step.b })).sum()
    };
    let covered = [&sides.a, &sides.b].map(|units| letters(units).max(1.0));
    let covered = (paired(0) / covered[0]).min(1.0).max((paired(1) / covered[1]).min(1.0));
    let both = (paired(0) / letters(&sides.a).max(1.0)).min(paired(1) / letters(&sides.b).max(1.0)).min(1.0);
    let count = steps.len() as f32;
    let mean = |of: &dyn Fn(&Step) -> f32| steps.iter().map(of).sum::<f32>() / count.max(1.0);
    let content = mean(&|step| scores.content(step));
    let length = mean(&|step| scores.length(step));
    let whole = mean(&|step| scores.pair(step).unwrap_or(0.0));
    let _ = covered;
    use super::tune::get;
    let w = [get("w0", -4.0), get("w1", 4.0), get("w2", 0.5), get("w3", 1.0), get("w4", 0.7), get("w5", 0.3)];
    let logit = w[0] + w[1] * both + w[2] * content + w[3] * length + w[4] * libm::logf(count.max(1.0)) + w[5] * whole;
    let confidence = 1.0 / (1.0 + libm::expf(-logit));
    if std::env::var_os("BIL").is_some() {
        eprintln!("FEAT\t{count}\t{}\t{}\t{covered:.3}\t{both:.3}\t{content:.3}\t{length:.3}\t{whole:.3}\t{confidence:.3}", sides.a.len(), sides.b.len());
    }
    (count >= 2.0 && confidence >= get("least", LEAST)).then_some(confidence)
}
