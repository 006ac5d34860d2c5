//! Who a phrase means: the person or body that a name, a pronoun, a title or a paper stands for.

use super::title::{clean, same_office};
use super::{Attribution, HeadKind, Subject};
use crate::lexicon::Role;
use crate::reading::people::Names;
use crate::reading::prose::{Prose, Span};

/// Who says something.
#[derive(Clone, Debug, Default)]
pub(super) struct Speaker {
    /// The full name, or the phrase for whoever has none; `None` where it can't be told.
    pub(super) name: Option<String>,
    /// Their number in [`Names`], if they have one.
    pub(super) entity: Option<usize>,
    /// How sure, 0–1.
    pub(super) confidence: f32,
    /// Through whom.
    pub(super) via: Option<String>,
}

/// Statements back that a word for a body may mean the speaker of.
const RECENT: usize = 24;

/// Names and speakers of one passage that are looked at: time must not grow with the square of them.
const NEAR: usize = 64;

/// A speaker who may be meant by what follows.
#[derive(Clone, Debug)]
struct Known {
    passage: usize,
    sentence: usize,
    name: String,
    entity: Option<usize>,
    kind: HeadKind,
}

/// Whom sentences are about, and where that was last told.
struct Topic {
    entity: usize,
    passage: usize,
    sentence: usize,
}

/// The same speaker again.
fn repeat(last: &Known, confidence: f32) -> Speaker {
    Speaker { name: Some(last.name.clone()), entity: last.entity, confidence, via: None }
}

/// Resolves all, in order.
pub(super) fn resolve(passages: &[Prose<'_>], names: &Names, attributions: &[Attribution]) -> Vec<Speaker> {
    let mut scene = Scene { passages, names, known: Vec::new() };
    attributions.iter().map(|attribution| scene.resolve(attribution)).collect()
}

struct Scene<'a> {
    passages: &'a [Prose<'a>],
    names: &'a Names,
    known: Vec<Known>,
}

