//! What the program knows of languages stands in the lexicon: no list of words in the code.
//!
//! The scan reads the sources as a lexer does and looks for constants that hold several strings or a string of several
//! words, for lists of strings in functions, and for patterns of several strings. What is no language may stay with its
//! reader, and says here what it is. A word that stands alone is not found: `fnord == "by"` is for reviewers to see.

use crate::literals::{Literal, literals_of};
use crate::tidy::sources;

/// So many words together are a list.
const LIST: usize = 3;

/// What may stay: what it is, the file's path behind `src/`, and the constants and functions that hold it.
const NO_LANGUAGE: &[(&str, &str, &[&str])] = &[
    ("names of elements", "capture/sniff.rs", &["OPENINGS", "CLOSINGS", "OUTERMOST", "has_text_behind"]),
    ("names of elements", "document/state/gather.rs", &["read_element"]),
    ("names of elements", "dom/rest.rs", &["raw_text"]),
    ("names of elements", "block/visibility.rs", &["is_silent_name"]),
    ("names of elements and attributes, types of pictures", "original/allowed.rs", &["*"]),
    ("properties and functions of CSS", "original/style.rs", &["PROPERTIES", "REACHING"]),
    ("properties of CSS", "original/sheet.rs", &["HIDING"]),
    ("types of inputs", "block/markup.rs", &["push_input"]),
    ("names of our sorts of events", "reading/event/mod.rs", &["SORTS"]),
    ("names of our sorts of events", "collection/conflict.rs", &["SUDDEN"]),
    ("names of our rules", "document/metadata/calibration.rs", &["temper_captured_day"]),
    ("names of our fields", "protocol.rs", &["pack_documents"]),
    ("names of our rules", "collection/figure.rs", &["is_stated_day"]),
    ("lines of a calendar file", "export/timeline.rs", &["timeline_ics"]),
    ("values of CSS", "block/visibility.rs", &["style_blocks", "style_preserves"]),
    ("properties of CSS", "thread/indent.rs", &["left_margin"]),
    ("signatures and names of formats", "capture/binary.rs", &["SIGNATURES", "advise"]),
    ("the characters of a code page", "capture/zip/names.rs", &["DOS"]),
    ("endings of files", "capture/mod.rs", &["is_named_html"]),
    ("endings of files", "capture/pages.rs", &["*"]),
    ("endings of files", "capture/epub.rs", &["*"]),
    ("endings of files", "capture/terminal.rs", &["PICTURES"]),
    ("endings and units of files", "thread/lines/furniture.rs", &["FILES", "SIZES"]),
    ("references and elements of markup", "capture/frames.rs", &["*"]),
    ("fields and types of messages", "capture/mime/", &["*"]),
    ("types of media and of records", "capture/http.rs", &["*"]),
    ("types of media and of records", "capture/warc.rs", &["*"]),
    ("elements and keys of formats", "capture/docx.rs", &["*"]),
    ("operators, keys and glyphs of formats", "capture/pdf/", &["*"]),
    ("types of media", "capture/pictures.rs", &["*"]),
    ("elements and keys of formats", "capture/odt.rs", &["*"]),
    ("elements and keys of formats", "capture/json.rs", &["*"]),
    ("elements and keys of formats", "capture/plist.rs", &["*"]),
    ("elements and keys of formats", "capture/syndication.rs", &["*"]),
    ("elements of markup", "capture/markdown/", &["*"]),
    ("names of fields in files and tables", "capture/keys.rs", &["*"]),
    ("schemes of addresses", "zone/lines/tail.rs", &["is_source_link"]),
    ("files of servers", "document/metadata/site/title_part.rs", &["leads_home"]),
    ("names of elements", "document/media.rs", &["media_tag"]),
    ("attributes", "document/media.rs", &["LAZY", "largest_source", "is_small_print"]),
    ("attributes", "document/metadata/authors/elements.rs", &["author_mark"]),
    ("attributes", "document/metadata/breadcrumb.rs", &["push_markup"]),
    ("attributes", "document/metadata/structured/mod.rs", &["read_meta"]),
    ("attributes", "document/product/price.rs", &["is_struck"]),
    ("attributes", "thread/indent.rs", &["LEVELS"]),
    ("attributes", "thread/names.rs", &["place_attributes"]),
    ("attributes", "thread/post.rs", &["read_posted"]),
    ("attributes", "thread/reply.rs", &["PARENTS"]),
    ("properties of schema.org", "thread/post.rs", &["author_strength"]),
    ("attributes and properties", "zone/features/tree.rs", &["describe"]),
    ("roles of ARIA, and features of trained models", "zone/features/tree.rs", &["role_flags", "AROUND"]),
    ("names of meta", "document/metadata/authors/stated.rs", &["AUTHOR_KEYS"]),
    ("names of meta", "document/metadata/authors/stated.rs", &["CATALOGUED"]),
    ("names of meta", "document/metadata/choice_model.rs", &["author_flag", "date_flag"]),
    ("names of meta", "document/metadata/context.rs", &["find_language"]),
    ("names of meta", "document/metadata/date_metas.rs", &["PUBLISHED_KEYS", "MODIFIED_KEYS"]),
    (
        "names of meta, properties of schema.org",
        "document/metadata/extras.rs",
        &["find_description", "find_lead_image", "find_keywords", "find_licence"],
    ),
    (
        "names of meta, properties of schema.org",
        "document/metadata/source.rs",
        &["find_source", "push_entity_outlet"],
    ),
    ("names of meta", "document/metadata/site/mod.rs", &["find_url", "site_names"]),
    ("names of meta", "document/metadata/title/candidates.rs", &["OTHER_METAS"]),
    ("names of meta", "thread/opening.rs", &["weigh_forum"]),
    ("names of meta, properties of schema.org", "document/product/mod.rs", &["stated_product", "SPECIFIED"]),
    ("names of meta", "zone/features/meta.rs", &["read_meta"]),
    ("types of schema.org", "document/metadata/context.rs", &["find_main"]),
    ("types and properties of schema.org", "document/metadata/structured/mod.rs", &["name", "is_article"]),
    (
        "keywords of JSON-LD, properties of schema.org",
        "document/metadata/structured/json_ld.rs",
        &["collect"],
    ),
    ("what stands around scripts", "document/metadata/structured/json_ld.rs", &["trim_wrapping"]),
    ("properties of schema.org", "document/metadata/structured/salvage.rs", &["PROPERTIES"]),
    ("properties of schema.org", "zone/features/meta.rs", &["read_json"]),
    ("types of schema.org", "document/product/mod.rs", &["is_product_entity"]),
    ("types of schema.org", "thread/stated.rs", &["is_schema_article"]),
    ("attributes", "block/piece.rs", &["LATEX"]),
    ("names of elements", "document/mathml.rs", &["write_element", "is_grouping"]),
    ("commands of LaTeX", "document/formulas.rs", &["strip_style"]),
    ("properties of schema.org", "thread/body.rs", &["stated_text_key"]),
    ("properties of schema.org", "thread/stated.rs", &["complete_from_attributes", "state_from_markup"]),
    ("types of schema.org", "zone/features/meta.rs", &["COUNTED_TYPES", "SHARED_TYPES", "kind_of_type"]),
    (
        "what saving programs write into pages, each with its rule",
        "document/metadata/captured.rs",
        &["NOTES"],
    ),
    ("names of rules", "document/metadata/authors/mod.rs", &["gather"]),
    ("names of rules and of features of trained models", "document/metadata/authors/han.rs", &["*"]),
    ("why a candidate is refused", "document/metadata/authors/signatures.rs", &["push"]),
    (
        "names of rules and of features of trained models",
        "document/metadata/choice_model.rs",
        &[
            "AUTHOR_WEIGHTS",
            "DATE_WEIGHTS",
            "SIGNED",
            "score_authors",
            "score_dates",
            "states_publication",
            "flag",
        ],
    ),
    (
        "names of rules",
        "document/metadata/calibration.rs",
        &["support_of", "temper_day", "temper_source", "temper_title"],
    ),
    ("the name of a rule", "document/metadata/teaser.rs", &["TEASED"]),
    ("the name of a rule", "document/metadata/authors/elsewhere.rs", &["PICTURED"]),
    ("variables of scripts, as they are written", "document/metadata/script_days.rs", &["NAMES"]),
    ("names of rules", "document/metadata/dates.rs", &["is_of_thing", "push_changes"]),
    ("names of features of trained models", "document/metadata/title/", &["*"]),
    ("names of features of trained models", "zone/lines/title/", &["*"]),
    ("names of features of trained models", "zone/features/address.rs", &["PARTS"]),
    ("names of features of trained models", "zone/features/before.rs", &["PARTS"]),
    ("names of features of trained models", "zone/features/block_row.rs", &["*"]),
    ("names of features of trained models", "zone/features/page_row.rs", &["*"]),
    ("names of features of trained models", "zone/features/meta.rs", &["TYPES", "GENERATORS"]),
    ("names of features of trained models", "zone/features/tally.rs", &["COUNTED"]),
    ("names of features of trained models", "zone/lines/cohesion.rs", &["VALUES"]),
    ("names of features of trained models", "zone/lines/context.rs", &["MARKING", "page_means"]),
    ("names of features of trained models", "zone/lines/features.rs", &["WINDOWS", "CUES"]),
    ("names of groups", "zone/markup/around.rs", &["RULES"]),
    ("names of forests", "zone/model/other.rs", &["use_forest"]),
    ("codes of languages", "document/languages.rs", &["rank"]),
    ("codes of languages", "document/metadata/context.rs", &["find_order"]),
    ("codes of languages and countries", "text/language/mod.rs", &["read_language", "chinese"]),
    (
        "codes of languages by their script",
        "text/language/script.rs",
        &["languages", "is_other_script", "script_of_language"],
    ),
    ("letters by their sound", "text/sounds.rs", &["plain_consonant"]),
    ("names of elements", "export/tmx.rs", &["HEAD"]),
    ("names of elements", "export/tei.rs", &["CORPUS_START"]),
    ("names of formats", "export/format.rs", &["naming"]),
    ("keys of W3C annotations", "export/annotations.rs", &["annotate"]),
    (
        "what styles of citation print, which are written in one language",
        "export/citation.rs",
        &["MONTHS", "gb_t_7714"],
    ),
    ("names of columns", "export/csv.rs", &["DOCUMENTS", "COMMENTS", "STATEMENTS", "TIMES", "CORRECTIONS"]),
    ("types of schema.org", "thread/weigh.rs", &["are_stated", "is_schema_post"]),
    ("signs of universal time", "text/date/clock.rs", &["zone_at"]),
    ("types of TypeScript", "js.rs", &["ERROR"]),
];

