//! `MathML` to LaTeX, for pages that give a formula only as what browsers draw.

use crate::dom::{Dom, NodeId};

/// Most nodes of a formula that is written; larger ones are drawings.
const MOST_NODES: usize = 3000;

/// Characters that LaTeX has a name for, one a line: the character, its name (`-` for none), and `limits` where
/// scripts stand over and under it, or `accent` with the name that it has over a letter; `function` stands for the
/// names of functions. From the lists of Unicode's mathematical characters and of LaTeX's own symbols.
const SYMBOLS: &str = include_str!("symbols.txt");

/// An open element: its name, where it ends, and what its children came to.
struct Open<'a> {
    id: NodeId,
    name: &'a str,
    end: NodeId,
    parts: Vec<String>,
}

/// A formula as LaTeX; none where it is empty, or too large.
pub(super) fn write_latex(dom: &Dom, math: NodeId) -> Option<String> {
    let range = dom.subtree(math);
    if range.len() > MOST_NODES {
        return None;
    }
    let mut open = vec![Open { id: math, name: "math", end: range.end, parts: Vec::new() }];
    let mut id = range.start + 1;
    while id < range.end {
        close_until(dom, &mut open, id);
        let end = dom.subtree(id).end;
        match dom.element(id) {
            Some(element) if element.name().starts_with("annotation") => {
                id = end;
                continue;
            }
            Some(element) => open.push(Open { id, name: element.name(), end, parts: Vec::new() }),
            None => {
                let text = dom.text(id).map(str::trim).filter(|text| !text.is_empty());
                if let (Some(text), Some(top)) = (text, open.last_mut()) {
                    top.parts.push(text.to_owned());
                }
            }
        }
        id += 1;
    }
    close_until(dom, &mut open, range.end);
    let latex = open.pop().map(|math| join(&math.parts))?;
    let latex = latex.trim();
    (!latex.is_empty()).then(|| latex.to_owned())
}

/// Writes the elements that end before a node, the outermost left open.
fn close_until(dom: &Dom, open: &mut Vec<Open<'_>>, id: NodeId) {
    while open.len() > 1 && open.last().is_some_and(|top| top.end <= id) {
        let Some(top) = open.pop() else { return };
        let written = write_element(dom, &top);
        if let Some(above) = open.last_mut().filter(|_| !written.is_empty() || !is_grouping(top.name)) {
            above.parts.push(written);
        }
    }
}

/// Elements that only hold others; where they hold nothing, nothing is missing.
fn is_grouping(name: &str) -> bool {
    matches!(name, "mspace" | "mphantom" | "semantics" | "none")
}

fn write_element(dom: &Dom, element: &Open<'_>) -> String {
    let parts = &element.parts;
    let part = |at: usize| parts.get(at).map_or("", String::as_str);
    let group = |at: usize| format!("{{{}}}", part(at));
    match element.name {
        "mi" | "mo" => write_sign(&parts.concat(), element.name == "mi"),
        "mn" => parts.concat(),
        "mtext" | "ms" => format!("\\text{{{}}}", parts.concat()),
        "mfrac" => format!("\\frac{}{}", group(0), group(1)),
        "msqrt" => format!("\\sqrt{{{}}}", join(parts)),
        "mroot" => format!("\\sqrt[{}]{}", part(1), group(0)),
        "msub" => format!("{}_{}", base(part(0)), group(1)),
        "msup" => format!("{}^{}", base(part(0)), group(1)),
        "msubsup" => format!("{}_{}^{}", base(part(0)), group(1), group(2)),
        "munder" => write_under(part(0), part(1)),
        "mover" => write_over(part(0), part(1)),
        "munderover" if has_limits(part(0)) => format!("{}_{}^{}", part(0), group(1), group(2)),
        "munderover" => write_over(&write_under(part(0), part(1)), part(2)),
        "mtable" => format!("\\begin{{matrix}} {} \\end{{matrix}}", parts.join(" \\\\ ")),
        "mtr" | "mlabeledtr" => parts.join(" & "),
        "mfenced" => {
            let sign = |name, plain| dom.attribute(element.id, name).unwrap_or(plain);
            format!("\\left{}{}\\right{}", sign("open", "("), parts.join(", "), sign("close", ")"))
        }
        "mspace" | "mphantom" | "none" | "mprescripts" => String::new(),
        _ => join(parts),
    }
}

