//! CSS paths that select exactly one element again.

use super::{Dom, NodeId, Tag};

/// Deeper elements get no path: it would be longer than what it points at.
const MAX_STEPS: u32 = 128;

/// Bytes of a step, mostly.
const STEP: usize = 20;

/// The parent of the element that a path was asked for last.
#[derive(Debug, Default)]
pub(crate) struct LastParent {
    id: Option<NodeId>,
    path: Option<String>,
    /// The elements of the path from the first on, each with the length of the path until there.
    steps: Vec<(NodeId, usize)>,
}

impl Dom {
    /// A path like `body > div:nth-child(2) > p:nth-child(1)` that selects exactly this element (of
    /// a text node its parent) in the page as saved.
    ///
    /// `None` where no selector reaches: inside a `<template>`, beyond 128 steps, and on pages whose
    /// nesting was capped, where this tree is not the one a browser builds.
    pub(crate) fn path(&self, id: NodeId) -> Option<String> {
        let steps = self.steps_to(id)?;
        let mut path = String::with_capacity(steps.len() * STEP);
        for &step in steps.iter().rev() {
            self.push_step(&mut path, step);
        }
        Some(path)
    }

    /// The elements that the path of one goes by, itself first.
    fn steps_to(&self, id: NodeId) -> Option<Vec<NodeId>> {
        let element = if self.element(id).is_some() { id } else { self.parent(id)? };
        if self.capped || self.node(element)?.depth > MAX_STEPS {
            return None;
        }
        let mut steps = Vec::with_capacity(self.node(element)?.depth as usize + 1);
        steps.push(element);
        while let Some(&first) = steps.last() {
            if matches!(self.tag(first), Some(Tag::Body | Tag::Html)) {
                break;
            }
            let above = self.parent(first)?;
            if self.tag(above) == Some(Tag::Template) {
                return None;
            }
            steps.push(above);
        }
        Some(steps)
    }

    /// [`Dom::path`] of one element after the other: those of one parent share its path.
    pub(crate) fn path_after(&self, id: NodeId, last: &mut LastParent) -> Option<String> {
        let parent = match self.tag(id) {
            Some(Tag::Body | Tag::Html) | None => return self.path(id),
            Some(_) => self.parent(id)?,
        };
        if self.tag(parent) == Some(Tag::Template) || self.node(id)?.depth > MAX_STEPS {
            return None;
        }
        if last.id != Some(parent) {
            last.id = Some(parent);
            self.extend_path(parent, last);
        }
        let above = last.path.as_deref()?;
        let mut path = String::with_capacity(above.len() + STEP);
        path.push_str(above);
        self.push_step(&mut path, id);
        Some(path)
    }

    /// Makes the path of the last parent that of another one, from where both go the same way.
    fn extend_path(&self, parent: NodeId, last: &mut LastParent) {
        let known = last.path.take();
        let Some(steps) = self.steps_to(parent) else { return last.steps.clear() };
        let same =
            steps.iter().rev().zip(&last.steps).take_while(|(step, (known, _))| *step == known).count();
        last.steps.truncate(same);
        let mut path = known.unwrap_or_default();
        path.truncate(last.steps.last().map_or(0, |&(_, length)| length));
        for &step in steps.iter().rev().skip(same) {
            self.push_step(&mut path, step);
            last.steps.push((step, path.len()));
        }
        last.path = Some(path);
    }

    fn push_step(&self, path: &mut String, id: NodeId) {
        let (Some(node), Some(element)) = (self.node(id), self.element(id)) else { return };
        let name = element.name();
        // Anything else would need escaping, or folds case differently in a selector.
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && name.starts_with(|c: char| c.is_ascii_lowercase());
        if path.is_empty() {
            path.push_str(name);
            return;
        }
        path.push_str(" > ");
        path.push_str(if plain { name } else { "*" });
        path.push_str(":nth-child(");
        push_number(path, node.position);
        path.push(')');
    }
}

/// Writes a number; a page has tens of thousands, which the formatting machinery takes long for.
fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
