//! A list that draws only the rows in sight.

use tearsheet::view::virtual_list::Rows;
use web_sys::{CssStyleDeclaration, HtmlElement};
use yew::prelude::*;

use crate::hooks::scroll::{Measure, set_property, use_measure};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct VirtualListProps {
    /// How many rows.
    pub(crate) count: usize,
    /// Height of a row in rem.
    pub(crate) row_rem: f64,
    /// Draws a row.
    pub(crate) draw: Callback<usize, Html>,
    /// The row to bring into sight, and a number that grows when it is asked for again.
    #[prop_or_default]
    pub(crate) target: Option<(usize, u32)>,
    /// Whether a target that is in sight already stays where it is.
    #[prop_or_default]
    pub(crate) gentle: bool,
    /// Told the first and the last row in sight.
    #[prop_or_default]
    pub(crate) onseen: Callback<(usize, usize)>,
    /// Told the width in sight, in rem.
    #[prop_or_default]
    pub(crate) onwidth: Callback<f64>,
    /// What the list is, for those who do not see it.
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// The list. The element in the middle has the height of all rows, those in sight stand at their place
/// in it.
#[component]
pub(crate) fn VirtualList(props: &VirtualListProps) -> Html {
    let window = use_node_ref();
    let whole = use_node_ref();
    let drawn = use_node_ref();
    let (measure, onscroll) = use_measure(&window);
    let rows = Rows { count: props.count, height: props.row_rem * rem(), window: measure.height };
    let range = rows.drawn(measure.top);
    let top = rows.top_of(range.start, measure.top);
    {
        let (whole, drawn) = (whole.clone(), drawn.clone());
        use_effect_with((rows.total(), top), move |(total, top)| {
            set_property(&whole, "height", &format!("{total}px"));
            set_property(&drawn, "transform", &format!("translateY({top}px)"));
        });
    }
    use_target(&window, rows, props.target, props.gentle);
    use_report(props, rows, measure);
    html! {
        <div class={classes!("virtual", props.class.clone())} ref={window} {onscroll} tabindex="0" role="region"
            aria-label={props.label.clone()}>
            <div class="virtual-whole" ref={whole}>
                <div class="virtual-drawn" ref={drawn} role="list">
                    { for range.map(|row| props.draw.emit(row)) }
                </div>
            </div>
        </div>
    }
}

/// Scrolls to the target once there is a window to scroll in.
#[hook]
fn use_target(window: &NodeRef, rows: Rows, target: Option<(usize, u32)>, gentle: bool) {
    let window = window.clone();
    use_effect_with((target, rows.window > 0.0), move |(target, measured)| {
        if let (Some((row, _)), true, Some(element)) = (target, *measured, window.cast::<HtmlElement>()) {
            let row = *row;
            if gentle && rows.seen(f64::from(element.scroll_top())).contains(&row) {
                return;
            }
            // The height is set by an effect of the same turn; what it depends on is set here as well.
            element.set_scroll_top(rows.scroll_to(row).round() as i32);
        }
    });
}

#[hook]
fn use_report(props: &VirtualListProps, rows: Rows, measure: Measure) {
    let seen = rows.seen(measure.top);
    let onseen = props.onseen.clone();
    use_effect_with((seen.start, seen.end), move |(start, end)| {
        onseen.emit((*start, end.saturating_sub(1)));
    });
    let onwidth = props.onwidth.clone();
    use_effect_with(measure.width / rem(), move |width| {
        if *width > 0.0 {
            onwidth.emit(*width);
        }
    });
}

/// The size of the root's letters in CSS pixels.
pub(crate) fn rem() -> f64 {
    let style = || -> Option<CssStyleDeclaration> {
        let window = web_sys::window()?;
        let root = window.document()?.document_element()?;
        window.get_computed_style(&root).ok()?
    };
    let size = style().and_then(|style| style.get_property_value("font-size").ok());
    // The browser's own reading of numbers: Rust's would bring 15 KB along.
    size.map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite()).unwrap_or(16.0)
}