/// Pieces side by side; a name of a command ends where a letter would lengthen it.
fn join(parts: &[String]) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let name = out.rfind('\\').and_then(|at| out.get(at + 1..));
        let runs_on =
            name.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic()));
        if runs_on && part.starts_with(|c: char| c.is_ascii_alphabetic()) {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

/// What a script belongs to: several signs are grouped.
fn base(latex: &str) -> String {
    let command = latex.strip_prefix('\\').is_some_and(|name| name.bytes().all(|b| b.is_ascii_alphabetic()));
    if command || latex.chars().count() == 1 { latex.to_owned() } else { format!("{{{latex}}}") }
}

/// An identifier or an operator.
fn write_sign(text: &str, identifier: bool) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for c in text.chars() {
        // Signs that are not seen: a function's, a product's, a list's, a sum's.
        if matches!(c, '\u{2061}'..='\u{2064}') {
            continue;
        }
        let plain = if c == '\u{2212}' { '-' } else { plain_letter(c) };
        letters += usize::from(plain.is_alphabetic());
        match find_symbol(plain) {
            Some(symbol) => {
                out.push('\\');
                out.push_str(symbol.name);
            }
            None if matches!(plain, '{' | '}' | '%' | '#' | '&' | '_' | '$') => {
                out.push('\\');
                out.push(plain);
            }
            None => out.push(plain),
        }
    }
    if letters < 2 || out.contains('\\') {
        return out;
    }
    // The names of functions that LaTeX knows are no longer than so many letters.
    if is_function(&out) {
        format!("\\{out}")
    } else if identifier {
        format!("\\mathrm{{{out}}}")
    } else {
        format!("\\operatorname{{{out}}}")
    }
}

fn is_function(name: &str) -> bool {
    SYMBOLS
        .lines()
        .filter_map(|line| line.strip_prefix("function "))
        .any(|line| line.split(' ').next() == Some(name))
}

/// A letter of a mathematical alphabet (italic, bold, double-struck …) as the letter that it is.
fn plain_letter(c: char) -> char {
    const FIRST: u32 = 0x1d400;
    const LETTERS: u32 = 52;
    const LAST: u32 = 0x1d6a3;
    const DIGITS: std::ops::RangeInclusive<u32> = 0x1d7ce..=0x1d7ff;
    const GREEK: std::ops::RangeInclusive<u32> = 0x1d6a8..=0x1d7c9;
    const GREEK_LETTERS: u32 = 58;
    let code = c as u32;
    let plain = if (FIRST..=LAST).contains(&code) {
        let at = (code - FIRST) % LETTERS;
        char::from_u32(if at < 26 { u32::from(b'A') + at } else { u32::from(b'a') + at - 26 })
    } else if DIGITS.contains(&code) {
        char::from_u32(u32::from(b'0') + (code - DIGITS.start()) % 10)
    } else if GREEK.contains(&code) {
        let at = (code - GREEK.start()) % GREEK_LETTERS;
        // Capitals, nabla, small letters.
        char::from_u32(match at {
            0..25 => 0x391 + at,
            25 => 0x2207,
            _ => 0x3b1 + at - 26,
        })
    } else if code == 0x210e {
        Some('h')
    } else {
        None
    };
    plain.unwrap_or(c)
}

fn write_under(below: &str, under: &str) -> String {
    if has_limits(below) {
        format!("{below}_{{{under}}}")
    } else {
        format!("\\underset{{{under}}}{{{below}}}")
    }
}

