//! What a worker of the page runs: it reads files.

fn main() {
    if let Some(scope) = tearsheet::worker::scope() {
        tearsheet::worker::serve(&scope);
    }
}
