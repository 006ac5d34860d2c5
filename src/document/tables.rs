//! Content tables as rows of cells.

use crate::block::{Page, Place};
use crate::capture::Capture;
use crate::dom::{Dom, NodeId, Tag};
use crate::model::{Block, Table, Zone, ZoneGroup};
use crate::order::sort_by_key;
use crate::text::space::fold_space;

/// Most columns and rows that a cell's `colspan` and `rowspan` are believed (HTML itself allows 1,000).
const WIDEST_SPAN: usize = 100;

/// Most cells of one table: spans may not blow up a small page.
const MOST_CELLS: usize = 200_000;

/// The tables whose blocks are content. Tables that only lay the page out are left out: they hold other
/// tables, or blocks that are no table cells, or have but one column.
pub(super) fn find_tables(page: &Page, blocks: &[Block]) -> Vec<Table> {
    let dom = &page.dom;
    let mut tables = Vec::new();
    let mut next = 0;
    for id in 0..dom.nodes().len() as NodeId {
        if dom.tag(id) != Some(Tag::Table) {
            continue;
        }
        if dom.find_all(id, Tag::Table).nth(1).is_some() {
            continue;
        }
        let range = dom.subtree(id);
        while blocks.get(next).is_some() && first_node(page, next).is_none_or(|node| node < range.start) {
            next += 1;
        }
        let held: Vec<&Block> = blocks
            .iter()
            .skip(next)
            .take_while(|block| first_node(page, block.i as usize).is_some_and(|node| node < range.end))
            .collect();
        let content = held.iter().filter(|block| block.zone.group() == ZoneGroup::Content).count();
        let cells = held.iter().filter(|block| block.zone == Zone::Table).count();
        if held.is_empty() || (cells == 0 && content * 5 < held.len() * 4) {
            continue;
        }
        let rows = read_rows(dom, id);
        if rows.len() >= 2 && rows.iter().map(Vec::len).max().unwrap_or(0) >= 2 {
            tables.push(Table { blocks: held.iter().map(|block| block.i).collect(), rows });
        }
    }
    tables
}

/// The tables of a text capture: blocks of a table's zone below each other, whose cells tabs part.
pub(super) fn find_line_tables(capture: &Capture, page: &Page, blocks: &[Block]) -> Vec<Table> {
    let columns = |block: &Block| match page.blocks.get(block.i as usize)?.place {
        Place::Line { columns, .. } if columns > 1 && block.zone == Zone::Table => Some(columns),
        _ => None,
    };
    let row = |block: &Block| -> Option<Vec<String>> {
        let [from, to] = block.source.bytes?;
        let text = capture.text.get(from as usize..to as usize)?;
        Some(text.split('\t').map(fold_space).collect())
    };
    let runs = blocks.chunk_by(|a, b| columns(a).is_some() && columns(a) == columns(b));
    runs.filter(|run| run.len() >= 2)
        .map(|run| Table {
            blocks: run.iter().map(|block| block.i).collect(),
            rows: run.iter().filter_map(row).collect(),
        })
        .collect()
}

fn first_node(page: &Page, block: usize) -> Option<NodeId> {
    match page.blocks.get(block)?.place {
        Place::Dom { first, .. } => Some(first),
        Place::Line { .. } => None,
    }
}

/// The rows of a table; a cell that spans columns or rows stands in each of them.
fn read_rows(dom: &Dom, table: NodeId) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    // Cells that reach into the rows below: column, text, rows left.
    let mut hanging: Vec<(usize, String, usize)> = Vec::new();
    let mut cells = 0;
    for row in dom.find_all(table, Tag::Tr) {
        let mut line: Vec<String> = Vec::new();
        let mut below = Vec::new();
        let own = dom.children(row).filter(|&cell| matches!(dom.tag(cell), Some(Tag::Td | Tag::Th)));
        for cell in own {
            fill_hanging(&mut line, &hanging);
            let text = cell_text(dom, cell);
            let span = |name: &str| {
                dom.attribute(cell, name)
                    .and_then(|span| span.trim().parse().ok())
                    .unwrap_or(1)
                    .clamp(1, WIDEST_SPAN)
            };
            let deep = span("rowspan");
            for _ in 0..span("colspan") {
                if deep > 1 {
                    below.push((line.len(), text.clone(), deep - 1));
                }
                line.push(text.clone());
            }
        }
        fill_hanging(&mut line, &hanging);
        hanging = hanging
            .into_iter()
            .filter(|cell| cell.2 > 1)
            .map(|(at, text, left)| (at, text, left - 1))
            .chain(below)
            .collect();
        sort_by_key(&mut hanging, |cell| cell.0);
        cells += line.len();
        if cells > MOST_CELLS {
            break;
        }
        if line.iter().any(|cell| !cell.is_empty()) {
            line.shrink_to_fit();
            rows.push(line);
        }
    }
    rows
}

/// Adds the cells from above that stand at the end of a line.
fn fill_hanging(line: &mut Vec<String>, hanging: &[(usize, String, usize)]) {
    while let Ok(at) = hanging.binary_search_by_key(&line.len(), |cell| cell.0) {
        let Some(cell) = hanging.get(at) else { break };
        line.push(cell.1.clone());
    }
}

fn cell_text(dom: &Dom, cell: NodeId) -> String {
    let mut text = String::new();
    let mut id = cell;
    while id < dom.subtree(cell).end {
        match dom.tag(id) {
            Some(Tag::Script | Tag::Style | Tag::Template) => {
                id = dom.subtree(id).end;
                continue;
            }
            Some(Tag::Br | Tag::P | Tag::Div | Tag::Li) => text.push(' '),
            _ => text.push_str(dom.text(id).unwrap_or("")),
        }
        id += 1;
    }
    fold_space(&text)
}

#[cfg(test)]
mod tests {
    use super::read_rows;
    use crate::dom::{Dom, Tag};

    #[test]
    fn spans_are_filled() {
        let dom = Dom::parse(
            "<table><tr><th rowspan=2>Port<th colspan=2>Ferries<tr><td>2023<td>2024<tr><td>Lindby<td>12<td>14</table>",
            0,
        );
        let table = (0..dom.nodes().len() as u32).find(|&id| dom.tag(id) == Some(Tag::Table)).unwrap();
        assert_eq!(
            read_rows(&dom, table),
            [["Port", "Ferries", "Ferries"], ["Port", "2023", "2024"], ["Lindby", "12", "14"]]
        );
    }

    #[test]
    fn absurd_spans_are_bounded() {
        let dom = Dom::parse("<table><tr><td colspan=99999999 rowspan=99999999>a<td>b<tr><td>c</table>", 0);
        let table = (0..dom.nodes().len() as u32).find(|&id| dom.tag(id) == Some(Tag::Table)).unwrap();
        assert_eq!(read_rows(&dom, table).iter().map(Vec::len).max(), Some(101));
    }
}
