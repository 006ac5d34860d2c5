//! What a product page sells: structured data first, then what the page shows.

use super::metadata::structured::{Entity, Structured, read_structured};
use crate::block::{Page, Place};
use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Block, PageKind, Product, Zone};
use crate::text::search::holds;
use crate::text::space::fold_space;
use crate::zone::Zoning;

/// Most specification pairs, and the longest name and value of one, in characters.
const MOST_PAIRS: usize = 300;
const LONGEST_NAME: usize = 60;
const LONGEST_VALUE: usize = 400;

/// The product of a page; `None` where the page is none of a single product.
/// `structured` is its structured data, where that has been read.
pub(super) fn find_product(
    page: &Page,
    blocks: &[Block],
    zoning: &Zoning,
    structured: Option<Structured>,
) -> Option<Product> {
    let is_product = zoning.kind.value == PageKind::Product;
    if !is_product && !mentions_product(&page.dom) {
        return None;
    }
    let structured = &structured.unwrap_or_else(|| read_structured(&page.dom));
    let stated = stated_product(structured);
    let alone = structured
        .entities
        .iter()
        .filter(|entity| is_product_entity(entity) && entity.holder.is_none())
        .count()
        == 1;
    let priced = stated.as_ref().is_some_and(|product| product.price.is_some());
    let stated_alone = alone && priced;
    if !(is_product || stated_alone) {
        return None;
    }
    let mut product = stated.unwrap_or_default();
    if product.name.is_none() {
        product.name = blocks
            .iter()
            .find(|block| block.zone == Zone::Title || block.level == Some(1))
            .map(|block| block.text.clone());
    }
    if product.price.is_none() {
        product.price = visible_price(blocks);
    }
    for pair in visible_pairs(page, blocks) {
        if product.specifications.len() < MOST_PAIRS && !product.specifications.contains(&pair) {
            product.specifications.push(pair);
        }
    }
    (product.name.is_some() || product.price.is_some()).then_some(product)
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
fn stated_product(structured: &Structured) -> Option<Product> {
    let entity = structured
        .entities
        .iter()
        .filter(|entity| is_product_entity(entity))
        .max_by_key(|entity| (entity.holder.is_none(), entity.properties.len()));
    let mut product = Product::default();
    if let Some(entity) = entity {
        let text = |entity: &Entity, key: &str| {
            entity.text(key).map(|(text, _)| fold_space(text)).filter(|text| !text.is_empty())
        };
        product.name = text(entity, "name");
        product.description = text(entity, "description");
        let offers: Vec<&Entity> = structured.nested(entity, "offers").collect();
        let specified: Vec<&Entity> =
            offers.iter().flat_map(|offer| structured.nested(offer, "priceSpecification")).collect();
        for offer in offers.into_iter().chain(specified).chain([entity]) {
            product.price =
                product.price.or_else(|| text(offer, "price").or_else(|| text(offer, "lowPrice")));
            product.currency = product.currency.or_else(|| text(offer, "priceCurrency"));
        }
        for pair in structured.nested(entity, "additionalProperty") {
            if let (Some(name), Some(value)) = (text(pair, "name"), text(pair, "value")) {
                product.specifications.push([name, value]);
            }
        }
        for (key, name) in [
            ("brand", "brand"),
            ("sku", "sku"),
            ("mpn", "mpn"),
            ("gtin13", "gtin"),
            ("model", "model"),
            ("color", "color"),
            ("material", "material"),
            ("weight", "weight"),
        ] {
            if let Some((value, _)) =
                structured.texts(entity, key).into_iter().find(|(value, _)| !value.trim().is_empty())
            {
                product.specifications.push([name.to_owned(), fold_space(&value)]);
            }
        }
    }
    let meta = |keys: &[&str]| structured.metas(keys).next().map(|tag| tag.value.clone());
    product.price = product.price.or_else(|| {
        meta(&["product:price:amount", "og:price:amount", "twitter:data1"]).filter(|price| is_price(price))
    });
    product.currency = product
        .currency
        .or_else(|| meta(&["product:price:currency", "og:price:currency"]))
        .filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()));
    (product.name.is_some() || product.price.is_some()).then_some(product)
}

/// Signs and codes of currencies that stand at a price.
const CURRENCIES: &[&str] = &[
    "$", "€", "£", "¥", "￥", "₹", "₽", "₩", "元", "円", "kr", "zł", "CHF", "USD", "EUR", "GBP", "RMB",
    "NT$", "HK$", "Rs", "₺", "Kč", "Ft",
];