/// Folders that need no scan: the lexicon itself, and what the page and the command line say.
const NOT_READ: [&str; 4] = ["src/lexicon/", "src/view/", "src/bin/", "src/wire.rs"];

#[test]
fn lists_of_words_stand_in_the_lexicon() {
    let mut problems = Vec::new();
    let mut used: Vec<(usize, String)> = Vec::new();
    for source in sources(&["src"], &["rs"]) {
        let tests = source.path.ends_with("tests.rs") || source.path.ends_with("testing.rs");
        if tests || NOT_READ.iter().any(|folder| source.path.starts_with(folder)) {
            continue;
        }
        let inside = source.path.trim_start_matches("src/");
        let code = source.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for (item, words) in lists_of(code) {
            let excused = NO_LANGUAGE.iter().position(|(_, path, items)| {
                inside.starts_with(path) && (items.contains(&"*") || items.contains(&item.as_str()))
            });
            match excused {
                Some(at) => used.push((at, item)),
                None => problems.push(format!("{}: {item} holds {}", source.path, words.join(", "))),
            }
        }
    }
    for (at, (_, path, items)) in NO_LANGUAGE.iter().enumerate() {
        let holds =
            |wanted: &str| used.iter().any(|(of, item)| *of == at && (wanted == "*" || item == wanted));
        let idle = items.iter().filter(|item| !holds(item));
        problems.extend(idle.map(|item| format!("{path}: no list in {item} any more, strike it off")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_scan_finds_lists() {
    for (code, found) in [
        ("const WORDS: [&str; 3] = [\"by\", \"von\", \"de\"];", true),
        ("const WORDS: &str = \"by von de\";", true),
        ("const WORDS: &[(&str, u8)] = &[(\"by\", 1), (\"von\", 2), (\"de\", 3)];", true),
        ("fn a(w: &str) -> bool { matches!(w, \"by\" | \"von\" | \"de\") }", true),
        ("fn a(w: &str) -> u8 { match w { \"by\" => 1, \"von\" | \"de\" => 2, _ => 3 } }", true),
        ("fn a(w: &str) -> bool { [\"by\", \"von\", \"de\"].contains(&w) }", true),
        ("fn a(c: char) -> bool { matches!(c, '时' | '分' | '秒') }", true),
        ("fn a(c: char) -> bool { \"一二三\".contains(c) }", true),
        ("fn a() -> &'static str { \"by von de\" }", false),
        ("const WORDS: &str = \"by\"; fn a() -> &'static str { \"by von de\" }", false),
        ("fn a(w: &str) -> bool { matches!(w, \"by\" | \"von\") } // \"a\", \"b\" | \"c\" | \"d\"", false),
        ("#[expect(x, reason = \"by von de\")] const WORDS: [char; 3] = ['|', '\\'', '\"'];", false),
        ("fn a(w: &str) { f(w, \"by\"); f(w, \"von\"); f(w, \"de\"); }", false),
    ] {
        assert_eq!(!lists_of(code).is_empty(), found, "{code}");
    }
}

/// The lists in a piece of code: where they stand, and their words.
fn lists_of(code: &str) -> Vec<(String, Vec<String>)> {
    let literals: Vec<Literal> =
        literals_of(code).into_iter().filter(|l| l.text.chars().any(char::is_alphabetic)).collect();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for Literal { text, item, constant, .. } in &literals {
        let words = text.split_whitespace().filter(|word| *constant && word.chars().any(char::is_alphabetic));
        groups.push((item.clone(), words.map(str::to_owned).collect()));
        let letters = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic());
        groups.push((item.clone(), letters.map(String::from).collect()));
    }
    let kinds: [fn(&Literal) -> Option<String>; 4] = [
        |literal| literal.list.map(|at| at.to_string()),
        |literal| literal.constant.then(|| literal.item.clone()),
        |literal| literal.arm.then(|| literal.item.clone()),
        |literal| Some(literal.chain.to_string()),
    ];
    for key_of in kinds {
        let mut gathered: Vec<(String, String, Vec<String>)> = Vec::new();
        for literal in &literals {
            let Some(key) = key_of(literal) else { continue };
            match gathered.iter_mut().find(|(known, ..)| *known == key) {
                Some((.., words)) => words.push(literal.text.clone()),
                None => gathered.push((key, literal.item.clone(), vec![literal.text.clone()])),
            }
        }
        groups.extend(gathered.into_iter().map(|(_, item, words)| (item, words)));
    }
    for (_, words) in &mut groups {
        words.sort();
        words.dedup();
    }
    groups.retain(|(_, words)| words.len() >= LIST);
    groups.sort();
    groups.dedup_by(|a, b| a.0 == b.0);
    groups
}
