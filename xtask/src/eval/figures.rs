//! Named figures, and the table that sets them beside the best peer, the aim and the floor.

use super::floors::Floors;

/// Measured figures in the order in which they are printed.
#[derive(Debug, Default)]
pub(super) struct Figures(Vec<(String, f64)>);

impl Figures {
    /// Adds the mean of some values; nothing when there are none.
    pub(super) fn mean(&mut self, name: impl Into<String>, values: impl IntoIterator<Item = f64>) {
        let values: Vec<f64> = values.into_iter().collect();
        if !values.is_empty() {
            self.push(name, values.iter().sum::<f64>() / values.len() as f64);
        }
    }

    /// Adds a share; nothing when it is of none.
    pub(super) fn share(&mut self, name: impl Into<String>, hit: usize, all: usize) {
        if all > 0 {
            self.push(name, hit as f64 / all as f64);
        }
    }

    pub(super) fn push(&mut self, name: impl Into<String>, value: f64) {
        self.0.push((name.into(), value));
    }

    /// Prints the table; the names of the figures on the wrong side of their floor.
    pub(super) fn print(&self, floors: &Floors) -> Vec<String> {
        println!("{:<26}{:>10}{:>10}{:>10}{:>10}", "figure", "ours", "peer", "aim", "floor");
        let mut below = Vec::new();
        for (name, value) in &self.0 {
            let known = floors.get(name);
            let known = known.copied().unwrap_or_default();
            let column = |number: Option<f64>| number.map_or_else(|| "-".to_owned(), shown);
            let bound = known.most.map(|most| format!("≤ {}", shown(most)));
            let floor = bound.unwrap_or_else(|| column(known.floor));
            let aim = match (known.aim, known.most) {
                (Some(aim), Some(_)) => format!("≤ {}", shown(aim)),
                (aim, _) => column(aim),
            };
            let wrong = known.floor.is_some_and(|floor| *value < floor - TOLERANCE)
                || known.most.is_some_and(|most| *value > most + TOLERANCE);
            let mark = if wrong { "  below its floor" } else { "" };
            println!("{name:<26}{:>10}{:>10}{aim:>10}{floor:>10}{mark}", shown(*value), column(known.peer));
            if wrong {
                below.push(name.clone());
            }
        }
        // A figure that vanished is worse than one that fell.
        for name in floors.keys().filter(|name| self.0.iter().all(|(known, _)| known != *name)) {
            println!("{name:<26}{:>10}", "missing");
            below.push(name.clone());
        }
        below
    }
}

/// Floors are written with four digits.
const TOLERANCE: f64 = 5e-5;

fn shown(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() > 1.0 { format!("{value:.0}") } else { format!("{value:.4}") }
}