/// Whether a short text is a price: digits, a currency, and little else.
pub(super) fn is_price(text: &str) -> bool {
    let text = text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().count() <= 40
        && text.chars().any(|c| c.is_ascii_digit())
        && letters <= 12
        && (CURRENCIES.iter().any(|sign| text.contains(sign))
            || text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')))
}

/// The price that a page shows first, in a block of its own.
fn visible_price(blocks: &[Block]) -> Option<String> {
    let with_currency =
        |block: &&Block| is_price(&block.text) && CURRENCIES.iter().any(|sign| block.text.contains(sign));
    blocks.iter().find(with_currency).map(|block| block.text.clone())
}

/// Pairs of name and value that a page shows: rows of two cells, terms with their definitions, and
/// list items "name: value" inside something that is named like a specification.
fn visible_pairs(page: &Page, blocks: &[Block]) -> Vec<[String; 2]> {
    let dom = &page.dom;
    let mut pairs = Vec::new();
    for block in blocks.iter().filter(|block| !block.hidden || block.zone == Zone::Table) {
        if pairs.len() >= MOST_PAIRS {
            break;
        }
        let Some(Place::Dom { container, .. }) =
            page.blocks.get(block.i as usize).map(|raw| raw.place.clone())
        else {
            continue;
        };
        let cell = std::iter::once(container)
            .chain(dom.ancestors(container).take(3))
            .find(|&id| matches!(dom.tag(id), Some(Tag::Td | Tag::Th | Tag::Dt | Tag::Li)));
        let Some(cell) = cell else { continue };
        let pair = match dom.tag(cell) {
            Some(Tag::Dt) => next_element(dom, cell)
                .filter(|&next| dom.tag(next) == Some(Tag::Dd))
                .map(|value| (text_below(dom, cell), text_below(dom, value))),
            Some(Tag::Th | Tag::Td) => row_pair(dom, cell),
            _ if is_specification(dom, cell) => {
                block.text.split_once([':', '：']).map(|(name, value)| (name.to_owned(), value.to_owned()))
            }
            _ => None,
        };
        let Some((name, value)) = pair else { continue };
        let (name, value) =
            (name.trim().trim_end_matches([':', '：']).trim().to_owned(), value.trim().to_owned());
        let fits = |text: &str, most: usize| !text.is_empty() && text.chars().count() <= most;
        if fits(&name, LONGEST_NAME) && fits(&value, LONGEST_VALUE) && name.chars().any(char::is_alphabetic) {
            pairs.push([name, value]);
        }
    }
    pairs
}

/// A row of exactly two cells, asked for by the first.
fn row_pair(dom: &Dom, cell: NodeId) -> Option<(String, String)> {
    let row = dom.parent(cell).filter(|&row| dom.tag(row) == Some(Tag::Tr))?;
    let cells: Vec<NodeId> =
        dom.children(row).filter(|&id| matches!(dom.tag(id), Some(Tag::Td | Tag::Th))).take(3).collect();
    match *cells.as_slice() {
        [name, value] if name == cell => Some((text_below(dom, name), text_below(dom, value))),
        _ => None,
    }
}

/// Whether something around an element is named like a list of specifications.
fn is_specification(dom: &Dom, id: NodeId) -> bool {
    dom.ancestors(id).take(5).any(|above| {
        ["class", "id"].iter().filter_map(|name| dom.attribute(above, name)).any(|names| {
            let lower = names.get(..names.len().min(200)).unwrap_or("").to_ascii_lowercase();
            ["spec", "attribute", "parameter", "detail", "feature"].iter().any(|word| holds(&lower, word))
        })
    })
}

fn next_element(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let end = dom.subtree(dom.parent(id)?).end;
    let mut next = dom.subtree(id).end;
    while next < end && dom.tag(next).is_none() {
        next += 1;
    }
    (next < end).then_some(next)
}

/// The text of a small subtree, cut off where it is clearly more than a value.
fn text_below(dom: &Dom, id: NodeId) -> String {
    const MOST_NODES: usize = 200;
    let mut text = String::new();
    for node in dom.subtree(id).take(MOST_NODES) {
        match dom.tag(node) {
            None => text.push_str(dom.text(node).unwrap_or("")),
            Some(Tag::Script | Tag::Style) => return String::new(),
            Some(Tag::Br | Tag::P | Tag::Div | Tag::Li) => text.push(' '),
            Some(_) => {}
        }
        if text.len() > LONGEST_VALUE * 8 {
            break;
        }
    }
    fold_space(&text)
}

#[cfg(test)]
mod tests {
    use super::is_price;

    #[test]
    fn prices() {
        for (text, expected) in [
            ("$12.99", true),
            ("¥ 1,299.00", true),
            ("1 299 kr", true),
            ("12.50 €", true),
            ("from $3", true),
            ("$5 million raised for the harbour of Lindby", false),
            ("Lindby", false),
        ] {
            assert_eq!(is_price(text), expected, "{text}");
        }
    }
}