fn write_over(below: &str, over: &str) -> String {
    let accent = SYMBOLS.lines().filter_map(read_symbol).find(|symbol| {
        symbol.accent.is_some() && (over.strip_prefix('\\') == Some(symbol.name) || symbol.sign == over)
    });
    match accent.and_then(|symbol| symbol.accent) {
        Some(accent) => format!("\\{accent}{{{below}}}"),
        None if has_limits(below) => format!("{below}^{{{over}}}"),
        None => format!("\\overset{{{over}}}{{{below}}}"),
    }
}

/// Whether scripts of an operator stand over and under it.
fn has_limits(latex: &str) -> bool {
    let Some(name) = latex.strip_prefix('\\') else { return false };
    SYMBOLS.lines().filter_map(read_symbol).any(|symbol| symbol.limits && symbol.name == name)
}

/// A line of the list.
#[derive(Clone, Copy)]
struct Symbol<'a> {
    sign: &'a str,
    name: &'a str,
    limits: bool,
    accent: Option<&'a str>,
}

fn read_symbol(line: &str) -> Option<Symbol<'_>> {
    let mut words = line.split(' ');
    let (sign, name) = (words.next()?, words.next()?);
    if sign == "function" {
        return Some(Symbol { sign: "", name, limits: words.next() == Some("limits"), accent: None });
    }
    let kind = words.next();
    Some(Symbol {
        sign,
        name,
        limits: kind == Some("limits"),
        accent: words.next().filter(|_| kind == Some("accent")),
    })
}

fn find_symbol(c: char) -> Option<Symbol<'static>> {
    if c.is_ascii() {
        return None;
    }
    let mut lines = SYMBOLS.lines().filter(|line| line.starts_with(c));
    lines.find_map(read_symbol).filter(|symbol| symbol.sign.chars().count() == 1 && symbol.name != "-")
}

#[cfg(test)]
mod tests {
    use super::write_latex;
    use crate::dom::{Dom, Tag};

    #[test]
    fn formulas_are_written() {
        for (math, expect) in [
            ("<mi>x</mi><mo>=</mo><mn>2</mn>", "x=2"),
            ("<msup><mi>x</mi><mn>2</mn></msup>", "x^{2}"),
            ("<msub><mi>r</mi><mtext>perf</mtext></msub>", "r_{\\text{perf}}"),
            ("<mfrac><mn>1</mn><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>", "\\frac{1}{2a}"),
            ("<mroot><mn>8</mn><mn>3</mn></mroot>", "\\sqrt[3]{8}"),
            ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "\\sqrt{a+b}"),
            (
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>a</mi>",
                "\\sum_{i=1}^{n}a",
            ),
            ("<mi>α</mi><mi>b</mi><mo>≤</mo><mi>c</mi>", "\\alpha b\\leq c"),
            ("<mover><mi>F</mi><mo>→</mo></mover>", "\\vec{F}"),
            ("<mover><mi>θ</mi><mo>^</mo></mover>", "\\hat{\\theta}"),
            ("<mi>sin</mi><mo>\u{2061}</mo><mi>x</mi>", "\\sin x"),
            ("<mi>𝑧</mi><mo>∈</mo><mi>ℝ</mi>", "z\\in\\mathbb{R}"),
            ("<mi>fn</mi><mo>(</mo><mi>x</mi><mo>)</mo>", "\\mathrm{fn}(x)"),
            (
                "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>",
                "\\begin{matrix} a & b \\\\ c \\end{matrix}",
            ),
            ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "\\left(a, b\\right)"),
            ("<munder><mi>lim</mi><mi>n</mi></munder>", "\\lim_{n}"),
            ("<msup><mrow><mi>a</mi><mi>b</mi></mrow><mo>′</mo></msup>", "{ab}^{\\prime}"),
            ("", ""),
        ] {
            let dom = Dom::parse(&format!("<math>{math}</math>"), 0);
            let node = (0..dom.nodes().len() as u32).find(|&id| dom.tag(id) == Some(Tag::Math)).unwrap();
            assert_eq!(write_latex(&dom, node).unwrap_or_default(), expect, "{math}");
        }
    }
}
