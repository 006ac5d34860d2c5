//! What a product page sells: from structured data first, then from what the page shows, then from the state that
//! its scripts hold. Every value says where it comes from.

mod pairs;
mod price;
mod state;

use super::metadata::structured::{Entity, MetaTag, Structured, read_structured};
use crate::block::Page;
use crate::dom::{Dom, NodeId, Tag};
use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{self, Role};
use crate::model::{Block, Evidence, Metadata, Origin, PageKind, Product, ProductEvidence, Zone};
use crate::text::search::holds;
use crate::text::space::fold_space;
use crate::zone::Zoning;
use pairs::{MOST_PAIRS, visible_pairs};
pub(super) use price::is_price;
use price::{amount, visible_price};

/// Less than a sentence is no description, in bytes.
const SHORTEST_DESCRIPTION: usize = 15;

/// Where a value comes from.
#[derive(Clone, Debug, Default)]
struct Source {
    rule: &'static str,
    key: Option<String>,
    block: Option<u32>,
    node: Option<NodeId>,
}

/// A value and where it comes from.
#[derive(Clone, Debug)]
struct Found<T> {
    value: T,
    source: Source,
}

impl Source {
    fn evidence(&self, dom: &Dom) -> Evidence {
        let source = self
            .node
            .and_then(|id| dom.node(id).map(|node| Origin { bytes: Some(node.bytes), path: dom.path(id) }));
        Evidence { rule: self.rule.to_owned(), key: self.key.clone(), block: self.block, source }
    }
}

/// What was found of a product.
#[derive(Debug, Default)]
struct Finding {
    name: Option<Found<String>>,
    price: Option<Found<String>>,
    currency: Option<Found<String>>,
    description: Option<Found<String>>,
    pairs: Vec<Found<[String; 2]>>,
}

/// The product of a page; `None` where the page is none of a single product.
/// `structured` is its structured data, where that has been read.
pub(super) fn find_product(
    page: &Page,
    blocks: &[Block],
    zoning: &Zoning,
    metadata: &Metadata,
    structured: Option<Structured>,
) -> Option<Product> {
    let is_product = zoning.kind.value == PageKind::Product;
    if !is_product && !mentions_product(&page.dom) {
        return None;
    }
    let structured = &structured.unwrap_or_else(|| read_structured(&page.dom));
    let mut product = stated_product(structured);
    let alone = structured
        .entities
        .iter()
        .filter(|entity| is_product_entity(entity) && entity.holder.is_none())
        .count()
        == 1;
    if !(is_product || alone && product.price.is_some()) {
        return None;
    }
    // Nothing is for nothing unless the page says so: a zero stands for a price that only a script fills in.
    if product.price.as_ref().is_some_and(|price| amount(&price.value) == Some(0)) && !says_free(blocks) {
        (product.price, product.currency) = (None, None);
    }
    if product.name.is_none() {
        product.name = title_of(metadata);
    }
    if product.price.is_none() {
        let place = metadata.title.as_ref().and_then(|title| title.evidence.iter().find_map(|e| e.block));
        let title = place.map(|block| block as usize);
        let title = title.or_else(|| blocks.iter().position(|block| block.zone == Zone::Title));
        product.price = visible_price(page, blocks, title).map(|(value, block)| Found {
            value,
            source: Source { rule: "price-by-title", block: Some(block), ..Source::default() },
        });
    }
    product.description = product.description.filter(|text| text.value.len() >= SHORTEST_DESCRIPTION);
    let shown = visible_pairs(page, blocks);
    // What structured data add to a table of specifications are numbers for warehouses.
    if !shown.is_empty() {
        product.pairs.clear();
    }
    for pair in shown {
        if product.pairs.len() < MOST_PAIRS && !product.pairs.iter().any(|known| known.value == pair.value) {
            product.pairs.push(pair);
        }
    }
    if is_product {
        state::complete_from_state(page, &mut product);
    }
    (product.name.is_some() || product.price.is_some()).then(|| finish(&page.dom, product))
}

/// The page's own title, as the name of what it sells.
fn title_of(metadata: &Metadata) -> Option<Found<String>> {
    let title = metadata.title.as_ref()?;
    let is_site = metadata.site.as_ref().is_some_and(|site| site.value.eq_ignore_ascii_case(&title.value));
    let source = Source {
        rule: "title-of-page",
        block: title.evidence.iter().find_map(|e| e.block),
        ..Source::default()
    };
    (!is_site).then(|| Found { value: title.value.clone(), source })
}

/// Whether the page says that the thing costs nothing.
fn says_free(blocks: &[Block]) -> bool {
    // Longest such note, in bytes.
    const LONGEST: usize = 40;
    blocks.iter().filter(|block| !block.hidden && block.text.len() <= LONGEST).any(|block| {
        let folded = fold_phrase(&block.text);
        lexicon::holds(Role::FreeOfCharge, &folded) && !lexicon::holds(Role::DeliveryWord, &folded)
    })
}

