//! The formats by their names, for the page and the command line alike.

use super::{csv, tei, tmx};
use crate::model::Document;

/// A format of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as in the list of formats")]
pub enum Format {
    Text,
    Markdown,
    Clipping,
    Json,
    JsonLines,
    JsonLd,
    CslJson,
    Ris,
    Bibtex,
    Documents,
    Comments,
    Statements,
    Times,
    Corrections,
    Tei,
    Annotations,
    Columns,
    Tmx,
}

/// How a format is called, and what its files are.
struct Naming {
    name: &'static str,
    ending: &'static str,
    mime: &'static str,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 18] = [
        Self::Text,
        Self::Markdown,
        Self::Clipping,
        Self::Json,
        Self::JsonLines,
        Self::JsonLd,
        Self::CslJson,
        Self::Ris,
        Self::Bibtex,
        Self::Documents,
        Self::Comments,
        Self::Statements,
        Self::Times,
        Self::Corrections,
        Self::Tei,
        Self::Annotations,
        Self::Columns,
        Self::Tmx,
    ];

    const fn naming(self) -> Naming {
        let [name, ending, mime] = match self {
            Self::Text => ["text", "txt", "text/plain"],
            Self::Markdown => ["markdown", "md", "text/markdown"],
            Self::Clipping => ["clipping", "md", "text/markdown"],
            Self::Json => ["json", "json", "application/json"],
            Self::JsonLines => ["jsonl", "jsonl", "application/jsonl"],
            Self::JsonLd => ["json-ld", "jsonld", "application/ld+json"],
            Self::CslJson => ["csl-json", "json", "application/vnd.citationstyles.csl+json"],
            Self::Ris => ["ris", "ris", "application/x-research-info-systems"],
            Self::Bibtex => ["bibtex", "bib", "application/x-bibtex"],
            Self::Documents => ["csv", "csv", "text/csv"],
            Self::Comments => ["comments-csv", "csv", "text/csv"],
            Self::Statements => ["statements-csv", "csv", "text/csv"],
            Self::Times => ["times-csv", "csv", "text/csv"],
            Self::Corrections => ["corrections-csv", "csv", "text/csv"],
            Self::Tei => ["tei", "xml", "application/tei+xml"],
            Self::Annotations => ["annotations", "jsonld", "application/ld+json"],
            Self::Columns => ["columns", "md", "text/markdown"],
            Self::Tmx => ["tmx", "tmx", "application/x-tmx+xml"],
        };
        Naming { name, ending, mime }
    }

    /// The name by which the command line takes it.
    pub const fn name(self) -> &'static str {
        self.naming().name
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        self.naming().ending
    }

    /// Its media type.
    pub const fn mime(self) -> &'static str {
        self.naming().mime
    }

    /// The format of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What stands before the first document of a file.
    pub fn start(self) -> String {
        let table = |columns: &[&str]| format!("{}{}", csv::MARK, csv::row(columns));
        match self {
            Self::Json | Self::JsonLd | Self::CslJson | Self::Annotations => "[\n".to_owned(),
            Self::Documents => table(&csv::DOCUMENTS),
            Self::Comments => table(&csv::COMMENTS),
            Self::Statements => table(&csv::STATEMENTS),
            Self::Times => table(&csv::TIMES),
            Self::Corrections => table(&csv::CORRECTIONS),
            Self::Tei => tei::CORPUS_START.to_owned(),
            Self::Tmx => tmx::HEAD.to_owned(),
            Self::Text
            | Self::Markdown
            | Self::Clipping
            | Self::Columns
            | Self::JsonLines
            | Self::Ris
            | Self::Bibtex => String::new(),
        }
    }

    /// What stands between two documents.
    pub const fn between(self) -> &'static str {
        match self {
            Self::Json | Self::JsonLd | Self::CslJson | Self::Annotations => ",\n",
            Self::Text | Self::Markdown | Self::Clipping | Self::Columns => "\n---\n\n",
            Self::Bibtex => "\n",
            Self::JsonLines
            | Self::Ris
            | Self::Documents
            | Self::Comments
            | Self::Statements
            | Self::Times
            | Self::Corrections
            | Self::Tei
            | Self::Tmx => "",
        }
    }

    /// What stands behind the last.
    pub const fn end(self) -> &'static str {
        match self {
            Self::Json | Self::JsonLd | Self::CslJson | Self::Annotations => "\n]\n",
            Self::Tei => tei::CORPUS_END,
            Self::Tmx => tmx::END,
            _ => "",
        }
    }

    /// A document; empty where it has nothing of the kind (no comments, no statements).
    pub fn write(self, document: &Document) -> String {
        let json = |value: serde_json::Result<String>| {
            value.unwrap_or_else(|error| {
                // The types of a document have nothing that JSON can't hold; should that ever change, the line says so
                // rather than vanish.
                serde_json::json!({ "source": { "name": document.source.name }, "error": error.to_string() })
                    .to_string()
            })
        };
        match self {
            Self::Text => super::text(document),
            Self::Markdown => super::markdown(document),
            Self::Clipping => super::clipping(document),
            Self::Json => json(serde_json::to_string_pretty(document)),
            Self::JsonLines => json(serde_json::to_string(document)) + "\n",
            Self::JsonLd => json(serde_json::to_string_pretty(&super::json_ld(document))),
            Self::CslJson => json(serde_json::to_string_pretty(&super::csl_json(document))),
            Self::Ris => super::ris(document),
            Self::Bibtex => super::bibtex(document),
            Self::Documents => csv::document_row(document),
            Self::Comments => csv::comment_rows(document),
            Self::Statements => csv::statement_rows(document),
            Self::Times => csv::time_rows(document),
            Self::Corrections => csv::correction_rows(document),
            Self::Tei => super::tei(document),
            Self::Columns => super::columns(document),
            Self::Tmx => super::tmx(document),
            Self::Annotations => {
                let all = super::annotations(document);
                let parts = all.iter().map(|one| json(serde_json::to_string_pretty(one)));
                parts.collect::<Vec<_>>().join(",\n")
            }
        }
    }

    /// Several documents as one file.
    pub fn write_all<'a>(self, documents: impl IntoIterator<Item = &'a Document>) -> String {
        let parts =
            documents.into_iter().map(|document| self.write(document)).filter(|part| !part.is_empty());
        let mut out = self.start();
        let mut written = 0;
        for part in parts {
            if written > 0 {
                out.push_str(self.between());
            }
            out.push_str(&part);
            written += 1;
        }
        // A list without entries is one line.
        if written == 0 && out == "[\n" {
            return "[]\n".to_owned();
        }
        out.push_str(self.end());
        out
    }

    /// A document as a file of its own: without the brackets that hold several, where the format can do so.
    pub fn write_one(self, document: &Document) -> String {
        match self {
            Self::Json | Self::JsonLd => self.write(document) + "\n",
            Self::Tei => format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", self.write(document)),
            _ => self.write_all([document]),
        }
    }
}
