use super::{AlignedRow, Piece, aligned_rows, in_language, pieces};
use crate::model::{AlignedPair, Media, Rendering, Section, Table, Translation, Zone};
use crate::view::specimen::document;

#[test]
fn runs_become_one_piece() {
    use Zone::{Caption, Code, Heading, ListItem, Paragraph, Quotation, Table as Cells};
    let zones =
        [Paragraph, ListItem, ListItem, Quotation, Quotation, Cells, Cells, Cells, Code, Caption, Heading];
    let mut document = document(&zones.map(|zone| (zone, "en")));
    let rows = vec![vec!["Year".to_owned(), "Ships".to_owned()]];
    document.tables = vec![Table { blocks: vec![5, 6], rows }];
    document.media = vec![Media { kind: "image".to_owned(), caption: Some(9), ..Media::default() }];
    let expected = [
        Piece::Paragraph(0),
        Piece::List(vec![1, 2]),
        Piece::Quotation(vec![3, 4]),
        Piece::Table(0),
        Piece::TableLines(vec![7]),
        Piece::Code(vec![8]),
        Piece::Figure(9, Some(0)),
        Piece::Heading(10, 1),
    ];
    assert_eq!(pieces(&document, 0), expected);
}

#[test]
fn another_rendering_is_read_from_its_range() {
    use Zone::{Navigation, Paragraph, Title};
    let zones = [Title, Paragraph, Title, Navigation, Paragraph];
    let mut document = document(&zones.map(|zone| (zone, "en")));
    document.sections = vec![Section { heading: None, blocks: vec![1] }];
    document.renderings = vec![Rendering { blocks: [0, 1] }, Rendering { blocks: [2, 4] }];
    assert_eq!(pieces(&document, 0), [Piece::Paragraph(1)]);
    assert_eq!(pieces(&document, 1), [Piece::Paragraph(4)]);
    assert_eq!(pieces(&document, 7), [Piece::Paragraph(1)]);
}

/// The sections hold the first of two languages that stand one behind the other; whoever asks for the second gets it.
#[test]
fn the_second_language_has_an_article_of_its_own() {
    use Zone::{Paragraph, Title};
    let zones = [(Title, "de"), (Paragraph, "de"), (Title, "en"), (Paragraph, "en"), (Paragraph, "en")];
    let mut document = document(&zones);
    document.sections = vec![Section { heading: None, blocks: vec![1] }];
    let pair = |a: u32, b: u32| AlignedPair { a: vec![a], b: vec![b], score: 0.9 };
    document.alignment = vec![pair(0, 2), pair(1, 3)];
    document.translation =
        Some(Translation { languages: ["de", "en"].map(str::to_owned), confidence: 0.99, alone: vec![4] });
    let all = pieces(&document, 0);
    assert_eq!(all, [Piece::Paragraph(1), Piece::Heading(2, 1), Piece::Paragraph(3), Piece::Paragraph(4)]);
    let english = [Piece::Heading(2, 1), Piece::Paragraph(3), Piece::Paragraph(4)];
    assert_eq!(in_language(&document, all, "en"), english);
}

#[test]
fn unpaired_blocks_stand_between_the_pairs_on_their_own_side() {
    let (zh, en) = ((Zone::Paragraph, "zh-Hans"), (Zone::Paragraph, "en"));
    let mut document = document(&[zh, zh, zh, en, en, en]);
    let pair = |a, b| AlignedPair { a: vec![a], b: vec![b], score: 0.9 };
    document.alignment = vec![pair(0, 3), pair(2, 5)];
    let row = |a: &[u32], b: &[u32]| AlignedRow { a: a.to_vec(), b: b.to_vec() };
    let expected = [row(&[0], &[3]), row(&[1], &[]), row(&[], &[4]), row(&[2], &[5])];
    assert_eq!(aligned_rows(&document), expected);
}

#[test]
fn one_language_alone_leaves_out_the_other_and_keeps_what_has_none() {
    use Zone::{Caption, Code, ListItem, Paragraph};
    let zones = [
        (Paragraph, "zh-Hans"),
        (Paragraph, "en"),
        (ListItem, "zh-Hant"),
        (ListItem, "en"),
        (Code, "en"),
        (Caption, "en"),
    ];
    let mut document = document(&zones);
    document.media = vec![Media { kind: "image".to_owned(), caption: Some(5), ..Media::default() }];
    let in_chinese = |document: &_| in_language(document, pieces(document, 0), "zh-Hans");
    assert_eq!(in_chinese(&document), pieces(&document, 0));
    let languages = ["zh-Hans", "en"].map(str::to_owned);
    document.translation = Some(Translation { languages, confidence: 0.9, alone: Vec::new() });
    let rest = [Piece::Code(vec![4]), Piece::Figure(5, Some(0))];
    let chinese = [vec![Piece::Paragraph(0), Piece::List(vec![2])], rest.to_vec()].concat();
    assert_eq!(in_chinese(&document), chinese);
    let english = [vec![Piece::Paragraph(1), Piece::List(vec![3])], rest.to_vec()].concat();
    assert_eq!(in_language(&document, pieces(&document, 0), "en"), english);
}
