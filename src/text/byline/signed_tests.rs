//! Signatures: lines, heads and ends of paragraphs.

use super::signed::{Part, Signer, read_end, read_head, read_line};

fn shown(signers: &[Signer]) -> String {
    let letter = |part: Part| match part {
        Part::Wrote => 'w',
        Part::Edited => 'e',
        Part::Pictured => 'p',
        Part::Translated => 't',
        Part::Helped => 'h',
    };
    let shown: Vec<String> = signers.iter().map(|s| format!("{}{}", letter(s.part), s.name)).collect();
    shown.join(" ")
}

#[test]
fn lines_of_signatures() {
    for (line, expect) in [
        ("本报记者 林小满 周一鸣", "w林小满 w周一鸣"),
        ("北港日报记者 林小满 周一鸣", "w林小满 w周一鸣"),
        ("文/林小满 图/周一鸣", "w林小满 p周一鸣"),
        ("林小满/文 周一鸣/图", "w林小满 p周一鸣"),
        ("文、图/林小满", "w林小满"),
        ("（记者 林小满 通讯员 周一鸣）", "w林小满 w周一鸣"),
        ("記者林小滿／台北報導", "w林小滿"),
        ("林小滿／台北報導", "w林小滿"),
        ("记者林小满 编辑周一鸣 校对何大同", "w林小满 e周一鸣 h何大同"),
        ("北港报记者 林小满 编辑 周一鸣 校对 何大同", "w林小满 e周一鸣 h何大同"),
        ("摄影：林小满", "p林小满"),
        ("新华社记者 林小满 摄", "p林小满"),
        ("作者：[美]约翰·林德 译者：周一鸣", "w约翰·林德 t周一鸣"),
        ("北港晚报·河口商报记者林小满/文受访者供图", "w林小满"),
        ("北港日报记者 林小满 周一鸣 文/图", "w林小满 w周一鸣"),
        ("记者 林小满 摄影 周一鸣", "w林小满 p周一鸣"),
        ("責任編輯：林小滿", "e林小滿"),
        ("来源：北港日报 作者： 责任编辑：林小满", "e林小满"),
        ("记者从市政府获悉", ""),
        ("港口昨日重开", ""),
        ("欢迎记者朋友们来稿", ""),
    ] {
        assert_eq!(shown(&read_line(line)), expect, "{line}");
    }
}

#[test]
fn signatures_at_the_head() {
    for (text, expect) in [
        ("北港晚报讯（记者 林小满 周一鸣）6月18日，港口重开。", "w林小满 w周一鸣"),
        ("【編譯林小滿、記者周一鳴／綜合報導】港口昨日重開", "w林小滿 w周一鳴"),
        ("【北港醒報特派員林小滿台中報導】港口昨日重開。", "w林小滿"),
        ("本报记者林小满报道：港口昨日重开。", "w林小满"),
        ("港口（北港）昨日重开。", ""),
        ("记者林小满在现场看到：港口重开。", ""),
    ] {
        assert_eq!(shown(&read_head(text)), expect, "{text}");
    }
}

#[test]
fn signatures_at_the_end() {
    for (text, expect) in [
        ("港口昨日重开。（记者 林小满）", "w林小满"),
        ("港口昨日重开。(责任编辑：林小满)", "e林小满"),
        ("港口昨日重开（记者 林小满）", ""),
        ("港口昨日重开。", ""),
    ] {
        assert_eq!(shown(&read_end(text)), expect, "{text}");
    }
}
