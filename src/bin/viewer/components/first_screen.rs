//! What is seen on arrival: what this is, and how to begin.

use tearsheet::view::messages::Message;
use tearsheet::view::state::{Action, Dialog};
use yew::prelude::*;

use crate::browser::samples::{Sample, samples};
use crate::components::browse::BrowseButton;
use crate::components::glyph::{Glyph, Icon};
use crate::store::use_ui;

/// The first screen.
#[component]
pub(crate) fn FirstScreen() -> Html {
    let ui = use_ui();
    let samples = use_memo((), |()| samples());
    let paste = ui.on(Action::DialogOpened(Dialog::Paste));
    html! {
        <main class="first" id="document">
            <div class="first-sheet">
                <p class="first-tagline">{ ui.say(Message::Tagline) }</p>
                <p class="first-lede">{ ui.say(Message::Lede) }</p>
                <div class="first-drop">
                    <p class="first-drop-text">{ ui.say(Message::DropHere) }</p>
                    <div class="first-actions">
                        <BrowseButton primary=true />
                        <BrowseButton folder=true />
                        <button type="button" class="button" onclick={paste}>
                            <Glyph icon={Icon::Paste} /><span class="button-text">{ ui.say(Message::Paste) }</span>
                        </button>
                    </div>
                </div>
                if !samples.is_empty() {
                    <SampleList samples={(*samples).clone()} />
                }
                <p class="first-privacy">{ ui.say(Message::Privacy) }</p>
            </div>
        </main>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SampleListProps {
    samples: Vec<Sample>,
}

#[component]
fn SampleList(props: &SampleListProps) -> Html {
    let ui = use_ui();
    let open = |samples: Vec<Sample>| {
        let intake = ui.intake.clone();
        Callback::from(move |_: MouseEvent| {
            let files = samples.iter().filter_map(|sample| Some((sample.name.clone(), sample.bytes()?)));
            intake.bytes(files.collect());
        })
    };
    let item = |sample: &Sample| {
        html! {
            <li key={sample.name.clone()}>
                <button type="button" class="sample" onclick={open(vec![sample.clone()])}>
                    <span class="sample-title">{ sample.title(ui.lang) }</span>
                    <span class="sample-name">{ sample.name.clone() }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="first-samples" aria-labelledby="samples-heading">
            <div class="first-samples-head">
                <h2 id="samples-heading">{ ui.say(Message::OrTry) }</h2>
                <button type="button" class="link" onclick={open(props.samples.clone())}>
                    { ui.say(Message::AllSamples) }
                </button>
            </div>
            <ul class="samples">{ for props.samples.iter().map(item) }</ul>
        </section>
    }
}
