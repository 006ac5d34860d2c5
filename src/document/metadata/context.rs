//! What all field rules look at: the page, its structured data, its main entity, its title's place.

use std::cell::OnceCell;

use super::block_words::WordsOfBlocks;
use super::candidate::Candidate;
use super::element_names::{ClassNames, Named};
use super::key::key_of;
use super::structured::{Entity, Structured, read_structured};
use crate::block::{Page, Place, RawBlock};
use crate::capture::{Capture, Format};
use crate::dom::{NodeId, Tag};
use crate::lexicon::entry::Language;
use crate::model::{Field, PageKind, Zone};
use crate::text::byline::{BylinePart, Counts, Label, Spaces, split_names_spaced};
use crate::text::date::{DateHints, DayOrder, find_dates};
use crate::thread::Thread;
use crate::zone::Zoning;

/// Everything the rules read; nothing of it changes.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) capture: &'a Capture,
    pub(super) page: &'a Page,
    pub(super) threads: &'a [Thread],
    pub(super) zoning: &'a Zoning,
    pub(super) structured: Structured,
    /// The page's language as its markup states it, lower case (`en-us`).
    pub(super) language: String,
    pub(super) hints: DateHints,
    /// The block of the title, once it is known.
    pub(super) title_block: Option<usize>,
    pub(super) title: Option<String>,
    /// Keys of the names by which the page knows its site, once they are known.
    pub(super) sites: Vec<String>,
    /// What several rules ask for, each found once.
    pub(super) found: Found,
    /// Keys of what the first links to the start page say, once they are asked for.
    pub(super) home_links: OnceCell<Vec<String>>,
    words: WordsOfBlocks,
    classes: ClassNames,
}

