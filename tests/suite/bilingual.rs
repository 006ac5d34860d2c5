//! Pages in two languages and pages that only look so, and what is written of them.

use tearsheet::export::{Format, aligned_rows, columns, markdown, tmx};
use tearsheet::model::{AlignedPair, Document, Section, Translation};

use crate::read_first;

fn read_lines(lines: &[&str]) -> Document {
    read_first("a.txt", lines.join("\n\n").as_bytes()).0
}

/// The pairs by the first lines of both sides, as the page has them.
fn pairs_of(document: &Document) -> Vec<(u32, u32)> {
    document.alignment.iter().map(|pair| (pair.a[0], pair.b[0])).collect()
}

#[test]
fn pairs_a_readout_in_two_languages() {
    let lines = [
        "港务局长与渡轮公司会晤",
        "2023年10月30日 04:43 林德比网",
        "林德比市港务局局长与林德比渡轮公司董事长举行会晤",
        "2023年10月27日",
        "10月26日至27日，港务局长在林德比会晤了渡轮公司董事长，双方就港口的未来举行了会谈。",
        "双方讨论了票价，并同意在未来几周内再次会面，讨论冬季的船期。",
        "Lindby Harbour Director’s Meeting with the Chair of the Lindby Ferry Company",
        "OCTOBER 27, 2023",
        "The harbour director met the chair of the ferry company in Lindby on October 26-27 for talks on the future of the port.",
        "The two sides discussed fares, and agreed to meet again in the coming weeks to discuss the winter timetable.",
    ];
    let document = read_lines(&lines);
    assert_eq!(pairs_of(&document), [(2, 6), (3, 7), (4, 8), (5, 9)]);
    let translation = document.translation.expect("two languages");
    assert_eq!(translation.languages, ["zh-Hans", "en"]);
    assert!(translation.confidence > 0.6, "{}", translation.confidence);
    assert!(!document.text.contains("The two sides"), "{}", document.text);
}

#[test]
fn one_language_has_no_pairs() {
    let document = read_lines(&[
        "The harbour director met the chair of the ferry company in Lindby on October 26.",
        "The two sides discussed fares, and agreed to meet again in the coming weeks.",
        "“再见”",
    ]);
    assert!(document.alignment.is_empty() && document.translation.is_none());
}

#[test]
fn two_languages_that_say_different_things_have_no_pairs() {
    let document = read_lines(&[
        "港口将于周一重新开放，第一班渡轮中午出发，船上有两百名乘客。",
        "编辑部收到很多来信，大家最喜欢的是关于灯塔的那一篇文章。",
        "如果你也想投稿，请把文章寄到编辑部，每篇不要超过八百字。",
        "My grandmother kept forty geese and sold their feathers to tailors in the town.",
        "Nobody in our street owned a clock, so we told the time by the bakery.",
        "He painted the boat green because the shop had run out of every other colour.",
    ]);
    assert_eq!(pairs_of(&document), []);
}

#[test]
fn code_follows_its_neighbours() {
    let document = read_lines(&[
        "Der Hafen von Lindby wird am 12. März nach zwei Wochen wieder geöffnet, wie die Stadt am Sonntag nach einer Sitzung mitteilte.",
        "Die Fahrgäste werden gebeten, das Programm mit dem Plan der Fähre auf der Seite der Stadt zu laden, bevor sie sich auf den Weg machen:",
        "lindby-ferry-2.1.tar.gz",
        "Der Fahrplan für den Sommer 2025 ist noch nicht auf der Seite der Stadt veröffentlicht, weil die Brücke nicht fertig ist.",
        "El puerto de Lindby se abre de nuevo el 12 de marzo, tras dos semanas, según comunicó la ciudad el domingo después de una sesión.",
        "Se ruega a los pasajeros que descarguen el programa con el plan del ferry en la página de la ciudad antes de ponerse en camino:",
        "lindby-ferry-2.1.tar.gz",
        "El horario para el verano de 2025 no se ha publicado en la página de la ciudad porque el puente no está terminado.",
    ]);
    assert_eq!(pairs_of(&document), [(0, 4), (1, 5), (2, 6), (3, 7)]);
}

#[test]
fn texts_with_other_numbers_are_no_translations() {
    let document = read_lines(&[
        "夜行列车重返山谷线，载有84名乘客，次日早上6点20分抵达。",
        "铁路公司希望这趟列车在十月之前每周开行三次，票价为49欧元。",
        "交通部将在春天决定这条线路是否获得2000万的公共资金。",
        "The reading room with its 310 seats is open to everybody from 8:30.",
        "Books from before 1900 are read at the desk by the window only, please.",
        "Whoever damages a book pays 75 euros for its repair and a new binding.",
    ]);
    assert_eq!(pairs_of(&document), []);
}

