//! Which Chinese names are the author's: the same conditional logit as elsewhere (`choice_model`), over facts that a few
//! dozen pages suffice to learn.
//!
//! A candidate brings how far its rules are trusted, what kinds of rules they are, what the name model says of its
//! names, and where on the page they stand. The weights come from `train/han_authors.py`, which reads the very
//! features that are computed here.

use super::super::candidate::{Clue, Group};
use super::super::choice_model::share_out;
use super::super::context::Context;
use super::super::key::key_of;
use super::{Names, names_site};
use crate::model::{PageKind, Zone};
use crate::text::date::is_han;
use crate::text::names::judge;

/// A fact by its name, and how much of it there is.
pub(super) type Fact = (&'static str, f32);

#[rustfmt::skip]
const WEIGHTS: &[Fact] = &[
    ("editor", -3.01), ("rules", 2.29), ("place", -2.00), ("no-name", -1.27), ("site", -1.00),
    ("none-thread", 0.99), ("marked", 0.81), ("labelled-far", 0.68), ("opening", -0.64), ("in-byline", 0.63),
    ("alone", -0.55), ("person", 0.53), ("labelled", 0.50), ("aside", 0.49), ("meta", -0.48),
    ("beside-date", -0.46), ("agree", 0.42), ("entity", 0.35), ("foreign", 0.30), ("signed-at-end", 0.29),
    ("none-among-many", -0.20), ("signed", -0.06), ("body", -0.04),
];

/// Names of a candidate that are looked for elsewhere on the page.
const LOOKED_FOR: usize = 3;

/// Gives each group of authors its probability against the others and against "no author", which is returned.
pub(super) fn score(
    context: &Context<'_>,
    groups: &mut [Group<Names>],
    site: &str,
    editors: &[String],
) -> f32 {
    let facts: Vec<Option<Vec<Fact>>> =
        groups.iter().map(|group| facts_of(context, group, site, editors)).collect();
    let logits: Vec<Option<f32>> = facts.iter().map(|facts| facts.as_deref().map(sum)).collect();
    let none = sum(&facts_of_none(context, logits.iter().flatten().count()));
    share_out(groups, &logits, none)
}

fn sum(facts: &[Fact]) -> f32 {
    let weight =
        |name: &str| WEIGHTS.iter().find(|(known, _)| *known == name).map_or(0.0, |(_, weight)| *weight);
    facts.iter().map(|(name, amount)| weight(name) * amount).sum()
}

/// What speaks for "no author".
pub(super) fn facts_of_none(context: &Context<'_>, candidates: usize) -> Vec<Fact> {
    let mut facts = vec![("none", 1.0)];
    match context.kind() {
        PageKind::Thread => facts.push(("none-thread", 1.0)),
        PageKind::Article => {}
        _ => facts.push(("none-other-page", 1.0)),
    }
    if candidates > 2 {
        facts.push(("none-among-many", 1.0));
    }
    facts
}

/// The facts of a group; `None` where all its members are refused. `editors` are the keys of who is said to have edited:
/// content managers write the editor on duty into the page's head.
pub(super) fn facts_of(
    context: &Context<'_>,
    group: &Group<Names>,
    site: &str,
    editors: &[String],
) -> Option<Vec<Fact>> {
    let live = || group.members.iter().filter(|member| member.refused.is_none());
    let names = &live().next()?.value;
    let mut facts = vec![("rules", trust(group.score))];
    let mut kinds: Vec<&'static str> = live().map(|member| kind_of(&member.place)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() > 1 {
        facts.push(("agree", (kinds.len() - 1) as f32));
    }
    facts.extend(kinds.into_iter().map(|kind| (kind, 1.0)));
    facts.extend(facts_of_names(names));
    let share = |holds: &dyn Fn(&String) -> bool| {
        names.iter().filter(|name| holds(name)).count() as f32 / names.len().max(1) as f32
    };
    facts.push(("site", share(&|name| names_site(&key_of(name), site))));
    facts.push(("editor", share(&|name| editors.contains(&key_of(name)))));
    // Each is looked for in the whole page.
    let aside = names.iter().take(LOOKED_FOR).filter(|name| stands_aside(context, name)).count();
    facts.push(("aside", aside as f32 / names.len().clamp(1, LOOKED_FOR) as f32));
    let byline = live()
        .filter_map(|member| member.place.block)
        .any(|block| matches!(context.zone(block as usize), Zone::Byline | Zone::Attribution));
    facts.push(("in-byline", f32::from(u8::from(byline))));
    facts.push(("many", f32::from(u8::from(names.len() > 3))));
    facts.retain(|(_, amount)| *amount != 0.0);
    Some(facts)
}

/// How far the rules are trusted together, as a logit.
fn trust(score: f32) -> f32 {
    /// Beyond this it is all the same.
    const MOST: f32 = 3.0;
    let score = score.clamp(0.01, 0.99);
    libm::logf(score / (1.0 - score)).clamp(-MOST, MOST)
}

/// What the name model says, as means over the names.
fn facts_of_names(names: &Names) -> [Fact; 5] {
    let [mut person, mut body, mut place, mut none, mut foreign] = [0.0; 5];
    for name in names {
        if name.chars().any(is_han) {
            let told = judge(name);
            person += told.person;
            body += told.body;
            place += told.place;
            none += told.none();
        } else {
            foreign += 1.0;
        }
    }
    let count = names.len().max(1) as f32;
    [
        ("person", person / count),
        ("body", body / count),
        ("place", place / count),
        ("no-name", none / count),
        ("foreign", foreign / count),
    ]
}

/// Rules by what they look at.
fn kind_of(place: &Clue) -> &'static str {
    match place.rule {
        "author-label" | "reporter-label" => "labelled",
        "author-label-further-down"
        | "author-label-behind-body"
        | "reporter-label-behind-body"
        | "author-box" => "labelled-far",
        "signature" | "reporter-in-brackets" | "reporter-beside-date" => "signed",
        "signature-behind-body" | "name-in-brackets-at-end" => "signed-at-end",
        "json-ld" | "json-ld-salvaged" | "microdata" | "rdfa" => "entity",
        "meta" => "meta",
        "opening-post" => "opening",
        "name-alone" => "alone",
        "name-beside-date" | "person-beside-date" => "beside-date",
        "author-of-account" => "account",
        _ => "marked",
    }
}

/// Whether a name stands in lists of other pages, or in menus.
fn stands_aside(context: &Context<'_>, name: &str) -> bool {
    /// Longer blocks are no entries of lists, in bytes.
    const LONGEST: usize = 400;
    context.blocks().iter().enumerate().any(|(i, block)| {
        block.text.len() <= LONGEST
            && matches!(context.zone(i), Zone::Recommendation | Zone::Ranking | Zone::Navigation)
            && block.text.contains(name)
    })
}
