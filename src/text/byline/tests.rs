use super::*;
use crate::lexicon::testing::with_language;

fn render(text: &str) -> String {
    find_byline_parts(text)
        .iter()
        .map(|p| format!("{:?}={}", p.label, p.value))
        .collect::<Vec<_>>()
        .join("; ")
}

#[test]
fn labelled_parts() {
    for (text, want) in [
        ("文章来源: 北港之声 于 2023-06-18 21:49:05 - 新闻取自各大媒体", "Source=北港之声"),
        ("来源：北港晚报 作者：林小满 责编：周一鸣", "Source=北港晚报; Author=林小满; Editor=周一鸣"),
        ("2023-06-18 21:49 来源：北港晚报", "Source=北港晚报"),
        ("来源：北港晚报 2023-06-18 21:49", "Source=北港晚报"),
        ("文/林小满", "Author=林小满"),
        ("文｜林小满 编辑｜周一鸣", "Author=林小满; Editor=周一鸣"),
        ("（责任编辑：周一鸣）", "Editor=周一鸣"),
        ("记者 林小满 通讯员 周一鸣", "Reporter=林小满; Reporter=周一鸣"),
        ("发布时间：2023-06-18 21:49 | 浏览次数：123", "Published=2023-06-18 21:49"),
        ("来源：北港日报（记者林小满）", "Source=北港日报; Reporter=林小满"),
        ("来源：北港日报 (记者 林小满 通讯员 周一鸣)", "Source=北港日报; Reporter=林小满; Reporter=周一鸣"),
        ("本报记者 林小满 周一鸣", "Reporter=林小满 周一鸣"),
        ("（记者 林小满 通讯员 周一鸣）", "Reporter=林小满; Reporter=周一鸣"),
        ("记者林小满 编辑周一鸣 校对陈小雨", "Reporter=林小满; Editor=周一鸣"),
        ("文/林小满 图/周一鸣", "Author=林小满"),
        ("文 | 林小满 摄影 | 周一鸣", "Author=林小满"),
        ("Words by Mara Lindqvist Pictures by Tomo Sato", "Author=Mara Lindqvist"),
        ("Text: Mara Lindqvist Fotos: Tomo Sato", "Author=Mara Lindqvist"),
        ("Von Mara Lindqvist, Oster", "Author=Mara Lindqvist, Oster"),
        ("记者站揭牌", ""),
        ("编辑部的故事", ""),
        ("By Mara Lindqvist", "Author=Mara Lindqvist"),
        ("By Mara Lindqvist | Updated June 18, 2023", "Author=Mara Lindqvist; Modified=June 18, 2023"),
        (
            "Written by Mara Lindqvist Published on June 18, 2023",
            "Author=Mara Lindqvist; Published=June 18, 2023",
        ),
        ("by the river", ""),
        ("May 18, 2023 By Mara Lindqvist", "Author=Mara Lindqvist"),
        ("Thread starter river_77", "Author=river_77"),
        ("作者︱林小满", "Author=林小满"),
        ("北港日報 記者林小滿／北港報導", "Reporter=林小滿／北港報導"),
        ("Von Mara Lindqvist, 18. Juni 2023", "Author=Mara Lindqvist"),
        ("Par Mara Lindqvist", "Author=Mara Lindqvist"),
        ("Por Mara Lindqvist", "Author=Mara Lindqvist"),
        ("Publié le 18 juin 2023 à 21h49", "Published=18 juin 2023 à 21h49"),
        ("Автор: Мара Линдквист", "Author=Мара Линдквист"),
        ("Penulis: Mara Lindqvist Editor: Tomo Sato", "Author=Mara Lindqvist; Editor=Tomo Sato"),
        ("最新回复：2024年2月16日 21点1分 PT", "LastReply=2024年2月16日 21点1分 PT"),
        ("Reviewed by Mara Lindqvist", ""),
        // Of mixed characters and full width.
        ("責任编輯：周一鸣", "Editor=周一鸣"),
        ("İstanbul: yazar： Mara Lindqvist", "Author=Mara Lindqvist"),
        ("Ｂｙ Mara Lindqvist", "Author=Mara Lindqvist"),
    ] {
        assert_eq!(render(text), want, "{text}");
    }
}