#[test]
fn short_lists_are_paired_where_they_are_all() {
    let lists = [
        ["公園の標識", "Signs in the park"],
        ["芝生に入らないでください", "Keep off the grass"],
        ["遊泳禁止", "No swimming"],
        ["犬はリードをつけてください", "Dogs on a lead only"],
        ["12歳以下の子どもの遊び場", "Playground for children up to 12 years"],
        ["夜間閉鎖", "Closed at night"],
        ["ボート貸し出し", "Boats for hire"],
        ["アヒルにえさを与えないでください", "Please do not feed the ducks"],
        ["救護所", "First aid"],
    ];
    let list = |side: usize| lists.map(|item| item[side]).join("\n- ");
    let document = read_first("a.txt", format!("{}\n\n{}\n", list(0), list(1)).as_bytes()).0;
    assert_eq!(pairs_of(&document), (0..9).map(|n| (n, n + 9)).collect::<Vec<_>>());
}

#[test]
fn headlines_in_two_languages_are_no_translations() {
    let document = read_first(
        "a.html",
        "<h2>今日要闻</h2><ul><li>城南旧桥将于年底拆除<li>三名学生获得数学竞赛金牌<li>夏季音乐节门票今日开售<li>气象台发布大风蓝色预警\
         <li>老城区停车费上调</ul><h2>World news</h2><ul><li>Parliament debates the budget for schools<li>Two climbers rescued \
         after storm<li>Airline cancels flights to the coast<li>Museum buys painting by unknown master<li>Farmers expect a \
         poor harvest</ul>"
            .as_bytes(),
    )
    .0;
    assert_eq!(pairs_of(&document), []);
}

/// A page that is one table, a row for each pair, and declares its first language for all of it.
fn table(language: &str, rows: &[[&str; 2]]) -> Document {
    let rows: Vec<String> = rows.iter().map(|[a, b]| format!("<tr><td>{a}<td>{b}")).collect();
    let menu = "<nav><a href=/s>Search</a> <a href=/m>Map</a></nav>";
    read_first(
        "a.html",
        format!("<html lang={language}>{menu}<main><table>{}</table></main>", rows.concat()).as_bytes(),
    )
    .0
}

#[test]
fn a_language_that_is_not_told_is_paired() {
    let document = table(
        "ka",
        &[
            ["ბალახზე სიარული აკრძალულია", "A fűre lépni tilos"],
            ["ბანაობა აკრძალულია", "Fürdeni tilos"],
            ["სათამაშო მოედანი 12 წლამდე ბავშვებისთვის", "Játszótér 12 éves korig"],
            ["ღამით დაკეტილია", "Éjszaka zárva"],
            ["ნავების გაქირავება", "Csónakkölcsönző"],
            ["გთხოვთ, ნუ აჭმევთ იხვებს", "Kérjük, ne etessék a kacsákat"],
            ["პირველადი დახმარება", "Elsősegély"],
            ["გასასვლელი", "Kijárat"],
        ],
    );
    assert_eq!(document.alignment.len(), 8, "{:?}", document.alignment);
    assert_eq!(document.translation.expect("two languages").languages, ["ka", "und"]);
    assert_eq!(document.source.languages, ["ka"]);
    // Codes are no language.
    let codes = [["თბილისი", "TBS"], ["ქუთაისი", "KUT"], ["ბათუმი", "BUS"], ["ფოთი", "PTI"], ["გორი", "GOR"]];
    assert_eq!(pairs_of(&table("ka", &codes)), []);
}

#[test]
fn what_a_page_declares_of_all_is_not_believed_of_each() {
    let document = table(
        "sv",
        &[
            ["Avbrott i vattenförsörjningen", "Przerwa w dostawie wody"],
            [
                "Vattnet stängs av på torsdag mellan klockan 8 och 15, eftersom ett rör från 1931 måste bytas ut.",
                "W czwartek między godziną 8 a 15 nie będzie wody, ponieważ trzeba wymienić rurę z 1931 roku.",
            ],
            [
                "Fyll gärna några flaskor i förväg. En tankvagn står framför skolan.",
                "Prosimy wcześniej napełnić kilka butelek. Przed szkołą stoi beczkowóz.",
            ],
            [
                "Vattnet kan vara brunt en stund; låt det rinna i tio minuter.",
                "Woda może być przez chwilę brązowa; proszę ją spuszczać przez dziesięć minut.",
            ],
            [
                "Ring vattenverket i nödfall: 0555 7720.",
                "W nagłych wypadkach prosimy dzwonić do wodociągów: 0555 7720, oraz na policję.",
            ],
            ["Vi tackar för er förståelse.", "Dziękujemy za wyrozumiałość, ale nie na długo."],
        ],
    );
    assert_eq!(document.alignment.len(), 6, "{:?}", document.alignment);
    assert_eq!(document.translation.expect("two languages").languages, ["sv", "pl"]);
}