/// What several rules ask for.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Place of the main entity.
    main: OnceCell<Option<usize>>,
    /// The page's address and the names of its site in structured data.
    pub(super) url: OnceCell<Option<Field<String>>>,
    pub(super) site_names: OnceCell<Vec<Candidate<String>>>,
    /// The way to the page.
    pub(super) breadcrumb: OnceCell<Option<Field<Vec<String>>>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        capture: &'a Capture,
        page: &'a Page,
        threads: &'a [Thread],
        zoning: &'a Zoning,
    ) -> Self {
        let structured = if matches!(capture.format, Format::Html) {
            read_structured(&page.dom)
        } else {
            Structured::default()
        };
        let mut context = Self {
            capture,
            page,
            threads,
            zoning,
            structured,
            language: String::new(),
            hints: DateHints::default(),
            title_block: None,
            title: None,
            sites: Vec::new(),
            found: Found::default(),
            home_links: OnceCell::new(),
            words: WordsOfBlocks::new(page.blocks.len()),
            classes: ClassNames::new(&page.dom),
        };
        context.language = context.find_language();
        context.hints.language = Language::of(context.language.split(['-', '_']).next().unwrap_or_default());
        context.hints.order = context.find_order();
        context
    }

    /// Says what the title is, and its block. From now on the main entity is the one that bears it, which the page's
    /// address and the names of its site may depend on.
    pub(super) fn set_title(&mut self, title: Option<&str>, block: Option<usize>) {
        self.title = title.map(str::to_owned);
        self.title_block = block;
        let before = self.main_place();
        self.found.main.take();
        if self.main_place() != before {
            self.found = Found { main: std::mem::take(&mut self.found.main), ..Found::default() };
        }
    }

    pub(super) fn blocks(&self) -> &'a [RawBlock] {
        &self.page.blocks
    }

    pub(super) fn block(&self, i: usize) -> Option<&'a RawBlock> {
        self.page.blocks.get(i)
    }

    pub(super) fn zone(&self, i: usize) -> Zone {
        self.zoning.decisions.get(i).map_or(Zone::Other, |decision| decision.zone)
    }

    pub(super) fn kind(&self) -> PageKind {
        self.zoning.kind.value
    }

    pub(super) fn is_markup(&self) -> bool {
        matches!(self.capture.format, Format::Html)
    }

    /// The names of a list, as the page's language writes them; the site's own name is one, whatever signs it has.
    pub(super) fn split_names(&self, value: &str) -> Vec<String> {
        if value.contains(['&', ',', '/', '+', '|']) && self.sites.contains(&key_of(value)) {
            return vec![value.trim().to_owned()];
        }
        let japanese = self.language.starts_with("ja");
        split_names_spaced(value, if japanese { Spaces::InNames } else { Spaces::BetweenNames })
    }

    /// What the class list of an element says.
    pub(super) fn class_names(&self, id: NodeId) -> Named {
        self.classes.of(self.page, id)
    }

    /// What the names of another attribute than the class say.
    pub(super) fn read_names(&self, names: &str) -> Named {
        self.classes.read(self.page, names)
    }

    /// The label that a block is and nothing else.
    pub(super) fn bare_label(&self, i: usize) -> Option<Label> {
        self.words.opening(self.blocks(), i).bare
    }

    /// The label that a block begins with, prepositions aside.
    pub(super) fn leading_label(&self, i: usize) -> Option<Label> {
        self.words.opening(self.blocks(), i).leading
    }

    /// The labelled parts of a block.
    pub(super) fn byline_parts(&self, i: usize) -> &[BylinePart] {
        self.words.parts(self.blocks(), i)
    }

    /// The counts in a block.
    pub(super) fn counts(&self, i: usize) -> Counts {
        self.words.counts(self.blocks(), i)
    }

    /// The block that holds a node's text (or the first text below an element).
    pub(super) fn block_of(&self, id: NodeId) -> Option<usize> {
        let end = self.page.dom.node(id)?.end;
        let at = self.page.blocks.partition_point(|block| match block.place {
            Place::Dom { last, .. } => last < id,
            Place::Line { .. } => true,
        });
        let block = self.page.blocks.get(at)?;
        match block.place {
            Place::Dom { first, last, .. } if first < end || (first <= id && id <= last) => Some(at),
            _ => None,
        }
    }

    /// The nearest block-level element around a block's text.
    pub(super) fn container(&self, i: usize) -> Option<NodeId> {
        match self.block(i)?.place {
            Place::Dom { container, .. } => Some(container),
            Place::Line { .. } => None,
        }
    }

    fn find_language(&self) -> String {
        let dom = &self.page.dom;
        let html = dom.nodes().iter().position(|_| true).map(|_| 0);
        let stated = html
            .and_then(|root| dom.find_all(root, Tag::Html).next())
            .and_then(|html| dom.attribute(html, "lang").or_else(|| dom.attribute(html, "xml:lang")))
            .map(str::to_lowercase)
            .unwrap_or_default();
        let locale = self.structured.metas(&["og:locale", "content-language", "language"]).next();
        let locale = locale.map(|tag| tag.value.to_lowercase().replace('_', "-")).unwrap_or_default();
        // The longer one names a country.
        if stated.is_empty()
            || (locale.starts_with(stated.split('-').next().unwrap_or("?")) && locale.len() > stated.len())
        {
            locale
        } else {
            stated
        }
    }

    /// How open dates are read: as other dates of the page show, else as the language's country writes.
    fn find_order(&self) -> DayOrder {
        // Enough of a page to see its habits; the rest only costs time.
        const BLOCKS: usize = 1500;
        const LONGEST: usize = 200;
        let (mut day_first, mut month_first) = (0_u32, 0_u32);
        let open = DateHints::default();
        for block in
            self.blocks().iter().take(BLOCKS).filter(|b| b.text.len() <= LONGEST && b.text.contains('/'))
        {
            for found in find_dates(&block.text, &open).iter().filter(|f| f.swapped.is_none()) {
                let Some(text) = block.text.get(found.span.clone()) else { continue };
                let mut figures = text.split('/').filter_map(|part| part.trim().parse::<u32>().ok());
                match (figures.next(), figures.next()) {
                    (Some(13..=31), Some(1..=12)) => day_first += 1,
                    (Some(1..=12), Some(13..=31)) => month_first += 1,
                    _ => {}
                }
            }
        }
        match (day_first, month_first) {
            (0, 0) => {}
            (_, 0) => return DayOrder::DayFirst,
            (0, _) => return DayOrder::MonthFirst,
            _ => return DayOrder::Open,
        }
        match self.language.as_str() {
            "en-us" | "en-ph" | "es-us" => DayOrder::MonthFirst,
            "" | "en" => DayOrder::Open,
            _ => DayOrder::DayFirst,
        }
    }

    /// The entity that the page is about: its article, post, recipe.
    pub(super) fn main_entity(&self) -> Option<&Entity> {
        self.structured.entities.get(self.main_place()?)
    }

    fn main_place(&self) -> Option<usize> {
        *self.found.main.get_or_init(|| self.find_main())
    }

    fn find_main(&self) -> Option<usize> {
        let entities = &self.structured.entities;
        let title = self.title_key();
        let top = |(_, entity): &(usize, &Entity)| {
            entity.is_article()
                && !entity.is(|kind| matches!(kind, "Review" | "VideoObject" | "MediaObject" | "Course"))
                && entity.holder.as_ref().is_none_or(|(_, key)| {
                    matches!(key.as_str(), "mainEntity" | "mainEntityOfPage" | "hasPart" | "")
                })
        };
        let rank = |entity: &Entity| {
            let named = ["headline", "name"]
                .iter()
                .filter_map(|key| entity.text(key))
                .any(|(text, _)| key_of(text) == title);
            let dated = entity.text("datePublished").is_some();
            (
                u8::from(named && !title.is_empty()),
                u8::from(dated),
                u8::from(!entity.is(|kind| matches!(kind, "CreativeWork" | "HowTo"))),
            )
        };
        let tops: Vec<(usize, &Entity)> = entities.iter().enumerate().filter(top).collect();
        let ranks: Vec<_> = tops.iter().map(|(_, entity)| rank(entity)).collect();
        let best = *ranks.iter().max()?;
        let (place, first) = *ranks.iter().zip(&tops).find(|(rank, _)| **rank == best)?.1;
        // Several articles of equal standing, none of them named as the page: a listing.
        if best.0 == 0 && tops.iter().filter(|(_, entity)| entity.syntax == first.syntax).count() > 2 {
            return None;
        }
        Some(place)
    }

    fn title_key(&self) -> String {
        let title = self.title.clone().or_else(|| {
            let tag = self.structured.metas(&["og:title"]).next().map(|tag| tag.value.clone());
            tag.or_else(|| self.blocks().iter().find(|b| b.level == Some(1)).map(|b| b.text.clone()))
        });
        key_of(&title.unwrap_or_default())
    }
}
