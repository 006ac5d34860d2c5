//! The page.

use yew::prelude::*;

use crate::pool::{Event as PoolEvent, Pool, Source};

/// Shows the page.
pub(crate) fn start() {
    yew::Renderer::<App>::new().render();
}

#[component]
fn App() -> Html {
    let said = use_state(|| "…".to_owned());
    {
        let said = said.clone();
        use_effect_with((), move |()| {
            let log = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
            let pool = Pool::new(move |event| {
                log.borrow_mut().push(match event {
                    PoolEvent::Started { id } => format!("started {id}"),
                    PoolEvent::Done { id, results } => format!("done {id}: {}", results.len()),
                    PoolEvent::Failed { id, code, message } => format!("failed {id}: {code}, {message}"),
                });
                said.set(log.borrow().join("; "));
            });
            for id in 0..3 {
                let bytes = b"<title>Harbour</title><p>The harbour of Lindby reopened.".to_vec();
                pool.submit(id, Source::Bytes { name: format!("{id}.html"), bytes });
            }
            move || drop(pool)
        });
    }
    html! { <main><h1>{ "Tearsheet" }</h1><p id="said">{ &*said }</p></main> }
}