#[test]
fn an_omission_is_marked() {
    let document = read_lines(&[
        "港口将于3月12日重新开放，港务局周日宣布，维修用了两个星期。",
        "第一班渡轮中午出发，船上有200名乘客，他们大多数住在北岛。",
        "工程费用是400万克朗，比原来的计划多百分之二十。",
        "市长玛尔塔·奥尔维克感谢所有等待的人，并表示夏天将建设新的大桥。",
        "The port will reopen on 12 March, the port bureau announced on Sunday, after two weeks of maintenance.",
        "The first ferry leaves at noon with 200 passengers, most of whom live on the northern island.",
        "Mayor Marta Olvik thanked all who waited and said a new bridge would be built in summer.",
    ]);
    assert_eq!(pairs_of(&document), [(0, 4), (1, 5), (3, 6)]);
    assert_eq!(document.translation.expect("two languages").alone, [2]);
}

#[test]
fn long_pages_cost_no_more_a_block() {
    // A band around the diagonal: many thousand units are no square.
    let lines: Vec<String> = (0..4000)
        .map(|n| {
            if n % 2 == 0 {
                format!("港口第{n}天重新开放。")
            } else {
                format!("The port reopens on day {}.", n - 1)
            }
        })
        .collect();
    let document = read_first("a.txt", lines.join("\n\n").as_bytes()).0;
    let off = document.alignment.iter().filter(|pair| pair.a[0].abs_diff(pair.b[0]) > 1).count();
    assert!(off * 10 <= document.alignment.len(), "{off} of {}", document.alignment.len());
}

/// A page of a heading and two paragraphs in both languages, of which one stands alone.
fn page() -> Document {
    let (mut document, _) =
        read_first("a <b>.txt", "甲 | 乙\n\n丙\n\nOne & <two>\n\nThree\n\nFour".as_bytes());
    for (block, lang) in document.blocks.iter_mut().zip(["zh", "zh", "en", "en", "en"]) {
        block.lang = Some(lang.to_owned());
    }
    let pair = |a, b: &[u32]| AlignedPair { a: vec![a], b: b.to_vec(), score: 0.875 };
    document.alignment = vec![pair(0, &[2]), pair(1, &[4])];
    document.sections = vec![Section { heading: None, blocks: vec![0, 1] }];
    document.translation =
        Some(Translation { languages: ["zh".to_owned(), "en".to_owned()], confidence: 0.9, alone: vec![3] });
    document
}

#[test]
fn rows_hold_all_content_once() {
    let rows = aligned_rows(&page());
    let found: Vec<(&[u32], &[u32])> = rows.iter().map(|row| (row.a.as_slice(), row.b.as_slice())).collect();
    assert_eq!(found, [(&[0][..], &[2][..]), (&[], &[3]), (&[1], &[4])]);
}

#[test]
fn columns_are_a_table() {
    let mut document = page();
    document.metadata.title = None;
    let table =
        "| zh | en |\n| --- | --- |\n| 甲 \\| 乙 | One \\& \\<two\\> |\n| – | Three |\n| 丙 | Four |\n";
    assert_eq!(columns(&document), table);
    document.translation = None;
    assert_eq!(columns(&document), markdown(&document));
}

#[test]
fn a_memory_holds_the_pairs() {
    let (document, mut other) = (page(), page());
    other.translation = None;
    assert_eq!(tmx(&other), "");
    let memory = Format::Tmx.write_all([&document, &other]);
    assert_eq!(memory.matches("<tu>").count(), 2);
    assert!(memory.contains("<tuv xml:lang=\"zh\"><seg>甲 | 乙</seg></tuv>\n<tuv xml:lang=\"en\"><seg>One &amp; &lt;two&gt;</seg></tuv>"));
    assert!(memory.contains("<prop type=\"file\">a &lt;b&gt;.txt</prop>\n<prop type=\"score\">0.88</prop>"));
    assert!(memory.starts_with("<?xml") && memory.ends_with("</tmx>\n"));
}
