//! Long work in slices, so that keys and clicks get through in between.

use gloo_timers::future::TimeoutFuture;
use tearsheet::view::page::PageRef;
use wasm_bindgen_futures::spawn_local;

use crate::browser::listen::document;

/// How long the page's thread is held at a time, in milliseconds: with the drawing that follows, a key is still answered
/// within fifty.
const SLICE: f64 = 12.0;

/// How long the present slice may still last.
pub(crate) struct Slice {
    ends: f64,
}

impl Slice {
    /// A slice that begins now.
    pub(crate) fn new() -> Self {
        Self { ends: now() + SLICE }
    }

    /// Lets others have the thread if this slice is over.
    pub(crate) async fn pause(&mut self) {
        if now() > self.ends {
            self.rest().await;
        }
    }

    /// Lets others have the thread: the page is drawn meanwhile. Where nobody sees the page, nobody waits for it either, and
    /// browsers let a timer of such a page sleep for a second and more.
    pub(crate) async fn rest(&mut self) {
        if document().is_some_and(|document| !document.hidden()) {
            TimeoutFuture::new(0).await;
        }
        *self = Self::new();
    }
}

/// How often it is looked whether a document is still drawn, and how long is waited in between, in milliseconds: what is drawn
/// anew in portions takes a second or two.
const LOOKS: usize = 40;
const LOOK: u32 = 100;

/// Lets go of documents once nothing that is drawn has them any more. Their memory is given back in slices: of ten thousand,
/// or of one with a million of parts, that takes a while.
pub(crate) fn let_go(pages: Vec<PageRef>) {
    if pages.is_empty() {
        return;
    }
    spawn_local(async move {
        let mut slice = Slice::new();
        for _ in 0..LOOKS {
            TimeoutFuture::new(LOOK).await;
            if pages.iter().all(PageRef::is_last) {
                break;
            }
        }
        for page in pages {
            let mut parts = page.into_parts();
            while parts.next().is_some() {
                slice.pause().await;
            }
            slice.pause().await;
        }
    });
}

/// Milliseconds since the page was opened; none pass where the browser has no clock, and then nothing is interrupted.
fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
