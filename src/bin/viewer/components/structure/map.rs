//! The map of the whole page.

use std::rc::Rc;

use tearsheet::model::Zone;
use tearsheet::view::messages::Message;
use tearsheet::view::page::PageRef;
use tearsheet::view::strip::{HEIGHT, Strip, Stripe};
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use crate::components::glyph::zone_class;
use crate::store::use_ui;

/// Width of the map in its own units; it is stretched to the column it stands in.
const WIDTH: u32 = 100;

/// Least height of the marker, so that it can be seen on a very long page.
const LEAST_MARKER: u32 = 8;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MapProps {
    pub(crate) page: PageRef,
    pub(crate) filter: Rc<[Zone]>,
    /// First and last block in sight.
    pub(crate) seen: (u32, u32),
    pub(crate) chosen: Option<u32>,
    /// Told the block to jump to.
    pub(crate) onjump: Callback<u32>,
}

/// The strip, the part in sight, and the block that was chosen. The list beside it is the way for the
/// keyboard; the map only repeats it.
#[component]
pub(crate) fn Map(props: &MapProps) -> Html {
    let ui = use_ui();
    let strip = use_memo(props.page.clone(), |page| Strip::new(&page.document));
    let jump = {
        let (strip, onjump) = (strip.clone(), props.onjump.clone());
        Callback::from(move |event: MouseEvent| {
            if event.buttons() == 0 && event.type_() != "click" {
                return;
            }
            if let Some(height) = height_of(&event) {
                onjump.emit(strip.block_at(height));
            }
        })
    };
    let (top, bottom) = strip.edges_of(props.seen.0, props.seen.1);
    let chosen = props.chosen.map(|block| strip.edges_of(block, block).0);
    html! {
        <svg class="map" viewBox={format!("0 0 {WIDTH} {HEIGHT}")} preserveAspectRatio="none" role="img"
            aria-label={ui.say(Message::MapLabel)} onclick={jump.clone()} onmousemove={jump}>
            <Stripes strip={StripRef(strip.clone())} filter={Rc::clone(&props.filter)} />
            <rect class="map-marker" x="1" width={(WIDTH - 2).to_string()} y={top.to_string()}
                height={bottom.saturating_sub(top).max(LEAST_MARKER).to_string()} />
            if let Some(at) = chosen {
                <rect class="map-chosen" width={WIDTH.to_string()} y={at.to_string()} height="3" />
            }
        </svg>
    }
}

/// A shared strip, compared by pointer.
#[derive(Clone)]
struct StripRef(Rc<Strip>);

impl PartialEq for StripRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct StripesProps {
    strip: StripRef,
    filter: Rc<[Zone]>,
}

/// The stretches, drawn anew only for another page or filter: the marker moves with every scroll.
#[component]
fn Stripes(props: &StripesProps) -> Html {
    html! { <g>{ for props.strip.0.stripes.iter().map(|stripe| draw_stripe(stripe, &props.filter)) }</g> }
}

fn draw_stripe(stripe: &Stripe, filter: &[Zone]) -> Html {
    let dim = !filter.is_empty() && !filter.contains(&stripe.zone);
    let class = classes!("stripe", zone_class(stripe.zone), dim.then_some("stripe-dim"));
    html! {
        <rect {class} width={WIDTH.to_string()} y={stripe.top.to_string()}
            height={(stripe.bottom - stripe.top).to_string()} />
    }
}

/// How far down the map a click is, of its height.
fn height_of(event: &MouseEvent) -> Option<u32> {
    let target = event.current_target()?;
    let frame = wasm_bindgen::JsCast::dyn_into::<Element>(target).ok()?.get_bounding_client_rect();
    let part = (f64::from(event.client_y()) - frame.top()) / frame.height();
    Some((part.clamp(0.0, 1.0) * f64::from(HEIGHT)) as u32)
}
