//! Handing text to the clipboard.

/// Copies a text; false where the browser offers no clipboard to the page.
pub(crate) fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let navigator = window.navigator();
    // A page that is not served securely has none, whatever the types say.
    let offered = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if offered {
        // Whether it was allowed shows when the reader pastes; the text stands beside the button in any case.
        let _ = navigator.clipboard().write_text(text);
    }
    offered
}
