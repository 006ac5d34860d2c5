//! Which entries of an archive are pages, and which only parts of pages.

use rustc_hash::FxHashSet;

use crate::model::PROJECT_MANIFEST;

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Page,
    /// Markup in the folder of parts that a browser saved beside a page: a frame of it.
    Frame,
    /// A picture, a script, a style, or what a system keeps for itself.
    Part,
}

/// Endings of what pages are made of, and of what no page is.
const PARTS: [&str; 45] = [
    "7z", "aac", "apk", "avi", "avif", "bin", "bmp", "bz2", "css", "cur", "db", "dmg", "dll", "eot", "exe",
    "gif", "heic", "ico", "iso", "jar", "jpeg", "jpg", "js", "m4a", "map", "mjs", "mkv", "mov", "mp3", "mp4",
    "ogg", "otf", "png", "rar", "svg", "tif", "tiff", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2",
    "xz",
];

/// Endings of pages that browsers save a folder beside.
const PAGES: [&str; 3] = ["html", "htm", "xhtml"];

/// Whether a name ends as that of a page of markup.
pub(super) fn is_named_page(name: &str) -> bool {
    split_ending(name).is_some_and(|(_, ending)| is_one(&PAGES, ending))
}

/// What each entry is, by the names of all.
pub(super) fn roles_of(names: &[&str]) -> Vec<Role> {
    let stems: FxHashSet<&str> = names
        .iter()
        .filter_map(|name| split_ending(name))
        .filter(|(_, e)| is_one(&PAGES, e))
        .map(|(s, _)| s)
        .collect();
    names.iter().map(|name| role_of(name, &stems)).collect()
}

fn role_of(name: &str, stems: &FxHashSet<&str>) -> Role {
    let ending = split_ending(name).map_or("", |(_, ending)| ending);
    let kept_back = name.split('/').any(|part| part.starts_with('.') && part.len() > 2 || part == "__MACOSX");
    if kept_back || name == PROJECT_MANIFEST || is_one(&PARTS, ending) {
        Role::Part
    } else if !lies_beside(name, stems) {
        Role::Page
    } else if is_one(&PAGES, ending) {
        Role::Frame
    } else {
        Role::Part
    }
}

/// Whether a file lies in the folder of a page's parts: `page_files`, in other languages `page-Dateien`,
/// `page_fichiers`, `page.files`, beside `page.html`.
fn lies_beside(name: &str, stems: &FxHashSet<&str>) -> bool {
    name.match_indices('/').any(|(at, _)| {
        let folder = name.get(..at).unwrap_or_default();
        let cut = folder
            .rfind(['_', '-', '.'])
            .filter(|&cut| folder.get(cut..).is_some_and(|end| !end.contains('/')));
        let word = cut.and_then(|cut| folder.get(cut + 1..)).unwrap_or_default();
        let lettered = word.chars().count() > 3 && word.chars().all(char::is_alphabetic);
        lettered && cut.and_then(|cut| folder.get(..cut)).is_some_and(|stem| stems.contains(stem))
    })
}

fn split_ending(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.').filter(|(_, ending)| !ending.contains('/'))
}

fn is_one(endings: &[&str], ending: &str) -> bool {
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

#[cfg(test)]
mod tests {
    use super::{Role, roles_of};

    #[test]
    fn pages_are_told_from_their_parts() {
        let table = [
            ("news/a.html", Role::Page),
            ("tearsheet.json", Role::Part),
            ("news/tearsheet.json", Role::Page),
            ("news/a_files/frame.html", Role::Frame),
            ("news/a_files/app.js.download", Role::Part),
            ("news/a_files/deep/logo.PNG", Role::Part),
            ("Bericht.htm", Role::Page),
            ("Bericht-Dateien/x.htm", Role::Frame),
            ("notes_files/kept.html", Role::Page),
            ("a.html", Role::Page),
            ("a-2023/b.html", Role::Page),
            ("__MACOSX/._a.html", Role::Part),
            (".git/config", Role::Part),
            ("readme", Role::Page),
            ("b.mhtml", Role::Page),
        ];
        let names: Vec<&str> = table.iter().map(|(name, _)| *name).collect();
        for ((name, expect), role) in table.iter().zip(roles_of(&names)) {
            assert_eq!(role, *expect, "{name}");
        }
    }
}
