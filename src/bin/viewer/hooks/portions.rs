//! Long content, drawn in portions: what is in sight at once, the rest in turns of its own, so that keys and clicks get
//! through in between. In the end all of it is there, for the browser's own search and on paper.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// What is drawn now: pieces of what is current, and behind them those of what it replaces, until their turn comes.
pub(crate) struct Portions<T> {
    current: T,
    drawn: usize,
    before: Option<(T, usize)>,
    step: usize,
}

impl<T: Clone> Portions<T> {
    /// How much of what is current is drawn.
    pub(crate) fn drawn(&self) -> usize {
        self.drawn
    }

    /// The pieces by the places where they begin and end, each with what it is a piece of. A piece that did not change is
    /// equal to what it was: components that are given nothing else are not drawn again.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (usize, usize, T)> {
        let old = self.before.as_ref().map_or(0, |(_, drawn)| *drawn);
        let starts = (0..self.drawn.max(old)).step_by(self.step);
        starts.map(|from| match &self.before {
            Some((before, drawn)) if from >= self.drawn => {
                (from, (from + self.step).min(*drawn), before.clone())
            }
            _ => (from, (from + self.step).min(self.drawn), self.current.clone()),
        })
    }
}

/// Draws the first `step` of `all` pieces of something, and so many more with each turn. When it is replaced by something
/// else, what was drawn stays until its turn comes.
#[hook]
pub(crate) fn use_portions<T: Clone + PartialEq + 'static>(of: &T, step: usize, all: usize) -> Portions<T> {
    let again = use_force_update();
    let held = use_mut_ref(|| Held { current: of.clone(), drawn: step, before: None });
    let mut place = held.borrow_mut();
    if place.current != *of {
        let old = std::mem::replace(&mut place.current, of.clone());
        let drawn = std::mem::replace(&mut place.drawn, step);
        // What was being replaced still stands behind, where that is more.
        if place.before.as_ref().is_none_or(|(_, before)| *before <= drawn) {
            place.before = Some((old, drawn));
        }
    }
    let done = place.drawn >= all;
    if done {
        place.before = None;
    }
    let portions =
        Portions { current: of.clone(), drawn: place.drawn.min(all), before: place.before.clone(), step };
    drop(place);
    use_effect_with((of.clone(), portions.drawn, all), move |_| {
        let timer = (!done).then(|| {
            Timeout::new(0, move || {
                held.borrow_mut().drawn += step;
                again.force_update();
            })
        });
        move || drop(timer)
    });
    portions
}

struct Held<T> {
    current: T,
    drawn: usize,
    before: Option<(T, usize)>,
}
