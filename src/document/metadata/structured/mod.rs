//! Structured data of a page: `<meta>`, `<link>`, JSON-LD, microdata and `RDFa`, read into one shape.

mod json_ld;
mod markup;
mod salvage;

use crate::dom::{Dom, NodeId, Tag};
use crate::text::space::fold_space;

/// All structured data of a page.
#[derive(Debug, Default)]
pub(in crate::document) struct Structured {
    /// `<meta>` by lower-case name or property, in page order.
    pub(in crate::document) metas: Vec<MetaTag>,
    /// `<link rel href>`, relations in lower case.
    pub(in crate::document) links: Vec<MetaTag>,
    pub(in crate::document) entities: Vec<Entity>,
}

/// A named value of the page's head.
#[derive(Debug)]
pub(in crate::document) struct MetaTag {
    pub(in crate::document) key: String,
    pub(in crate::document) value: String,
    pub(in crate::document) node: NodeId,
}

/// A thing with a type and properties.
#[derive(Debug)]
pub(in crate::document) struct Entity {
    pub(in crate::document) syntax: Syntax,
    /// Names of types without their vocabulary.
    pub(in crate::document) types: Vec<String>,
    pub(in crate::document) id: Option<String>,
    pub(in crate::document) properties: Vec<(String, Value)>,
    /// The entity and the property that hold this one.
    pub(in crate::document) holder: Option<(usize, String)>,
    /// The element that states it.
    pub(in crate::document) node: NodeId,
}

/// How an entity is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Syntax {
    JsonLd,
    /// JSON-LD that does not parse: single properties picked out of the text.
    Salvaged,
    Microdata,
    Rdfa,
}

impl Syntax {
    /// The rule's name in the provenance.
    pub(in crate::document) const fn rule(self) -> &'static str {
        match self {
            Self::JsonLd => "json-ld",
            Self::Salvaged => "json-ld-salvaged",
            Self::Microdata => "microdata",
            Self::Rdfa => "rdfa",
        }
    }
}

/// The value of a property.
#[derive(Debug)]
pub(in crate::document) enum Value {
    Text(String, NodeId),
    Entity(usize),
    /// A reference to an entity by its `@id`.
    Reference(String),
}

/// Reads the structured data of a page.
pub(in crate::document) fn read_structured(dom: &Dom) -> Structured {
    let mut structured = Structured::default();
    for id in 0..dom.nodes().len() as NodeId {
        let Some(element) = dom.element(id) else { continue };
        match element.tag {
            Tag::Meta => read_meta(dom, id, &mut structured.metas),
            Tag::Link => {
                if let (Some(rel), Some(href)) = (element.attribute("rel"), element.attribute("href")) {
                    structured.links.push(MetaTag {
                        key: rel.to_lowercase(),
                        value: href.trim().to_owned(),
                        node: id,
                    });
                }
            }
            Tag::Script
                if element
                    .attribute("type")
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")) =>
            {
                match dom.linked_data(id) {
                    Some(json) => json_ld::read_json(json, id, &mut structured.entities),
                    None => json_ld::read_script(&text_of(dom, id, usize::MAX), id, &mut structured.entities),
                }
            }
            _ => {}
        }
    }
    markup::read_markup(dom, &mut structured.entities);
    structured
}

fn read_meta(dom: &Dom, id: NodeId, metas: &mut Vec<MetaTag>) {
    // Longer values are no field of ours.
    const LONGEST: usize = 20_000;
    let content = dom.attribute(id, "content").or_else(|| dom.attribute(id, "value")).unwrap_or_default();
    if content.len() > LONGEST {
        return;
    }
    let value = fold_space(&unescape(content));
    if value.is_empty() {
        return;
    }
    for name in ["property", "name", "itemprop", "http-equiv"] {
        let Some(keys) = dom.attribute(id, name) else { continue };
        for key in keys.split_whitespace() {
            let key = key.to_lowercase();
            if !metas.iter().rev().take(4).any(|tag| tag.node == id && tag.key == key) {
                metas.push(MetaTag { key, value: value.clone(), node: id });
            }
        }
    }
}

/// The text of a subtree, white space folded, cut off after about `limit` bytes.
pub(in crate::document) fn text_of(dom: &Dom, id: NodeId, limit: usize) -> String {
    // Subtrees may hold any number of elements without text.
    const MOST_NODES: usize = 4_000;
    let mut text = String::new();
    let mut skip = 0;
    for node in dom.subtree(id).take(MOST_NODES) {
        if node < skip {
            continue;
        }
        if let Some(part) = dom.text(node) {
            text.push_str(part);
        } else if matches!(dom.tag(node), Some(Tag::Script | Tag::Style | Tag::Svg)) && node != id {
            skip = dom.subtree(node).end;
        } else if !matches!(
            dom.tag(node),
            Some(Tag::A | Tag::Span | Tag::B | Tag::Strong | Tag::Em | Tag::I | Tag::Script)
        ) {
            text.push(' ');
        }
        if text.len() > limit {
            break;
        }
    }
    if limit == usize::MAX { text } else { fold_space(&text) }
}