#[test]
fn names() {
    for (text, want) in [
        ("Mara Lindqvist", "Mara Lindqvist"),
        ("By Mara Lindqvist and Tomo Sato", "Mara Lindqvist|Tomo Sato"),
        ("Mara Lindqvist, Tomo Sato & Ada Brandt", "Mara Lindqvist|Tomo Sato|Ada Brandt"),
        ("Mara Lindqvist, Senior Editor", "Mara Lindqvist"),
        ("Mara Lindqvist, MD, PhD", "Mara Lindqvist"),
        ("Mara Lindqvist und Tomo Sato", "Mara Lindqvist|Tomo Sato"),
        ("Mara Lindqvist (dpa)", "Mara Lindqvist"),
        ("林小满、周一鸣", "林小满|周一鸣"),
        ("林小满 周一鸣", "林小满|周一鸣"),
        ("记者林小满", "林小满"),
        ("林小滿／綜合報導", "林小滿"),
        ("林小滿、周一鳴／北港報導", "林小滿|周一鳴"),
        ("文／林小滿報導", "林小滿"),
        ("林 满", "林满"),
        ("马拉·林德", "马拉·林德"),
        ("홍길동 기자", "홍길동"),
        ("mara@news.example", ""),
        ("https://news.example/mara", ""),
        ("abc/kes", "abc/kes"),
        ("José y María", "José|María"),
        ("Mara Lindqvist, MD, FOMA, gastroenterologist", "Mara Lindqvist"),
        ("Mara Lindqvist, Sr. Director of Operations", "Mara Lindqvist"),
        ("Mara Lindqvist, Home and Harbour Expert", "Mara Lindqvist"),
        ("Mara Lindqvist, Tomo Sato, and Pier Team", "Mara Lindqvist|Tomo Sato|Pier Team"),
        ("Mara Lindqvist Political Correspondent", "Mara Lindqvist"),
        ("Mara LindqvistLifestyle Writer", "Mara Lindqvist"),
        ("Mara McDonald", "Mara McDonald"),
        ("ByMara Lindqvist", "Mara Lindqvist"),
        ("Guide by Mara Lindqvist", "Mara Lindqvist"),
        ("Mara Lindqvist Mara Lindqvist", "Mara Lindqvist"),
        ("Mara Lindqvist Twitter", "Mara Lindqvist"),
        ("Last Updated", ""),
        ("Mara Lindqvist, Oster", "Mara Lindqvist"),
        ("Mara Lindqvist, Tomo Sato, Oster", "Mara Lindqvist|Tomo Sato|Oster"),
        ("Mara Lindqvist, Director of Content & Marketing", "Mara Lindqvist"),
        ("Mara Lindqvist & Tomo Sato", "Mara Lindqvist|Tomo Sato"),
        ("Field & Glass", "Field & Glass"),
        ("Mara Lindqvist, Follow Mara", "Mara Lindqvist"),
        ("Mara Lindqvist | Email the author | Follow on Social", "Mara Lindqvist"),
        ("Mara Lindqvist, Reporting from Oster", "Mara Lindqvist"),
        ("Special to The Lindby Post", ""),
        ("最新文章", ""),
        ("北港日报记者 林小满", "林小满"),
    ] {
        assert_eq!(split_names(text).join("|"), want, "{text}");
    }
    assert_eq!(split_names_spaced("渡辺 洋介", Spaces::InNames), ["渡辺 洋介"]);
    for (name, want) in [
        ("Mara Lindqvist", NameKind::Person),
        ("林小满", NameKind::Person),
        ("admin", NameKind::Nobody),
        ("Editorial Team", NameKind::Nobody),
        ("dpa", NameKind::Other),
        ("river_77", NameKind::Other),
        ("www.news.example", NameKind::Junk),
        ("2023", NameKind::Junk),
        ("name", NameKind::Junk),
        ("Author Name", NameKind::Junk),
        ("All rights reserved", NameKind::Junk),
        ("K_209314", NameKind::Nobody),
        ("user10442", NameKind::Other),
        ("harbour2019", NameKind::Other),
        ("即時", NameKind::Junk),
        ("股市行情", NameKind::Junk),
        ("保留权利", NameKind::Junk),
        ("The Lindby Staff", NameKind::Other),
        ("Reef & Tide", NameKind::Other),
    ] {
        assert_eq!(classify_name(name), want, "{name}");
    }
}

#[test]
fn labels_alone_and_in_front() {
    for (text, alone, leading) in [
        ("Written by", Some(Label::Author), None),
        ("Author(s)", Some(Label::Author), None),
        ("作者：", Some(Label::Author), None),
        ("Written by Mara Lindqvist", None, Some(Label::Author)),
        ("By Mara Lindqvist", None, None),
        ("Harbour reopens", None, None),
    ] {
        assert_eq!(find_bare_label(text), alone, "{text}");
        assert_eq!(find_opening(text).leading, leading, "{text}");
    }
}

#[test]
fn counts() {
    for (text, reads, comments) in [
        ("71005 阅读", Some(71005), None),
        ("26 评论", None, Some(26)),
        ("查看评论(15)", None, Some(15)),
        ("趣看58573人阅读", Some(58573), None),
        ("某某评论 浏览 16294", Some(16294), None),
        ("阅读：1.2万 评论：30", Some(12000), Some(30)),
        ("阅读 71005 评论 26", Some(71005), Some(26)),
        ("71005 阅读 26 评论", Some(71005), Some(26)),
        ("被阅读次数", None, None),
        ("1,234 views · 15 comments", Some(1234), Some(15)),
        ("Comments (15)", None, Some(15)),
        ("2023-06-18 阅读", None, None),
        ("3.4k Views", Some(3400), None),
        ("浏览次数:1024次", Some(1024), None),
        ("review 5", None, None),
    ] {
        let found = find_counts(text);
        assert_eq!((found.reads, found.comments), (reads, comments), "{text}");
    }
}

#[test]
fn a_language_is_added_by_its_words() {
    let words = "[author-label begin]\nzorb ka\n[published-label begin]\nplim\n[name-conjunction whole]\nqua\n\
        [read-count word]\nglops\n[writer-title whole]\nskrib\n[nobody whole]\nnimun\n[count-unit whole]\nz = 3";
    with_language(("xx", words), || {
        let text = "Zorb ka Mara Lindqvist qua Tomo Sato · Plim 18 June 2023";
        assert_eq!(render(text), "Author=Mara Lindqvist qua Tomo Sato; Published=18 June 2023");
        assert_eq!(split_names("Mara Lindqvist qua Tomo Sato, Skrib"), ["Mara Lindqvist", "Tomo Sato"]);
        assert_eq!(find_counts("4z glops").reads, Some(4000));
        assert_eq!(classify_name("Nimun"), NameKind::Nobody);
        assert_eq!(find_bare_label("ZORB KA:"), Some(Label::Author));
    });
    assert_eq!(render("Zorb ka Mara Lindqvist"), "");
}
