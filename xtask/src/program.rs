//! The page's two programs, the viewer and the reader in its workers: wasm, and the JavaScript glue that binds it
//! to the browser.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::command::{cargo, output, program, root, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// Where cargo takes compiler flags for the target from.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// How much the compiler works.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speed {
    /// As shipped: smallest and fastest.
    Shipped,
    /// For looking at a change.
    Fast,
}

impl Speed {
    const fn profile(self) -> &'static str {
        match self {
            Self::Shipped => "wasm",
            Self::Fast => "fast",
        }
    }
}

/// A program's two halves.
pub(crate) struct Program {
    /// Classic script that defines the global `wasm_bindgen`.
    pub(crate) glue: String,
    /// The module.
    pub(crate) wasm: Vec<u8>,
}

/// The two programs.
pub(crate) struct Programs {
    /// The page.
    pub(crate) viewer: Program,
    /// What its workers run.
    pub(crate) reader: Program,
}

/// Compiles both programs.
pub(crate) fn build(speed: Speed) -> Result<Programs> {
    ensure_target()?;
    ensure_same_version()?;
    Ok(Programs { viewer: build_one("viewer", speed)?, reader: build_one("reader", speed)? })
}

/// Compiles a program and binds it for a classic script: the one form that a page from a file and a
/// worker from a Blob can both run.
fn build_one(name: &str, speed: Speed) -> Result<Program> {
    let profile = speed.profile();
    let arguments =
        ["rustc", "--bin", name, "--no-default-features", "--features", "viewer", "--target", TARGET];
    let mut compile = cargo(&arguments);
    compile.args(["--profile", profile]).env(FLAGS, flags());
    if speed == Speed::Shipped {
        // The page's own code: it waits for the reader, so only its size counts. Of the reader nothing
        // stands here: it is the library's.
        compile.args(["--", "-Copt-level=z"]);
    }
    run(&mut compile)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    let built = target.join(TARGET).join(profile).join(name).with_extension("wasm");
    let bound = target.join("bound").join(profile);
    fs::create_dir_all(&bound)?;
    Bindgen::new()
        .input_path(&built)
        .no_modules(true)?
        .omit_default_module_path(true)
        .remove_name_section(speed == Speed::Shipped)
        .remove_producers_section(true)
        .generate(&bound)
        .with_context(|| format!("wasm-bindgen could not bind {}", built.display()))?;
    let glue = fs::read_to_string(bound.join(name).with_extension("js"))?;
    if glue.contains("require(") {
        bail!("the glue wants a module: use js_namespace instead of #[wasm_bindgen(module)] or inline_js");
    }
    Ok(Program { glue, wasm: fs::read(bound.join(format!("{name}_bg.wasm")))? })
}

/// Flags for every crate: vector instructions, which searching bytes and scoring rows live on and which every
/// browser with a `DecompressionStream` has; and no paths of the building machine.
fn flags() -> String {
    format!("-Ctarget-feature=+simd128 {}", hide_paths())
}

/// Flags that keep the paths of the building machine out of the program: the places of panics name files.
fn hide_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"))?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let sources = home.and_then(|home| fs::read_dir(home.join("registry").join("src")).ok());
    let registries = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    let hidden = registries.chain([root()]).map(|path| format!("--remap-path-prefix={}=", path.display()));
    // Cargo parts the flags at spaces: a path that holds one cannot be given this way.
    hidden.filter(|flag| !flag.contains(' ')).collect::<Vec<_>>().join(" ")
}

/// Has rustup add the wasm target where the compiler lacks it: with `RUSTUP_AUTO_INSTALL=0`, or where Rust is a
/// distribution's, nobody does so by itself.
pub(crate) fn ensure_target() -> Result<()> {
    let library = output(&mut program("rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    if std::path::Path::new(&library).is_dir() {
        return Ok(());
    }
    println!("Adding the compile target {TARGET}.");
    run(&mut program("rustup", &["target", "add", TARGET]))
        .with_context(|| format!("this Rust has no {TARGET}; add it as your Rust was installed"))
}

/// The program and the binder must be of one version, to the last digit.
fn ensure_same_version() -> Result<()> {
    let library = locked_version("wasm-bindgen")?;
    let binder = locked_version("wasm-bindgen-cli-support")?;
    if library != binder {
        bail!(
            "Cargo.lock has wasm-bindgen {library} and wasm-bindgen-cli-support {binder}: \
             set xtask/Cargo.toml to \"={library}\""
        );
    }
    println!("wasm-bindgen {library}, program and binder alike");
    Ok(())
}

/// The version that Cargo.lock holds a package at.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let entry = format!("name = \"{package}\"\nversion = \"");
    let (_, after) = lock.split_once(&entry).with_context(|| format!("no {package} in Cargo.lock"))?;
    let version = after.split('"').next().unwrap_or_default();
    Ok(version.to_owned())
}
