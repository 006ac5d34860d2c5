//! How sure the reader was of what it asserted, and how often it was wrong.

use serde_json::Value;

use super::figures::Figures;
use super::output::Document;

/// The fields that are told in the table, by their names in documents.
pub(super) const FIELDS: [&str; 4] = ["title", "authors", "published", "source"];

/// Where the steps of confidence begin.
const STEPS: [f64; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];

/// From here on a reader takes a value as read.
const SURE: f64 = 0.8;

/// Asserted values: how sure, and whether right.
#[derive(Debug, Default)]
pub(super) struct Calibration([Vec<(f64, bool)>; FIELDS.len()]);

impl Calibration {
    /// Adds what a document says of a field, if it says anything; a value where the truth has none is wrong.
    pub(super) fn add(&mut self, field: &str, document: Option<&Document>, right: bool) {
        let Some(at) = FIELDS.iter().position(|name| *name == field) else { return };
        let said = document.map_or(&Value::Null, |document| &document.json["metadata"][field]);
        if let (Some(confidence), Some(values)) = (said["confidence"].as_f64(), self.0.get_mut(at)) {
            values.push((confidence, right));
        }
    }

    /// Prints the table: asserted, wrong, and wrong of all by step.
    pub(super) fn print(&self) {
        let heads: Vec<String> =
            STEPS.iter().map(|step| format!("{:>9}", format!("from {step:.1}"))).collect();
        println!("{:<10}{:>9}{:>7}  {}", "field", "asserted", "wrong", heads.concat());
        for (name, values) in FIELDS.iter().zip(&self.0).filter(|(_, values)| !values.is_empty()) {
            let cells: Vec<String> = (0..STEPS.len())
                .map(|step| {
                    let (wrong, all) = tally(values, |sure| step_of(sure) == step);
                    format!("{:>9}", format!("{wrong}/{all}"))
                })
                .collect();
            let (wrong, all) = tally(values, |_| true);
            println!("{name:<10}{all:>9}{wrong:>7}  {}", cells.concat());
        }
    }

    /// Adds, for each field, the share that is wrong of what is asserted with [`SURE`] or more.
    pub(super) fn add_to(&self, figures: &mut Figures) {
        for (name, values) in FIELDS.iter().zip(&self.0) {
            let (wrong, all) = tally(values, |sure| sure >= SURE);
            figures.share(format!("{name} sure but wrong"), wrong, all);
        }
    }
}

/// The step that a confidence stands on.
fn step_of(confidence: f64) -> usize {
    STEPS.iter().rposition(|&step| confidence >= step).unwrap_or(0)
}

/// Wrong ones, and all, of those that are so sure.
fn tally(values: &[(f64, bool)], takes: impl Fn(f64) -> bool) -> (usize, usize) {
    let taken = || values.iter().filter(|(sure, _)| takes(*sure));
    (taken().filter(|(_, right)| !right).count(), taken().count())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::output::Document;
    use super::{Calibration, Figures, step_of, tally};

    #[test]
    fn wrong_values_are_counted_by_how_sure_they_were() {
        let said = |confidence: f64| Document {
            json: json!({"metadata": {"title": {"value": "Ferry", "confidence": confidence}, "source": null}}),
        };
        let mut calibration = Calibration::default();
        for (confidence, right) in [(0.95, true), (0.85, false), (0.4, false)] {
            calibration.add("title", Some(&said(confidence)), right);
            calibration.add("source", Some(&said(confidence)), right);
        }
        calibration.add("title", None, false);
        assert_eq!(tally(&calibration.0[0], |_| true), (2, 3));
        assert!(calibration.0[3].is_empty(), "what is not said is not counted");
        assert_eq!([0.4, 0.5, 0.85, 0.99].map(step_of), [0, 1, 4, 5]);
        let mut figures = Figures::default();
        calibration.add_to(&mut figures);
        assert!(format!("{figures:?}").contains("(\"title sure but wrong\", 0.5)"), "{figures:?}");
    }
}