impl Scene<'_> {
    fn resolve(&mut self, attribution: &Attribution) -> Speaker {
        let mut speaker = match &attribution.subject {
            Some(subject) => self.resolve_subject(attribution, subject),
            None => self.speaks_on(attribution),
        };
        speaker.via = attribution.via.as_ref().and_then(|via| self.resolve_subject(attribution, via).name);
        if let Some(name) = &speaker.name {
            let kind = match (speaker.entity, &attribution.subject) {
                (Some(entity), _) => HeadKind::Named(entity),
                (None, Some(subject)) => subject.kind,
                (None, None) => HeadKind::Unknown,
            };
            let (passage, sentence) = (attribution.passage, attribution.sentence);
            self.known.push(Known { passage, sentence, name: name.clone(), entity: speaker.entity, kind });
        }
        speaker
    }

    fn text(&self, passage: usize, span: Span) -> &str {
        self.passages.get(passage).map_or("", |prose| span.of(prose.text))
    }

    fn named(&self, entity: usize, confidence: f32) -> Speaker {
        let name = self.names.entity(entity).map(|entity| match entity.titles.first() {
            // 梁 is nobody's name: 梁教授.
            Some(title) if entity.surname_only && entity.name.chars().nth(1).is_none() => {
                format!("{}{title}", entity.name)
            }
            _ => entity.name.clone(),
        });
        Speaker { name, entity: Some(entity), confidence, via: None }
    }

    fn resolve_subject(&self, attribution: &Attribution, subject: &Subject) -> Speaker {
        let far = if subject.distance == 0 { 1.0 } else { 0.86 };
        let passage = attribution.passage;
        match subject.kind {
            HeadKind::Named(entity) if self.names.is_person(entity) => {
                let speaker = self.named(entity, 0.95 * far);
                let head = clean(self.text(passage, subject.head));
                // 周总理: where no title is known, the name is as the text has it.
                let bare = speaker.name.as_deref().is_some_and(|name| name.chars().nth(1).is_none());
                if bare && head.chars().nth(1).is_some() {
                    return Speaker { name: Some(head), ..speaker };
                }
                speaker
            }
            HeadKind::Pronoun(kind) => self.pronoun(attribution, subject, kind),
            HeadKind::Role => self.role(attribution, subject, far),
            HeadKind::Paper => self.paper(attribution, subject),
            HeadKind::Medium | HeadKind::Body | HeadKind::Place | HeadKind::Named(_) => {
                if let Some(known) = self.same_sort(attribution, subject) {
                    return known;
                }
                let phrase = clean(self.text(passage, subject.span));
                Speaker { name: Some(phrase), entity: None, confidence: 0.9 * far, via: None }
            }
            HeadKind::Unknown => {
                let phrase = clean(self.text(passage, subject.span));
                Speaker { name: Some(phrase), entity: None, confidence: 0.6 * far, via: None }
            }
            HeadKind::Reporter => Speaker::default(),
        }
    }

    /// A phrase without what points to something named before: 该, 这家.
    fn behind_this(&self, attribution: &Attribution, subject: &Subject) -> &str {
        let Some(prose) = self.passages.get(attribution.passage) else { return "" };
        let mut from = subject.span.from;
        while let Some((to, _)) =
            prose.words.begin(Role::SpeechThis, from).filter(|&(to, _)| to < subject.span.to)
        {
            from = to;
        }
        Span::new(from, subject.span.to).of(prose.text)
    }

    /// 报纸, the ministry: a word that is no name means the body of that sort that was named last.
    fn same_sort(&self, attribution: &Attribution, subject: &Subject) -> Option<Speaker> {
        let prose = self.passages.get(attribution.passage)?;
        let phrase = subject.span.of(prose.text);
        let bare = self.behind_this(attribution, subject);
        let article = ["the ", "The "].iter().find_map(|article| phrase.strip_prefix(article));
        let noun = article.unwrap_or(bare);
        let from = subject.span.to - noun.len();
        let role = if subject.kind == HeadKind::Medium { Role::SpeechMedium } else { Role::BodyEnd };
        let whole = prose.words.end(role, from, subject.span.to).is_some_and(|(start, _)| start == from);
        if !whole || (article.is_none() && bare.len() == phrase.len() && subject.kind != HeadKind::Medium) {
            return None;
        }
        let folded = noun.to_lowercase();
        let fits = |known: &&Known| {
            (subject.kind == HeadKind::Medium && known.kind == HeadKind::Medium && known.name != phrase)
                || (known.name.len() > phrase.len() && known.name.to_lowercase().contains(&folded))
        };
        let found = self.known.iter().rev().take(RECENT).find(fits);
        let far = Speaker { name: Some(clean(phrase)), entity: None, confidence: 0.6, via: None };
        Some(found.map_or(far, |known| Speaker {
            name: Some(known.name.clone()),
            entity: known.entity,
            confidence: 0.85,
            via: None,
        }))
    }

    /// Who spoke last, in this passage or the one before, unless the sentences between turned to somebody else.
    fn speaks_on(&self, attribution: &Attribution) -> Speaker {
        let last = self.known.last().filter(|last| last.passage + 1 >= attribution.passage);
        let topic = self.topic(attribution);
        match (last, topic) {
            (Some(last), Some(topic)) if last.entity != Some(topic.entity) => {
                if (topic.passage, topic.sentence) > (last.passage, last.sentence) {
                    let same = topic.passage == attribution.passage;
                    return self.named(topic.entity, if same { 0.75 } else { 0.6 });
                }
                repeat(last, if last.passage == attribution.passage { 0.8 } else { 0.6 })
            }
            (Some(last), _) => repeat(last, if last.passage == attribution.passage { 0.88 } else { 0.75 }),
            (None, Some(topic)) => self.named(topic.entity, 0.55),
            (None, None) => Speaker::default(),
        }
    }

    /// The person whom the sentences before are about: who spoke in the last of them that tells, else the first
    /// person named in it outside quotations.
    fn topic(&self, attribution: &Attribution) -> Option<Topic> {
        let from = attribution.content.first()?.from.min(attribution.cue.from.max(1));
        let mut passage = attribution.passage;
        let mut sentence = attribution.sentence;
        let mut before = from;
        for back in 0..6 {
            let prose = self.passages.get(passage)?;
            let span = prose.sentences.get(sentence)?.span;
            let spoke = self
                .known
                .iter()
                .rev()
                .take_while(|known| (known.passage, known.sentence) >= (passage, sentence));
            let spoke = spoke
                .take(NEAR)
                .filter(|known| (known.passage, known.sentence) == (passage, sentence))
                .last();
            if back > 0
                && let Some(entity) =
                    spoke.and_then(|known| known.entity).filter(|&entity| self.names.is_person(entity))
            {
                return Some(Topic { entity, passage, sentence });
            }
            let here = self.names.within(passage, Span::new(span.from, span.to.min(before)));
            let person = here.iter().take(NEAR).find(|appearance| {
                self.names.is_person(appearance.entity) && prose.quotation_at(appearance.span.from).is_none()
            });
            if let Some(person) = person {
                return Some(Topic { entity: person.entity, passage, sentence });
            }
            before = usize::MAX;
            if sentence > 0 {
                sentence -= 1;
            } else {
                passage = passage.checked_sub(1)?;
                sentence = self.passages.get(passage)?.sentences.len().saturating_sub(1);
            }
        }
        None
    }

    fn pronoun(&self, attribution: &Attribution, subject: &Subject, kind: i32) -> Speaker {
        let last = self.known.iter().rev().find(|known| known.passage + 1 >= attribution.passage);
        match kind {
            1 | 2 => self.he(attribution, subject, last),
            3 => self.they(attribution, subject, last),
            4 => match last.filter(|last| !self.is_person(last)) {
                Some(last) => repeat(last, 0.7),
                None => Speaker::default(),
            },
            _ => Speaker::default(),
        }
    }

    fn is_person(&self, known: &Known) -> bool {
        known.entity.is_some_and(|entity| self.names.is_person(entity))
    }

    /// He or she is whoever spoke last, or whom the sentences since then are about.
    fn he(&self, attribution: &Attribution, subject: &Subject, last: Option<&Known>) -> Speaker {
        let moved = Attribution { content: vec![subject.head], cue: subject.head, ..attribution.clone() };
        let topic = self.topic(&moved);
        let speaker = last
            .filter(|last| self.is_person(last) || matches!(last.kind, HeadKind::Role | HeadKind::Unknown));
        match (speaker, topic) {
            (Some(last), Some(topic)) if last.entity != Some(topic.entity) => {
                if (topic.passage, topic.sentence) > (last.passage, last.sentence) {
                    self.named(topic.entity, 0.7)
                } else {
                    repeat(last, 0.78)
                }
            }
            (Some(last), _) => repeat(last, 0.88),
            (None, Some(topic)) => self.named(topic.entity, 0.7),
            (None, None) => Speaker::default(),
        }
    }

    /// They are the two persons of the sentence before, or a body or a group that spoke last.
    fn they(&self, attribution: &Attribution, subject: &Subject, last: Option<&Known>) -> Speaker {
        let phrase = self.text(attribution.passage, subject.span);
        let here = |sentence: usize| {
            let span = self.passages.get(attribution.passage)?.sentences.get(sentence)?.span;
            let named =
                self.names.within(attribution.passage, Span::new(span.from, span.to.min(subject.head.from)));
            let mut people = named
                .iter()
                .take(NEAR)
                .map(|name| name.entity)
                .filter(|&entity| self.names.is_person(entity));
            let first = people.next()?;
            let second = people.find(|&entity| entity != first)?;
            let (first, second) = (self.names.entity(first)?, self.names.entity(second)?);
            let and = if phrase.is_ascii() { " and " } else { "、" };
            Some(format!("{}{and}{}", first.name, second.name))
        };
        let group = last.filter(|last| !self.is_person(last) && last.kind == HeadKind::Role);
        if let Some(group) = group {
            return repeat(group, 0.8);
        }
        // 双方讨论了某人的建议。双方重申…: whom the sentence before names besides are not they.
        let again = |sentence: usize| {
            let prose = self.passages.get(attribution.passage)?;
            let before = prose.sentences.get(sentence)?.span.of(prose.text).trim_start();
            before.starts_with(phrase).then_some(())
        };
        let pair = here(attribution.sentence).or_else(|| {
            let before = attribution.sentence.checked_sub(1)?;
            if again(before).is_some() { None } else { here(before) }
        });
        match (pair, last.filter(|last| !self.is_person(last))) {
            (Some(pair), _) => Speaker { name: Some(pair), entity: None, confidence: 0.5, via: None },
            (None, Some(last)) => repeat(last, 0.6),
            (None, None) => Speaker::default(),
        }
    }

    /// A title without a name means whoever bears it; other phrases stand for themselves.
    fn role(&self, attribution: &Attribution, subject: &Subject, far: f32) -> Speaker {
        let phrase = clean(self.text(attribution.passage, subject.span));
        let bare = self.behind_this(attribution, subject).trim();
        let article = ["the ", "The "].iter().find_map(|article| phrase.strip_prefix(article));
        if let Some(title) = article {
            return match self.office(attribution, subject, title) {
                Some(entity) => self.named(entity, 0.85 * far),
                None => Speaker { name: Some(phrase), entity: None, confidence: 0.6, via: None },
            };
        }
        let short = bare.chars().count() <= 5 && !phrase.is_ascii();
        if short && let Some(entity) = self.bearer(attribution, bare) {
            return self.named(entity, 0.85 * far);
        }
        Speaker { name: Some(phrase), entity: None, confidence: 0.9 * far, via: None }
    }

    /// The person named last before who bears an office, however it is written: governor, Gov.
    fn office(&self, attribution: &Attribution, subject: &Subject, title: &str) -> Option<usize> {
        let prose = self.passages.get(attribution.passage)?;
        let word = prose.words.within(subject.head.from, subject.head.to);
        let value = word
            .iter()
            .rev()
            .find(|word| word.entry.has(Role::SpeechTitle))
            .map_or(0, |word| word.entry.value());
        let last = title.rsplit(' ').next()?.to_lowercase();
        for passage in (0..=attribution.passage).rev().take(8) {
            let before = if passage == attribution.passage { attribution.cue.from } else { usize::MAX };
            let here = self.names.within(passage, Span::new(0, before));
            let found = here.iter().rev().take(NEAR).find(|appearance| {
                self.names.is_person(appearance.entity)
                    && self.names.entity(appearance.entity).is_some_and(|entity| {
                        entity.titles.iter().any(|known| same_office(known, &last, value))
                    })
            });
            if let Some(found) = found {
                return Some(found.entity);
            }
        }
        None
    }

    /// The person named last before whose title holds a phrase.
    fn bearer(&self, attribution: &Attribution, title: &str) -> Option<usize> {
        for passage in (0..=attribution.passage).rev().take(6) {
            let before = if passage == attribution.passage { attribution.cue.from } else { usize::MAX };
            let here = self.names.within(passage, Span::new(0, before));
            let found = here.iter().rev().take(NEAR).find(|appearance| {
                self.names
                    .entity(appearance.entity)
                    .is_some_and(|entity| entity.titles.iter().any(|known| known.ends_with(title)))
            });
            if let Some(found) = found {
                return Some(found.entity);
            }
        }
        None
    }

    /// A paper speaks for the body named with it, else for the one that spoke last.
    fn paper(&self, attribution: &Attribution, subject: &Subject) -> Speaker {
        let whole = self.text(attribution.passage, subject.span);
        let Some(prose) = self.passages.get(attribution.passage) else { return Speaker::default() };
        let before = Span::new(subject.span.from, subject.head.from).trim(prose.text);
        let mark = prose.words.end(Role::SpeechOfMark, before.from, before.to);
        let to = mark.map_or(before.to, |(from, _)| from);
        let belongs = mark.is_some();
        let issuer = clean(Span::new(before.from, to).of(prose.text));
        let body = [Role::BodyEnd, Role::PlaceName, Role::PersonUnnamed, Role::SpeechMedium]
            .iter()
            .any(|&role| prose.words.ends(role, before.from, to));
        // 他们接到的消息: whose it is is not told.
        if prose.words.begin(Role::SpeechPronoun, before.from).is_some_and(|(end, _)| end < to) {
            return Speaker::default();
        }
        if (body || belongs) && issuer.chars().count() > 1 {
            return Speaker { name: Some(issuer), entity: None, confidence: 0.85, via: None };
        }
        let last = self.known.iter().rev().take(4).find(|known| {
            matches!(known.kind, HeadKind::Body | HeadKind::Medium | HeadKind::Place | HeadKind::Paper)
                || (matches!(known.kind, HeadKind::Named(_)) && !self.is_person(known))
        });
        match last {
            Some(last) => {
                Speaker { name: Some(last.name.clone()), entity: last.entity, confidence: 0.7, via: None }
            }
            None => Speaker { name: Some(clean(whole)), entity: None, confidence: 0.4, via: None },
        }
    }
}
