//! Other tabs with the same page: each tells the others that it wrote something, and looks when one tells.

use wasm_bindgen::JsValue;
use web_sys::BroadcastChannel;

use super::listen::Listener;

/// What the channel is called.
const CHANNEL: &str = "tearsheet";

/// The way to the other tabs.
pub(crate) struct Tabs {
    channel: Option<BroadcastChannel>,
    _listener: Option<Listener>,
}

impl Tabs {
    /// Opens the way; `told` is called whenever another tab wrote something. Without one, a tab sees what others wrote when
    /// it is loaded again.
    pub(crate) fn new(told: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let listener = channel.as_ref().map(|channel| Listener::new(channel, "message", move |_| told()));
        Self { channel, _listener: listener }
    }

    /// Tells the other tabs that something was written.
    pub(crate) fn tell(&self) {
        if let Some(channel) = &self.channel {
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}
