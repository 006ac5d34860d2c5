//! The page as one self-contained file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::command::root;
use crate::policy::policy;
use crate::program::Programs;
use crate::report::Packed;

/// Where the parts of the page come from, and whether it is the served one.
pub(crate) struct Parts {
    styles: String,
    samples: String,
    viewer: String,
    viewer_glue: String,
    reader: String,
    reader_glue: String,
    unpack: String,
    boot: String,
    icon: String,
}

impl Parts {
    /// Gathers the parts.
    pub(crate) fn gather(programs: &Programs, packed: &Packed) -> Result<Self> {
        let www = root().join("www");
        Ok(Self {
            styles: styles(&www.join("styles"))?,
            samples: samples(&www.join("samples"))?,
            viewer: STANDARD.encode(&packed.viewer),
            viewer_glue: script_text(&programs.viewer.glue),
            reader: STANDARD.encode(&packed.reader),
            reader_glue: script_text(&programs.reader.glue),
            unpack: script_text(&fs::read_to_string(www.join("unpack.js"))?),
            boot: script_text(&fs::read_to_string(www.join("boot.js"))?),
            icon: STANDARD.encode(fs::read(www.join("icons/icon.svg"))?),
        })
    }

    /// Writes the page. The served one differs by its link to the manifest, which is also what tells
    /// the boot script to register the service worker.
    pub(crate) fn page(&self, served: bool) -> Result<String> {
        let template = fs::read_to_string(root().join("index.html"))?;
        let policy = policy(&[&self.viewer_glue, &self.boot], &self.styles);
        let manifest = if served { "<link rel=\"manifest\" href=\"manifest.webmanifest\">" } else { "" };
        // The page runs its own glue and the boot script; the rest is text to it.
        let text =
            |id: &str, text: &str| format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>\n");
        let program = [
            text("viewer", &self.viewer),
            text("unpack", &self.unpack),
            text("reader-glue", &self.reader_glue),
            text("reader", &self.reader),
            format!("<script>{}</script>\n<script>{}</script>", self.viewer_glue, self.boot),
        ]
        .concat();
        let pieces = [
            ("policy", format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
            ("icon", format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{}\">", self.icon)),
            ("manifest", manifest.to_owned()),
            ("styles", format!("<style>{}</style>", self.styles)),
            (
                "samples",
                format!("<script type=\"application/json\" id=\"samples\">{}</script>", self.samples),
            ),
            ("program", program),
        ];
        fill(&template, &pieces)
    }
}

/// Puts each piece where the template has its `<!-- build:… -->`.
fn fill(template: &str, pieces: &[(&str, String)]) -> Result<String> {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("<!-- build:") {
        let (name, after) = after.split_once(" -->").context("index.html: unfinished build comment")?;
        let piece = pieces.iter().find(|(piece, _)| *piece == name);
        let (_, text) = piece.with_context(|| format!("index.html: nothing is called build:{name}"))?;
        page.push_str(before);
        page.push_str(text);
        rest = after;
    }
    page.push_str(rest);
    for (name, text) in pieces {
        if !page.contains(text.as_str()) {
            bail!("index.html has no <!-- build:{name} -->");
        }
    }
    Ok(page)
}

/// A script's text made safe inside `<script>`. The only places where a script may hold these
/// characters are strings, templates, regular expressions and comments, and there the added
/// backslash changes nothing.
fn script_text(script: &str) -> String {
    script.replace("\r\n", "\n").replace("</script", "<\\/script").replace("<!--", "<\\!--")
}

/// All style sheets in the order of their names, in cascade layers.
fn styles(folder: &Path) -> Result<String> {
    let mut text = "@layer tokens, base, layout, components;\n".to_owned();
    for name in names(folder)?.iter().filter(|name| has_extension(name, "css")) {
        text.push_str(&fs::read_to_string(folder.join(name))?.replace("\r\n", "\n"));
    }
    if text.contains("</style") {
        bail!("a style sheet ends the style element it stands in");
    }
    Ok(text)
}

/// The samples as the page reads them: `[{"name", "title": {"en", "zh"}, "base64"}]`. Titles and order
/// are those of `index.json`, `[{"file", "title"}]`; a sample without an entry goes by its name.
fn samples(folder: &Path) -> Result<String> {
    let index = fs::read_to_string(folder.join("index.json")).unwrap_or_else(|_| "[]".to_owned());
    let index: Vec<Value> = serde_json::from_str(&index).context("www/samples/index.json")?;
    let name_of = |entry: &Value| entry.get("file").and_then(Value::as_str).map(ToOwned::to_owned);
    let mut order: Vec<String> = index.iter().filter_map(name_of).collect();
    let present = names(folder)?;
    order.extend(present.into_iter().filter(|name| name != "index.json" && !order_has(&index, name)));
    let mut samples = Vec::new();
    for name in order {
        let bytes = fs::read(folder.join(&name)).with_context(|| format!("the sample {name}"))?;
        let entry = index.iter().find(|entry| name_of(entry).as_deref() == Some(name.as_str()));
        let title = entry.and_then(|entry| entry.get("title")).cloned();
        let title = title.unwrap_or_else(|| json!({ "en": name, "zh": name }));
        samples.push(json!({ "name": name, "title": title, "base64": STANDARD.encode(bytes) }));
    }
    Ok(Value::Array(samples).to_string().replace('<', "\\u003c"))
}

fn order_has(index: &[Value], name: &str) -> bool {
    index.iter().any(|entry| entry.get("file").and_then(Value::as_str) == Some(name))
}

/// The names of a folder's files, sorted; none where there is no folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

#[cfg(test)]
mod tests {
    use super::{fill, script_text};

    #[test]
    fn pieces_go_where_the_template_says() {
        let pieces = [("a", "1".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("x<!-- build:a -->y<!-- build:b -->", &pieces).unwrap(), "x1y2");
        assert!(fill("x<!-- build:a -->", &pieces).is_err(), "a piece without a place");
        assert!(fill("<!-- build:c -->", &pieces).is_err(), "a place without a piece");
    }

    #[test]
    fn scripts_cannot_end_their_element() {
        assert_eq!(script_text("'</script><!--'"), r"'<\/script><\!--'");
    }
}
