//! Marking what a search found in the text that is shown, without changing the page: by the browser's own highlights.
//! They are newer than the bindings, so they are called by name; a browser without them marks nothing.

use std::cell::Cell;

use js_sys::{Array, Function, Reflect};
use tearsheet::view::search::hits;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::slice::Slice;

/// The name by which the style sheet knows the marks.
const NAME: &str = "found";

/// What holds a text that a hit does not reach out of.
const LINES: &str = "p, h2, h3, h4, li, td, th, figcaption, pre, dd, .comment-author";

/// A text of the page that is one to a reader: its nodes, and where each begins in it.
struct Line {
    holder: Option<Element>,
    text: String,
    nodes: Vec<(usize, Node)>,
}

/// Marks the terms in an element, in slices; without any, nothing is marked. Returns the element with the first hit. Once
/// `wanted` is unset, nothing more is marked.
pub(crate) async fn mark(root: &Element, terms: &[String], wanted: &Cell<bool>) -> Option<Element> {
    let places = if terms.is_empty() { Vec::new() } else { find(root, terms, wanted).await? };
    let first = places.first().and_then(|(from, ..)| from.0.parent_element());
    let _ = set(&places);
    first
}

/// Brings an element into sight.
pub(crate) fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// A place in a node, in the units of the DOM.
type Place = (Node, u32);

async fn find(root: &Element, terms: &[String], wanted: &Cell<bool>) -> Option<Vec<(Place, Place)>> {
    // What was typed is drawn first.
    let mut slice = Slice::new();
    slice.rest().await;
    let mut places = Vec::new();
    let mut line: Option<Line> = None;
    let mut node = root.first_child();
    while let Some(now) = node {
        if !wanted.get() {
            return None;
        }
        if now.node_type() == Node::TEXT_NODE {
            slice.pause().await;
            let holder = now.parent_element().and_then(|element| element.closest(LINES).ok().flatten());
            let text = now.text_content().unwrap_or_default();
            if let Some(line) = line.as_mut().filter(|line| holder.is_some() && line.holder == holder) {
                line.nodes.push((line.text.len(), now.clone()));
                line.text.push_str(&text);
            } else {
                let next = Line { holder, text, nodes: vec![(0, now.clone())] };
                note(line.replace(next).as_ref(), terms, &mut places);
            }
        }
        node = next_in(root, now);
    }
    note(line.as_ref(), terms, &mut places);
    wanted.get().then_some(places)
}

/// The node that follows in the order of the page.
fn next_in(root: &Node, mut node: Node) -> Option<Node> {
    if let Some(child) = node.first_child() {
        return Some(child);
    }
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent_node().filter(|parent| parent != root)?;
    }
}

/// Notes the hits in a text.
fn note(line: Option<&Line>, terms: &[String], places: &mut Vec<(Place, Place)>) {
    let Some(line) = line else { return };
    for hit in hits(&line.text, terms) {
        if let (Some(from), Some(to)) = (place_of(line, hit.start, false), place_of(line, hit.end, true)) {
            places.push((from, to));
        }
    }
}

fn place_of(line: &Line, at: usize, is_end: bool) -> Option<Place> {
    let fits = |(begin, _): &&(usize, Node)| if is_end { *begin < at } else { *begin <= at };
    let (begin, node) = line.nodes.iter().rev().find(fits)?;
    let units = line.text.get(*begin..at)?.encode_utf16().count();
    Some((node.clone(), units as u32))
}

fn set(places: &[(Place, Place)]) -> Result<(), JsValue> {
    let global = js_sys::global();
    let marks = Reflect::get(&Reflect::get(&global, &"CSS".into())?, &"highlights".into())?;
    if places.is_empty() {
        call(&marks, "delete", &Array::of1(&NAME.into()))?;
        return Ok(());
    }
    let range: Function = Reflect::get(&global, &"Range".into())?.dyn_into()?;
    let ranges = Array::new();
    for (from, to) in places {
        let one = Reflect::construct(&range, &Array::new())?;
        call(&one, "setStart", &Array::of2(&from.0, &from.1.into()))?;
        call(&one, "setEnd", &Array::of2(&to.0, &to.1.into()))?;
        ranges.push(&one);
    }
    let highlight: Function = Reflect::get(&global, &"Highlight".into())?.dyn_into()?;
    let all = Reflect::construct(&highlight, &ranges)?;
    call(&marks, "set", &Array::of2(&NAME.into(), &all))?;
    Ok(())
}

fn call(object: &JsValue, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    method.apply(object, arguments)
}
