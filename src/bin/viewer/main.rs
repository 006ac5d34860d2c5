//! The viewer: one program with two entry points, the page and its workers.

mod app;
mod browser;
mod components;
mod hooks;
mod intake;
mod pool;
mod store;

fn main() {
    match tearsheet::worker::scope() {
        Some(scope) => tearsheet::worker::serve(&scope),
        None => app::start(),
    }
}
