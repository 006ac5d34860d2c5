//! Small drawings: each zone has a shape of its own, so that none is told by colour alone.

use tearsheet::model::Zone;
use tearsheet::view::words;
use yew::prelude::*;

use crate::store::use_ui;

/// A drawing of the interface.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Icon {
    Back,
    Close,
    Down,
    File,
    Folder,
    Help,
    More,
    Paste,
    Pen,
    Search,
    Star,
    Up,
    Warning,
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct GlyphProps {
    pub(crate) icon: Icon,
}

/// An icon beside a word, or inside a button that has a label.
#[component]
pub(crate) fn Glyph(props: &GlyphProps) -> Html {
    draw(match props.icon {
        Icon::Back => "M10 3 5 8l5 5",
        Icon::Close => "M4 4l8 8M12 4l-8 8",
        Icon::Down => "M3 6l5 5 5-5",
        Icon::File => "M4 1.5h5L12.5 5v9.5h-8.5zM9 1.5V5h3.5",
        Icon::Folder => "M1.5 3.5h4.5l1.5 2h7v8h-13z",
        Icon::Help => "M5.5 6A2.5 2.5 0 1 1 9 8.2C8.2 8.6 8 9 8 10M8 12.7v.1",
        Icon::More => "M3 8v.1M8 8v.1M13 8v.1",
        Icon::Paste => "M5.5 3H3v11.5h10V3h-2.500M5.5 1.500h5v3h-5zM5.5 8h5M5.5 11h5",
        Icon::Pen => "M3 13l.8-3.200L10.800 3l2.200 2.200-7 7zM9.300 4.500l2.200 2.200",
        Icon::Search => "M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.3 10.3 14 14",
        Icon::Star => "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.200L8 11.400l-3.7 2.1.8-4.200L2 6.400l4.2-.5z",
        Icon::Up => "M3 10l5-5 5 5",
        Icon::Warning => "M8 2l6.5 11.500h-13zM8 6.500v3M8 11.500v.1",
    })
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ZoneProps {
    pub(crate) zone: Zone,
}

/// A zone's shape, colour and name.
#[component]
pub(crate) fn ZoneBadge(props: &ZoneProps) -> Html {
    let ui = use_ui();
    html! {
        <span class={classes!("zone-badge", zone_class(props.zone))}>
            { draw(zone_path(props.zone)) }
            <span class="zone-name">{ words::zone(props.zone, ui.lang) }</span>
        </span>
    }
}

/// The class that gives a zone its colour.
pub(crate) fn zone_class(zone: Zone) -> String {
    format!("zone-{}", zone.name())
}

fn draw(path: &'static str) -> Html {
    html! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg> }
}

const fn zone_path(zone: Zone) -> &'static str {
    match zone {
        Zone::Title => "M3 3h10M8 3v10",
        Zone::Byline => "M8 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M3 14c0-3 2-4.5 5-4.500s5 1.5 5 4.5",
        Zone::Attribution => "M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0v1.500a1.5 1.5 0 0 0 3 0V8a6 6 0 1 0-2.5 4.9",
        Zone::Standfirst => "M2 4h12M2 4.500h12M2 8h12M2 11.500h6",
        Zone::Heading => "M4 3v10M12 3v10M4 8h8",
        Zone::Paragraph => "M3 3.500h10M3 6.500h10M3 9.500h10M3 12.500h6",
        Zone::Quotation => {
            "M3 11h3.500V7.500H3zM3 7.500C3 5.5 4 4 6 3.500M9.5 11H13V7.500H9.500zM9.5 7.500c0-2 1-3.5 3-4"
        }
        Zone::ListItem => "M6 4h8M6 8h8M6 12h8M2.5 4h.5M2.5 8h.5M2.5 12h.5",
        Zone::Table => "M2 3h12v10H2zM2 6.500h12M7 3v10",
        Zone::Code => "M5 4 1.5 8 5 12M11 4l3.5 4L11 12",
        Zone::Caption => "M2 2.500h12v7.500H2zM4 13h8",
        Zone::SourceLink => {
            "M6.5 9.500l3-3M7 5l1.5-1.500a2.5 2.5 0 0 1 4 4L11 9M9 11l-1.5 1.500a2.5 2.5 0 0 1-4-4L5 7"
        }
        Zone::Comment => "M2 3h12v8H7l-3 3v-3H2z",
        Zone::CommentForm => "M2 3h12v8H7l-3 3v-3H2zM8 5v4M6 7h4",
        Zone::Masthead => "M2 2.500h12M2 5h12M5 8h6v5.500H5z",
        Zone::Navigation => "M2 4h12M2 8h12M2 12h12",
        Zone::Breadcrumb => "M3 4l3.5 4L3 12M9 4l3.5 4L9 12",
        Zone::Control => "M2 8a3.5 3.5 0 0 1 3.5-3.500h5a3.5 3.5 0 0 1 0 7h-5A3.5 3.5 0 0 1 2 8zM10.5 8h.1",
        Zone::Share => "M4 8l7-4M4 8l7 4M3 8h1M11.5 4h1M11.5 12h1",
        Zone::Ranking => "M2.5 13.500V9h3v4.500zM6.5 13.500V3h3v10.500zM10.5 13.500V6h3v7.500z",
        Zone::Recommendation => {
            "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.200L8 11.400l-3.7 2.1.8-4.200L2 6.400l4.2-.5z"
        }
        Zone::Advertisement => "M2 6v4h2l7 3V3L4 6zM13.5 6.500v3",
        Zone::Promotion => "M2 2h6l6 6-6 6-6-6zM5 5h.1",
        Zone::Disclaimer => "M8 2l6.5 11.500h-13zM8 6.500v3M8 11.500v.1",
        Zone::Legal => "M8 2v12M5 14h6M3 4.500h10M3 4.500l-1.5 4h3zM13 4.500l-1.5 4h3z",
        Zone::Other => "M3.5 8h.1M8 8h.1M12.5 8h.1",
    }
}
