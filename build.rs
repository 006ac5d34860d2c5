//! Compiles the language files of `src/lexicon/words` into the tables that the program asks.

#[path = "src/lexicon/compile.rs"]
mod compile;
#[path = "src/lexicon/entry.rs"]
#[allow(dead_code, reason = "the program asks entries, the build only packs them")]
mod entry;
#[path = "src/lexicon/fold.rs"]
#[allow(dead_code, reason = "the program folds the beginnings of texts, too")]
mod fold;
#[path = "src/lexicon/meaning.rs"]
#[allow(dead_code, reason = "the program asks meanings, the build only packs them")]
mod meaning;
#[path = "src/lexicon/role.rs"]
mod role;
#[path = "src/lexicon/sound.rs"]
#[allow(dead_code, reason = "the program asks sounds, the build only packs them")]
mod sound;
#[path = "src/lexicon/tokens.rs"]
#[allow(dead_code, reason = "the program asks tokens, the build only packs them")]
mod tokens;

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/lexicon");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder.join("words"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            files.push((name, std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    let borrowed: Vec<compile::File<'_>> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let tables = compile::compile(&borrowed).map_err(|problems| {
        problems.iter().fold(String::from("the lexicon:\n"), |mut text, problem| {
            let _ = writeln!(text, "words/{}.txt:{}: {}", problem.file, problem.line, problem.what);
            text
        })
    })?;
    let out = std::env::var("OUT_DIR")?;
    write_meanings(Path::new(&out), &folder.join("meanings"))?;
    write_tables(Path::new(&out), &tables)
}

/// What is known across languages: words that mean the same, and how ideographs sound.
fn write_meanings(out: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let read = |name: &str| std::fs::read_to_string(folder.join(name));
    let packed = meaning::pack(&read("words.txt")?, &read("territories.txt")?, &read("languages.txt")?)?;
    let sounds = sound::pack(&read("sounds.txt")?)?;
    std::fs::write(out.join("sounds.bin"), sounds)?;
    let index = meaning::index(&packed);
    let source = format!(
        "pub(super) static MEANINGS: &[u32] = &{packed:?};\npub(super) static INDEX: &[u16] = &{index:?};\n"
    );
    std::fs::write(out.join("meanings.rs"), source)?;
    Ok(())
}

/// The automata as they are, the rest as Rust source beside them.
fn write_tables(out: &Path, tables: &compile::Tables) -> Result<(), Box<dyn Error>> {
    let mut source = String::new();
    for (name, table) in [
        ("WORDS", &tables.words),
        ("NAMES", &tables.names),
        ("COMMON", &tables.common),
        ("PROSE", &tables.prose),
    ] {
        let file = format!("{}.fst", name.to_ascii_lowercase());
        std::fs::write(out.join(&file), &table.automaton)?;
        writeln!(source, "static {name}: Table = Table {{")?;
        writeln!(source, "    automaton: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\")),")?;
        writeln!(source, "    sets: &{:?},", table.sets)?;
        writeln!(source, "    entries: &{:?},\n}};", table.entries)?;
    }
    let tokens::Tokens { tags, numbers, sets, longest } = &tables.tokens;
    writeln!(source, "pub(super) const TOKENS: Tokens = Tokens {{")?;
    writeln!(source, "    tags: Cow::Borrowed(&{tags:?}),")?;
    writeln!(source, "    numbers: Cow::Borrowed(&{numbers:?}),")?;
    writeln!(source, "    sets: Cow::Borrowed(&{sets:?}),")?;
    writeln!(source, "    longest: {longest},\n}};")?;
    std::fs::write(out.join("lexicon.rs"), source)?;
    Ok(())
}
