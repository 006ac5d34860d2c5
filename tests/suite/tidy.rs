//! The house rules that a compiler does not hold: which module may use which, file sizes, what may
//! stand in the sources.

use std::path::{Path, PathBuf};

use crate::{fixtures, name_of, root};

/// Modules in the order of the data's way; each may use those listed, and itself. `model` and
/// `text` know nobody.
const MAY_USE: [(&str, &[&str]); 26] = [
    ("lexicon", &[]),
    ("model", &[]),
    ("error", &[]),
    ("order", &[]),
    ("text", &["lexicon", "order"]),
    ("dom", &["lexicon", "model", "text"]),
    // What was saved as JSON is read by the lists of fields by which documents cross.
    ("capture", &["model", "lexicon", "text", "error", "dom", "wire"]),
    ("block", &["model", "lexicon", "text", "dom", "capture"]),
    ("thread", &["model", "order", "lexicon", "text", "dom", "capture", "block"]),
    ("zone", &["model", "order", "lexicon", "text", "dom", "capture", "block", "thread"]),
    ("document", &["model", "order", "lexicon", "text", "dom", "capture", "block", "thread", "zone"]),
    ("reading", &["model", "order", "lexicon", "text"]),
    ("collection", &["model", "order", "lexicon", "text", "golden"]),
    // For tests alone.
    ("golden", &["model", "read"]),
    // Its tests read pages.
    ("correction", &["model", "document", "golden", "read"]),
    // Its tests read pages.
    ("export", &["lexicon", "model", "correction", "text", "read"]),
    // `read` is the facade: the page works on documents as anybody else does.
    (
        "view",
        &[
            "model",
            "correction",
            "order",
            "lexicon",
            "text",
            "collection",
            "collect",
            "export",
            "error",
            "pipeline",
            "protocol",
            "golden",
            "read",
        ],
    ),
    // Its tests add a language.
    ("pipeline", &["model", "error", "lexicon", "capture", "block", "thread", "zone", "document", "reading"]),
    ("original", &["dom", "text"]),
    ("wire", &["model", "golden"]),
    ("gather", &["model", "collection", "wire"]),
    ("protocol", &["model", "error", "gather", "pipeline", "wire"]),
    // Feature rows and other forests, for the tool that trains; no part of the public interface.
    ("training", &["capture", "text", "block", "thread", "zone", "document", "reading"]),
    // The parser's tree, dates and times, for suites of others and fuzz targets; no part of the public interface.
    ("inside", &["dom", "text", "model", "reading"]),
    ("js", &["model", "error", "pipeline", "export", "read", "read_with_text"]),
    ("worker", &["model", "error", "gather", "original", "pipeline", "protocol", "js", "read_with_text"]),
];

/// Files and folders of `src/document/metadata` in their order; each may use those before it.
const METADATA: [&str; 28] = [
    "structured",
    "key",
    "candidate",
    "block_words",
    "element_names",
    "context",
    "teaser",
    "date_doubts",
    "decision",
    "title_parts",
    "area",
    "bylines",
    "account",
    "page_words",
    "choice_model",
    "calibration",
    "date_metas",
    "opening_days",
    "script_days",
    "dates",
    "stated",
    "breadcrumb",
    "captured",
    "site",
    "title",
    "authors",
    "source",
    "extras",
];

/// Lines of a file that needs no reason.
const USUAL_LINES: usize = 400;
/// Lines that no reason excuses.
const MOST_LINES: usize = 600;

/// Files over [`USUAL_LINES`], each with its reason.
const LONG_FILES: [(&str, &str); 8] = [
    ("src/view/messages.rs", "every sentence of the interface, a line each"),
    ("src/reading/times/resolve.rs", "what each sort of expression means, a few lines each"),
    ("tests/suite/invariants.rs", "many properties, each by itself"),
    ("src/text/date/parse.rs", "one grammar"),
    (
        "src/thread/find.rs",
        "the threads of a page and which of their posts opens it, decided from all of them",
    ),
    ("src/thread/marks.rs", "what each text of a page is, asked in one order"),
    ("src/zone/features/survey.rs", "all that is known of a block and of a page"),
    ("src/zone/features/tree.rs", "what is told of an element, a few lines each"),
];