/// Decodes the entities that some sites escape twice, or three times.
pub(in crate::document) fn unescape(text: &str) -> String {
    let mut out = text.to_owned();
    for _ in 0..2 {
        if out.contains('&') {
            // Hyphens that are not seen part the letters of a word.
            out = crate::dom::unescape(&out).replace('\u{ad}', "");
        }
    }
    out
}

impl Structured {
    /// Values of the named meta tags: for each key all its tags, in the keys' order.
    pub(in crate::document) fn metas<'a, 'k>(
        &'a self,
        keys: &'k [&'k str],
    ) -> impl Iterator<Item = &'a MetaTag> + use<'a, 'k> {
        keys.iter().flat_map(|key| self.metas.iter().filter(move |tag| tag.key == *key))
    }

    /// The first link with a relation.
    pub(in crate::document) fn link(&self, relation: &str) -> Option<&MetaTag> {
        self.links.iter().find(|tag| tag.key.split_whitespace().any(|rel| rel == relation))
    }

    /// The entities a property of an entity leads to, references resolved.
    pub(in crate::document) fn nested<'a>(
        &'a self,
        entity: &'a Entity,
        key: &'a str,
    ) -> impl Iterator<Item = &'a Entity> {
        entity.values(key).filter_map(|value| match value {
            Value::Entity(at) => self.entities.get(*at),
            Value::Reference(id) => self.by_id(id),
            Value::Text(..) => None,
        })
    }

    /// The entity that states properties under an `@id`.
    fn by_id(&self, id: &str) -> Option<&Entity> {
        self.entities
            .iter()
            .filter(|entity| entity.id.as_deref() == Some(id))
            .max_by_key(|entity| entity.properties.len())
    }

    /// What a person or an organisation is called: names as texts and as things of their own, the parts of a name, or
    /// the text of the element that states it.
    pub(in crate::document) fn names_of(&self, entity: &Entity) -> Vec<(String, NodeId)> {
        let mut names = self.texts(entity, "name");
        if names.is_empty() {
            let part = |key: &str| entity.text(key).map_or("", |(part, _)| part);
            let whole = format!("{} {}", part("givenName"), part("familyName"));
            names.extend(
                Some(whole.trim()).filter(|name| !name.is_empty()).map(|name| (name.to_owned(), entity.node)),
            );
        }
        if names.is_empty() {
            let other =
                entity.name().or_else(|| entity.text("text").map(|(text, node)| (text.to_owned(), node)));
            names.extend(other);
        }
        names
    }

    /// The texts of a property: its own, and the names of entities it leads to.
    pub(in crate::document) fn texts(&self, entity: &Entity, key: &str) -> Vec<(String, NodeId)> {
        entity
            .values(key)
            .filter_map(|value| match value {
                Value::Text(text, node) => Some((text.clone(), *node)),
                Value::Entity(at) => self.entities.get(*at).and_then(Entity::name),
                Value::Reference(id) => self.by_id(id).and_then(Entity::name),
            })
            .collect()
    }
}

impl Entity {
    /// The values of a property.
    pub(in crate::document) fn values<'a, 'k>(
        &'a self,
        key: &'k str,
    ) -> impl Iterator<Item = &'a Value> + use<'a, 'k> {
        self.properties.iter().filter(move |(name, _)| name == key).map(|(_, value)| value)
    }

    /// The first plain text of a property.
    pub(in crate::document) fn text(&self, key: &str) -> Option<(&str, NodeId)> {
        self.values(key).find_map(|value| match value {
            Value::Text(text, node) => Some((text.as_str(), *node)),
            _ => None,
        })
    }

    /// What the entity is called.
    pub(in crate::document) fn name(&self) -> Option<(String, NodeId)> {
        ["name", "headline", "alternateName", "legalName"]
            .iter()
            .find_map(|key| self.text(key))
            .map(|(t, n)| (t.to_owned(), n))
    }

    /// Whether one of its types fits.
    pub(in crate::document) fn is(&self, test: impl Fn(&str) -> bool) -> bool {
        self.types.iter().any(|kind| test(kind))
    }

    /// An article, a post, a recipe: something that is written and published.
    pub(in crate::document) fn is_article(&self) -> bool {
        self.is(|kind| {
            kind.ends_with("Article")
                || kind.ends_with("Posting")
                || matches!(
                    kind,
                    "Report"
                        | "Recipe"
                        | "Question"
                        | "Review"
                        | "HowTo"
                        | "CreativeWork"
                        | "MediaObject"
                        | "Post"
                        | "BlogPost"
                        | "OpinionNewsArticle"
                        | "Course"
                        | "PodcastEpisode"
                        | "VideoObject"
                        | "NewsItem"
                )
        })
    }

    /// A page as such.
    pub(in crate::document) fn is_page(&self) -> bool {
        self.is(|kind| kind.ends_with("Page"))
    }
}