fn finish(dom: &Dom, product: Finding) -> Product {
    let mut evidence = Vec::new();
    let mut take = |of: &str, found: Option<Found<String>>| {
        let found = found?;
        evidence.push(ProductEvidence {
            of: of.to_owned(),
            pair: None,
            evidence: found.source.evidence(dom),
        });
        Some(found.value)
    };
    let name = take("name", product.name);
    let price = take("price", product.price);
    let currency = take("currency", product.currency);
    let description = take("description", product.description);
    let mut specifications = Vec::with_capacity(product.pairs.len());
    for (at, pair) in product.pairs.into_iter().enumerate() {
        let place = pair.source.evidence(dom);
        evidence.push(ProductEvidence {
            of: "specification".to_owned(),
            pair: Some(at as u32),
            evidence: place,
        });
        specifications.push(pair.value);
    }
    Product { name, price, currency, description, specifications, evidence }
}

/// Whether structured data on the page could state a product.
fn mentions_product(dom: &Dom) -> bool {
    (0..dom.nodes().len() as NodeId).any(|id| match dom.tag(id) {
        Some(Tag::Script) => {
            dom.attribute(id, "type").is_some_and(|kind| holds(kind, "ld+json"))
                && dom.children(id).filter_map(|child| dom.text(child)).any(|text| holds(text, "Product"))
        }
        Some(_) => dom.attribute(id, "itemtype").is_some_and(|kind| kind.ends_with("/Product")),
        None => false,
    })
}

fn is_product_entity(entity: &Entity) -> bool {
    entity.is(|kind| {
        matches!(
            kind,
            "Product" | "ProductGroup" | "IndividualProduct" | "Vehicle" | "Car" | "SoftwareApplication"
        )
    })
}

/// The product that JSON-LD, microdata or the page's meta tags state.
fn stated_product(structured: &Structured) -> Finding {
    let entity = structured
        .entities
        .iter()
        .filter(|entity| is_product_entity(entity))
        .max_by_key(|entity| (entity.holder.is_none(), entity.properties.len()));
    let mut product = entity.map(|entity| entity_product(structured, entity)).unwrap_or_default();
    let meta = |keys: &[&str], fits: &dyn Fn(&str) -> bool| {
        structured.metas(keys).next().filter(|tag| fits(&tag.value)).map(meta_value)
    };
    product.price = product.price.or_else(|| {
        meta(
            &["product:price:amount", "og:price:amount", "product:sale_price:amount", "twitter:data1"],
            &|value| is_price(value),
        )
    });
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    product.currency =
        product.currency.or_else(|| meta(&["product:price:currency", "og:price:currency"], &is_code));
    product
}

fn meta_value(tag: &MetaTag) -> Found<String> {
    let source = Source { rule: "meta", key: Some(tag.key.clone()), block: None, node: Some(tag.node) };
    Found { value: tag.value.clone(), source }
}

/// Properties of a product that are specifications, and how they are called.
const SPECIFIED: [&str; 8] = ["brand", "sku", "mpn", "gtin13", "model", "color", "material", "weight"];

fn entity_product(structured: &Structured, entity: &Entity) -> Finding {
    let source = |entity: &Entity, key: &str, node: NodeId| {
        let kind = entity.types.first().map_or("", String::as_str);
        Source {
            rule: entity.syntax.rule(),
            key: Some(format!("{kind}.{key}")),
            block: None,
            node: Some(node),
        }
    };
    let text = |entity: &Entity, key: &str| {
        let (text, node) = entity.text(key)?;
        let value = fold_space(text);
        (!value.is_empty()).then(|| Found { value, source: source(entity, key, node) })
    };
    let mut product = Finding {
        name: text(entity, "name"),
        description: text(entity, "description")
            .map(|found| Found { value: without_tags(&found.value), ..found }),
        ..Finding::default()
    };
    let offers: Vec<&Entity> = structured.nested(entity, "offers").collect();
    let specified: Vec<&Entity> =
        offers.iter().flat_map(|offer| structured.nested(offer, "priceSpecification")).collect();
    for offer in offers.into_iter().chain(specified).chain([entity]) {
        product.price = product.price.or_else(|| text(offer, "price").or_else(|| text(offer, "lowPrice")));
        product.currency = product.currency.or_else(|| text(offer, "priceCurrency"));
    }
    for pair in structured.nested(entity, "additionalProperty") {
        if let (Some(name), Some(value)) = (text(pair, "name"), text(pair, "value")) {
            product.pairs.push(Found { value: [name.value, value.value], source: value.source });
        }
    }
    for key in SPECIFIED {
        let mut values = structured.texts(entity, key).into_iter();
        if let Some((value, node)) = values.find(|(value, _)| !value.trim().is_empty()) {
            let name = key.trim_end_matches("13").to_owned();
            product
                .pairs
                .push(Found { value: [name, fold_space(&value)], source: source(entity, key, node) });
        }
    }
    product
}

/// A description without the markup that shops leave in it.
fn without_tags(text: &str) -> String {
    if !text.contains('<') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => {
                inside = false;
                out.push(' ');
            }
            _ if inside => {}
            c => out.push(c),
        }
    }
    fold_space(&out)
}