/// One list that a macro has to see whole, a sentence and a line each.
const LIST: &str = "src/lexicon/role.rs";

pub(crate) struct Source {
    /// From the package's folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn sources(folders: &[&str], extensions: &[&str]) -> Vec<Source> {
    let mut pending: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let mut found = Vec::new();
    while let Some(path) = pending.pop() {
        if !path.exists() {
            continue;
        }
        if path.is_dir() {
            if ["target", "node_modules", "pkg", "dist", ".venv"].contains(&name_of(&path).as_str()) {
                continue;
            }
            pending.extend(
                std::fs::read_dir(&path).expect("readable").map(|entry| entry.expect("readable").path()),
            );
        } else if extensions.iter().any(|extension| path.extension().is_some_and(|e| e == *extension)) {
            found.push(Source { path: relative(&path), text: read_lossy(&path) });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Some fixtures are in another charset by intent.
fn read_lossy(path: &Path) -> String {
    String::from_utf8_lossy(&std::fs::read(path).expect("readable")).into_owned()
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// The code of a file without comments, and without what stands under `#[cfg(test)]` at its end.
fn code_of(text: &str) -> String {
    let body = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    body.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// First names behind every `crate::`, those inside braces (`use crate::{a, b::C}`) included.
fn modules_used(code: &str) -> Vec<String> {
    names_behind(code, "crate::")
}

/// The same behind another beginning of paths.
fn names_behind(code: &str, path: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices(path) {
        let rest = &code[at + path.len()..];
        if rest.starts_with('{') {
            let mut depth = 0_usize;
            let mut name = String::new();
            for c in rest.chars() {
                match c {
                    '{' => depth += 1,
                    '}' | ',' if depth == 1 => used.push(std::mem::take(&mut name)),
                    _ if depth == 1 => name.push(c),
                    _ => {}
                }
                if c == '}' {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
            }
        } else {
            used.push(rest.to_owned());
        }
    }
    used.iter()
        .map(|name| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn modules_use_only_what_stands_before_them() {
    let mut problems = Vec::new();
    for source in sources(&["src"], &["rs"]) {
        let inside = source.path.trim_start_matches("src/");
        let module = inside.split(['/', '.']).next().unwrap_or_default();
        if ["lib", "bin"].contains(&module) {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
            problems.push(format!("{}: `{module}` is not in MAY_USE", source.path));
            continue;
        };
        for used in modules_used(&code_of(&source.text)) {
            let exported = used.starts_with(char::is_uppercase);
            if used != module && !exported && !allowed.contains(&used.as_str()) {
                problems.push(format!("{}: uses crate::{used}", source.path));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn files_of_metadata_use_only_what_stands_before_them() {
    let place = |name: &str| METADATA.iter().position(|known| *known == name);
    let mut problems = Vec::new();
    for source in sources(&["src/document/metadata"], &["rs"]) {
        let inside = source.path.trim_start_matches("src/document/metadata/");
        let name = inside.split(['/', '.']).next().unwrap_or_default();
        if inside == "mod.rs" {
            continue;
        }
        let Some(own) = place(name) else {
            problems.push(format!("{}: `{name}` is not in METADATA", source.path));
            continue;
        };
        // A file in a folder reaches its neighbours by one step, the folder's by two.
        let nested = inside.contains('/') && !inside.ends_with("/mod.rs");
        let code = code_of(&source.text);
        let mut used = names_behind(&code, if nested { "super::super::" } else { "super::" });
        used.extend(names_behind(&code, "crate::document::metadata::"));
        for other in used.iter().filter(|other| place(other).is_some_and(|place| place > own)) {
            problems.push(format!("{}: uses {other}", source.path));
        }
        if used.iter().any(|name| name == "Context") {
            problems.push(format!("{}: uses a name of the folder's own file", source.path));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn foreign_crates_stay_behind_their_module() {
    let rules: [(&[&str], &[&str]); 3] = [
        (&["scraper", "html5ever"], &["src/dom/"]),
        (
            &["web_sys", "js_sys", "wasm_bindgen", "yew"],
            &["src/js.rs", "src/worker.rs", "src/protocol", "src/bin/"],
        ),
        (&["rayon", "indicatif", "clap"], &["src/bin/tearsheet/"]),
    ];
    let mut problems = Vec::new();
    for source in sources(&["src"], &["rs"]) {
        let code = code_of(&source.text);
        for (crates, homes) in &rules {
            for name in *crates {
                let used = code.contains(&format!("{name}::")) || code.contains(&format!("use {name}"));
                if used && !homes.iter().any(|home| source.path.starts_with(home)) {
                    problems.push(format!("{}: uses {name}", source.path));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn files_are_short() {
    let mut problems = Vec::new();
    for source in sources(&["src", "tests", "xtask", "benches", "fuzz"], &["rs"]) {
        let lines = source.text.lines().count();
        let reason = LONG_FILES.iter().find(|(path, _)| *path == source.path);
        if source.path == LIST {
            continue;
        }
        if lines > MOST_LINES {
            problems.push(format!("{}: {lines} lines, split it", source.path));
        } else if lines > USUAL_LINES && reason.is_none() {
            problems.push(format!("{}: {lines} lines and no reason in LONG_FILES", source.path));
        } else if lines <= USUAL_LINES && reason.is_some() {
            problems.push(format!("{}: short again, strike it off LONG_FILES", source.path));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_unfinished_and_no_machine_of_ours_in_the_sources() {
    // Written in two parts, so that this list does not find itself.
    let forbidden: Vec<String> = [
        ("to", "do!("),
        ("TO", "DO:"),
        ("unimpl", "emented!("),
        ("dbg", "!("),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/tm", "p/corpora"),
        ("index.crates", ".io/"),
        ("static.crates", ".io"),
        ("registry.npm", "js.org"),
        ("pypi", ".org/simple"),
    ]
    .iter()
    .map(|(a, b)| format!("{a}{b}"))
    .collect();
    let kinds = ["rs", "toml", "md", "html", "css", "js", "mjs", "ts", "json", "py", "yml", "txt"];
    let mut problems = Vec::new();
    for source in sources(
        &["src", "tests", "xtask", "www", "train", "benches", "fuzz", "README.md", "ARCHITECTURE.md"],
        &kinds,
    ) {
        // Lock files hold registry addresses by their nature.
        if name_of(Path::new(&source.path)).contains("lock") {
            continue;
        }
        for word in forbidden.iter().filter(|word| source.text.contains(word.as_str())) {
            problems.push(format!("{}: {word}", source.path));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_catch_all_modules_and_no_glob_imports() {
    let mut problems = Vec::new();
    for source in sources(&["src"], &["rs"]) {
        let stem = Path::new(&source.path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let parts: Vec<&str> = source.path.split('/').chain(stem.as_deref()).collect();
        if ["utils", "util", "helpers", "common", "misc"].iter().any(|name| parts.contains(name)) {
            problems.push(format!("{}: a name that says nothing", source.path));
        }
        let globs = source.text.lines().filter(|line| {
            let line = line.trim_start();
            line.starts_with("use ")
                && line.contains("::*")
                && !line.contains("prelude")
                && !line.contains("super::*")
        });
        problems.extend(globs.map(|line| format!("{}: {line}", source.path)));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_golden_document_has_its_snapshot_and_no_snapshot_is_left_over() {
    let mut problems = Vec::new();
    let names: Vec<String> = fixtures().iter().map(|path| format!("{}.snap", name_of(path))).collect();
    let folder = root().join("tests/golden/snapshots");
    let snapshots: Vec<String> = std::fs::read_dir(&folder)
        .map(|entries| entries.map(|entry| name_of(&entry.expect("readable").path())).collect())
        .unwrap_or_default();
    problems.extend(
        names.iter().filter(|name| !snapshots.contains(name)).map(|name| format!("{name} is missing")),
    );
    problems.extend(
        snapshots.iter().filter(|name| !names.contains(name)).map(|name| format!("{name} is left over")),
    );
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
