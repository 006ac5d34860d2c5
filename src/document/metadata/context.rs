//! What all field rules look at: the page, its structured data, its main entity, its title's place.

use std::cell::OnceCell;

use super::structured::{Entity, Structured, read_structured};
use crate::block::{Page, Place, RawBlock};
use crate::capture::{Capture, Format};
use crate::dom::{NodeId, Tag};
use crate::lexicon::entry::Language;
use crate::model::{PageKind, Zone};
use crate::text::byline::{Spaces, split_names_spaced};
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
    /// Keys of what the first links to the start page say, once they are asked for.
    pub(super) home_links: OnceCell<Vec<String>>,
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
            home_links: OnceCell::new(),
        };
        context.language = context.find_language();
        context.hints.language = Language::of(context.language.split(['-', '_']).next().unwrap_or_default());
        context.hints.order = context.find_order();
        context
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

    /// The names of a list, as the page's language writes them.
    pub(super) fn split_names(&self, value: &str) -> Vec<String> {
        let japanese = self.language.starts_with("ja");
        split_names_spaced(value, if japanese { Spaces::InNames } else { Spaces::BetweenNames })
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
        let entities = &self.structured.entities;
        let title = self.title_key();
        let top = |entity: &&Entity| {
            entity.is_article()
                && !entity.is(|kind| matches!(kind, "Review" | "VideoObject" | "MediaObject" | "Course"))
                && entity.holder.as_ref().is_none_or(|(_, key)| {
                    matches!(key.as_str(), "mainEntity" | "mainEntityOfPage" | "hasPart" | "")
                })
        };
        let rank = |entity: &&Entity| {
            let named = ["headline", "name"]
                .iter()
                .filter_map(|key| entity.text(key))
                .any(|(text, _)| super::title::key_of(text) == title);
            let dated = entity.text("datePublished").is_some();
            (
                u8::from(named && !title.is_empty()),
                u8::from(dated),
                u8::from(!entity.is(|kind| matches!(kind, "CreativeWork" | "HowTo"))),
            )
        };
        let tops: Vec<&Entity> = entities.iter().filter(top).collect();
        // Several articles of equal standing, none of them named as the page: a listing.
        let best = tops.iter().map(rank).max()?;
        let mut best_ones = tops.iter().filter(|e| rank(e) == best);
        let first = best_ones.next()?;
        if best.0 == 0 && tops.iter().filter(|e| e.syntax == first.syntax).count() > 2 {
            return None;
        }
        Some(first)
    }

    fn title_key(&self) -> String {
        let title = self.title.clone().or_else(|| {
            let tag = self.structured.metas(&["og:title"]).next().map(|tag| tag.value.clone());
            tag.or_else(|| self.blocks().iter().find(|b| b.level == Some(1)).map(|b| b.text.clone()))
        });
        super::title::key_of(&title.unwrap_or_default())
    }
}
