//! Marking what a search found in the text that is shown, without changing the page: by the browser's own highlights.
//! They are newer than the bindings, so they are called by name; a browser without them marks nothing.

use js_sys::{Array, Function, Reflect};
use tearsheet::view::search::hits;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

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

/// Marks the terms in an element; without any, nothing is marked. Returns the element with the first hit.
pub(crate) fn mark(root: &Element, terms: &[String]) -> Option<Element> {
    let places = if terms.is_empty() { Vec::new() } else { find(root, terms) };
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

fn find(root: &Element, terms: &[String]) -> Vec<(Place, Place)> {
    let mut lines: Vec<Line> = Vec::new();
    gather(root, &mut lines);
    let mut places = Vec::new();
    for line in &lines {
        for hit in hits(&line.text, terms) {
            if let (Some(from), Some(to)) = (place_of(line, hit.start, false), place_of(line, hit.end, true))
            {
                places.push((from, to));
            }
        }
    }
    places
}

/// The texts of an element, those of one line together.
fn gather(node: &Node, lines: &mut Vec<Line>) {
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            let holder = node.parent_element().and_then(|element| element.closest(LINES).ok().flatten());
            let text = node.text_content().unwrap_or_default();
            match lines.last_mut().filter(|line| holder.is_some() && line.holder == holder) {
                Some(line) => {
                    line.nodes.push((line.text.len(), node.clone()));
                    line.text.push_str(&text);
                }
                None => lines.push(Line { holder, text, nodes: vec![(0, node.clone())] }),
            }
        } else {
            gather(&node, lines);
        }
        child = node.next_sibling();
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
