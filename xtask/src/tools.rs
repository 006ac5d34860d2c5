//! The tools that the browser tests need, found or installed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command::{cargo, output, program, root, run};

/// The wasm-pack that the tests are known to pass with.
const WASM_PACK: &str = "0.15.1";

/// Oldest Node.js that the browser tests run on: what playwright-core asks for.
const NODE: u32 = 20;

/// Where the browser tests live.
pub(crate) const BROWSER_TESTS: &str = "tests/browser";

/// A browser and its driver.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

/// Chromium and its driver: those on the path, else Debian's packages where this user may install
/// them.
pub(crate) fn browser() -> Result<Browser> {
    let find = || {
        let chromium = on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);
        chromium.zip(on_path(&["chromedriver"]))
    };
    let found = match find() {
        Some(found) => Some(found),
        None => {
            install_packages(&["chromium", "chromium-driver"])?;
            find()
        }
    };
    let (chromium, driver) = found.context(
        "the browser tests need Chromium and the chromedriver of its version on the PATH; \
         on Debian: apt-get install chromium chromium-driver",
    )?;
    Ok(Browser { chromium, driver })
}

/// Firefox: the one on the path, else Debian's package where this user may install it; none elsewhere.
pub(crate) fn firefox() -> Option<PathBuf> {
    let find = || on_path(&["firefox-esr", "firefox"]);
    find().or_else(|| {
        install_packages(&["firefox-esr"]).ok()?;
        find()
    })
}

/// Installs Debian packages where there is apt-get and we are root; else does nothing.
fn install_packages(packages: &[&str]) -> Result<()> {
    let root_user = output(&mut program("id", &["-u"])).is_ok_and(|id| id == "0");
    if !root_user || on_path(&["apt-get"]).is_none() {
        return Ok(());
    }
    println!("Installing {}.", packages.join(", "));
    run(&mut program("apt-get", &["update", "--quiet"]))?;
    let arguments = ["install", "--yes", "--quiet", "--no-install-recommends"];
    run(program("apt-get", &arguments).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Node.js with the pinned packages of the browser tests.
pub(crate) fn node() -> Result<PathBuf> {
    if on_path(&["node"]).is_none() || on_path(&["npm"]).is_none() {
        install_packages(&["nodejs", "npm"])?;
    }
    let wanted = || {
        format!("the browser tests need Node.js {NODE} or newer, with npm, on the PATH: https://nodejs.org")
    };
    let node = on_path(&["node"]).with_context(wanted)?;
    let version = output(Command::new(&node).arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        bail!("{}; found {version}", wanted());
    }
    let folder = root().join(BROWSER_TESTS);
    let lock = fs::read(folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).ok().as_deref() != Some(lock.as_slice()) {
        println!("Installing the packages of the browser tests.");
        run(program("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))?;
        fs::write(&stamp, lock)?;
    }
    Ok(node)
}

/// A folder with wasm-pack and with the wasm-bindgen programs of Cargo.lock's version, to be put before
/// the PATH.
pub(crate) fn wasm_tools() -> Result<PathBuf> {
    println!("Building the wasm-bindgen programs that wasm-pack calls.");
    let build = ["build", "--quiet", "--profile", "xtask", "--package", "xtask"];
    let programs = ["--bin", "wasm-bindgen-program", "--bin", "wasm-bindgen-test-runner"];
    run(cargo(&build).args(["--features", "wasm-pack-tools"]).args(programs))?;
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    let tools = target.join("tools");
    fs::create_dir_all(tools.join("bin"))?;
    let built = target.join("xtask");
    fs::copy(built.join("wasm-bindgen-program"), tools.join("bin/wasm-bindgen"))?;
    fs::copy(built.join("wasm-bindgen-test-runner"), tools.join("bin/wasm-bindgen-test-runner"))?;
    install_wasm_pack(&tools)?;
    Ok(tools.join("bin"))
}

/// Unless the right one is there already, installs wasm-pack, compiled quickly rather than well: it
/// only starts other programs.
fn install_wasm_pack(tools: &Path) -> Result<()> {
    let ours = tools.join("bin/wasm-pack");
    let present = [Some(ours), on_path(&["wasm-pack"])];
    let right = |tool: &PathBuf| {
        output(Command::new(tool).arg("--version")).is_ok_and(|text| text == format!("wasm-pack {WASM_PACK}"))
    };
    if present.iter().flatten().any(right) {
        return Ok(());
    }
    println!("Installing wasm-pack {WASM_PACK} (a few minutes, once).");
    let build = tools.join("build");
    run(cargo(&["install", "wasm-pack", "--locked", "--version", WASM_PACK, "--root"])
        .arg(tools)
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"))?;
    // Only the program is kept.
    fs::remove_dir_all(&build).or(Ok(()))
}

/// The PATH with a folder before it.
pub(crate) fn path_with(folder: PathBuf) -> Result<std::ffi::OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(std::iter::once(folder).chain(env::split_paths(&path)))?)
}

pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let candidates =
        names.iter().flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}
