//! Holds `src/document.d.ts` to the Rust types it is generated from.
//!
//! `UPDATE=1` writes it, which is what `cargo xtask types` does.

use std::collections::BTreeMap;
use std::path::Path;

use tearsheet::model::Document;
use ts_rs::{Config, TS, TypeVisitor};

/// The declarations of a type and of all it refers to, by name.
struct Declarations<'a> {
    config: &'a Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Built-in types have no file of their own, but may hold types that do.
        if T::output_path().is_some() {
            let name = T::ident(self.config);
            if self.found.contains_key(&name) {
                return;
            }
            let docs = T::docs().unwrap_or_default();
            self.found.insert(name, format!("{docs}export {}\n", T::decl(self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[test]
fn declarations_are_current() {
    let config = Config::new().with_large_int("number");
    let mut declarations = Declarations { config: &config, found: BTreeMap::new() };
    declarations.visit::<Document>();
    let texts: Vec<&str> = declarations.found.values().map(String::as_str).collect();
    let text = format!("// Generated from the Rust types by `cargo xtask types`.\n\n{}", texts.join("\n"));
    let text: String = text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document.d.ts");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "src/document.d.ts is out of date: run `cargo xtask types`");
}
