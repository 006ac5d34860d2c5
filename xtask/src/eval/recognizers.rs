//! Recognizers-Text's specifications of its Chinese parser of dates and times, against our expressions of time.
//!
//! The conventions differ, and this is how one is laid over the other. Cases that a platform of Recognizers-Text does
//! not support itself are left out, and counted. Everything else is run; what the mapping can't make equal is wrong.
//!
//! Texts. Spaces are left out. The prepositions, "about", "or so", "between" and bare adverbs at the edges that the
//! specifications count in and we do not are cut off on both sides (`EDGES`).
//!
//! Values. Ours has to be one of these:
//! - the TIMEX where it is complete (`2010-01-29`, `PT5M`, `P1D`), times of day with their minutes (`T10` is `T10:00`);
//! - where the TIMEX leaves the year, the month or the week open: its resolution in the past or in the future (which of
//!   both is meant we conclude from the text);
//! - of a part of the day its day (`2016-11-06TEV` is `2016-11-06`);
//! - of a period (`(start,end,length)`): `start/end`; `start/end` with the last day instead of the day behind it; the
//!   year, month or decade that is exactly as long; or, where it is reckoned from the present (近三年), its length;
//! - of a week its first and last day;
//! - of a lunar date, which the specifications keep as month and day of the lunar calendar, the day it falls on.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::figures::Figures;
use super::{floors, load_json};
use crate::command::{cargo, root, run as run_program};

/// The files of dates and times.
const FILES: [&str; 9] = [
    "DateParser",
    "DatePeriodParser",
    "DateTimeParser",
    "DateTimePeriodParser",
    "DurationParser",
    "HolidayParser",
    "SetParser",
    "TimeParser",
    "TimePeriodParser",
];

/// What is cut off at the edges of texts, on both sides.
const EDGES: [&str; 14] =
    ["从", "在", "大约", "左右", "之间", "间", "以后", "近", "前", "后", "上", "过去", "未来的", "未来"];

/// Words that say that a date is one of the lunar calendar.
const LUNAR: [&str; 14] = [
    "农历",
    "正月",
    "初一",
    "大年",
    "春节",
    "元宵",
    "端午",
    "中秋",
    "重阳",
    "八月十五",
    "三十",
    "腊月",
    "七夕",
    "除夕",
];

/// A case: what is read, when, and what has to come out.
struct Case {
    input: String,
    published: String,
    results: Vec<(String, Value)>,
}

/// Runs all files of the suite; an error if fewer pass than the floors say.
pub(crate) fn run(suite: &Path, hold: bool, show: bool) -> Result<()> {
    let program = build()?;
    let mut figures = Figures::default();
    let (mut passed, mut run, mut left_out) = (0, 0, 0);
    for file in FILES {
        let (cases, unsupported) = cases(&suite.join(format!("{file}.json")))?;
        let hits = count_passed(&program, &cases, show)?;
        println!("{file}: {hits} of {} pass, {unsupported} unsupported", cases.len());
        figures.share(file, hits, cases.len());
        passed += hits;
        run += cases.len();
        left_out += unsupported;
    }
    println!("all: {passed} of {run} pass, {left_out} unsupported");
    figures.push("cases run", run as f64);
    figures.share("all", passed, run);
    let below = figures.print(&floors::load("recognizers")?);
    if hold && !below.is_empty() {
        bail!("below the floor: {}", below.join(", "));
    }
    Ok(())
}

/// Builds the program that prints expressions of time.
fn build() -> Result<PathBuf> {
    let example = ["build", "--quiet", "--profile", "fast", "--features", "inside", "--example", "times"];
    run_program(&mut cargo(&example))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    Ok(target.join("fast/examples").join(format!("times{}", std::env::consts::EXE_SUFFIX)))
}

/// The cases of a file, and how many are marked as unsupported.
fn cases(path: &Path) -> Result<(Vec<Case>, usize)> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let text = String::from_utf8_lossy(&bytes);
    let all: Vec<Value> = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(all) => all,
        Err(_) => serde_json::from_value(load_json(path)?)?,
    };
    let (mut cases, mut unsupported) = (Vec::new(), 0);
    for case in &all {
        if case["NotSupported"].is_string() {
            unsupported += 1;
            continue;
        }
        let results = case["Results"].as_array().context("no results")?;
        let results = results.iter().map(|result| {
            let text = result["Text"].as_str().unwrap_or_default().to_owned();
            (text, result["Value"].clone())
        });
        cases.push(Case {
            input: case["Input"].as_str().context("no input")?.to_owned(),
            published: case["Context"]["ReferenceDateTime"].as_str().unwrap_or_default().to_owned(),
            results: results.collect(),
        });
    }
    Ok((cases, unsupported))
}

fn count_passed(program: &Path, cases: &[Case], show: bool) -> Result<usize> {
    let lines: Vec<Value> = cases.iter().map(|case| json!([case.input, case.published])).collect();
    let found = ask(program, &lines)?;
    let mut passed = 0;
    for (case, found) in cases.iter().zip(&found) {
        let ours = found.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut good = true;
        for (text, value) in &case.results {
            let wanted = wanted(program, text, value)?;
            good &= ours.iter().any(|one| {
                let [own, value] = ["text", "value"].map(|key| one[key].as_str().unwrap_or_default());
                bare(own) == bare(text) && wanted.iter().any(|wanted| wanted == value)
            });
        }
        passed += usize::from(good);
        if show && !good {
            let ours: Vec<_> = ours.iter().map(|one| format!("{} = {}", one["text"], one["value"])).collect();
            println!(
                "--- {} ({})\n  expected {:?}\n  got {ours:?}",
                case.input, case.published, case.results
            );
        }
    }
    Ok(passed)
}

/// One line in, one line out.
fn ask(program: &Path, lines: &[Value]) -> Result<Vec<Value>> {
    let mut command = Command::new(program);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut input = child.stdin.take().context("no way in")?;
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output()?;
    if writer.join().is_err() || !output.status.success() {
        bail!("{} failed", program.display());
    }
    let text = String::from_utf8(output.stdout)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A text without spaces and what is cut off at its edges.
fn bare(text: &str) -> String {
    let mut text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    loop {
        let cut = EDGES.iter().find_map(|edge| {
            text.strip_prefix(edge).or_else(|| text.strip_suffix(edge)).filter(|rest| !rest.is_empty())
        });
        match cut {
            Some(rest) => text = rest.to_owned(),
            None => return text,
        }
    }
}

/// All values of ours that say what a result says.
fn wanted(program: &Path, text: &str, value: &Value) -> Result<Vec<String>> {
    let timex = value["Timex"].as_str().unwrap_or_default();
    let mut all = vec![with_minutes(timex)];
    let of_day = timex.split_once('T').filter(|(_, part)| ["MO", "MI", "AF", "EV", "NI"].contains(part));
    all.extend(of_day.map(|(day, _)| day.to_owned()));
    for key in ["PastResolution", "FutureResolution"] {
        let resolved: BTreeMap<String, Value> =
            serde_json::from_value(value[key].clone()).unwrap_or_default();
        let resolved: Vec<String> = resolved
            .values()
            .filter_map(|value| Some(with_minutes(&value.as_str()?.replacen(' ', "T", 1))))
            .collect();
        match resolved.as_slice() {
            [one] => all.push(one.clone()),
            // By the names of the keys the end comes first.
            [end, start] => {
                periods(start, end, timex, &mut all);
                // A part of a day whose year is left open.
                all.extend(of_day.and_then(|_| start.get(..10)).map(str::to_owned));
            }
            _ => {}
        }
    }
    all.extend(all.clone().iter().filter_map(|one| months_of(one)));
    if LUNAR.iter().any(|word| text.contains(word)) {
        for one in all.clone() {
            let parts: Vec<i64> =
                one.get(..10).unwrap_or("").split('-').filter_map(|p| p.parse().ok()).collect();
            if let [year, month, day] = parts[..]
                && let Some(civil) =
                    ask(program, &[json!([year, month, day])])?.first().and_then(Value::as_array)
                && let [Some(y), Some(m), Some(d)] = [0, 1, 2].map(|i| civil.get(i).and_then(Value::as_i64))
            {
                all.push(format!("{y:04}-{m:02}-{d:02}{}", one.get(10..).unwrap_or("")));
            }
        }
    }
    Ok(all)
}

/// `P3.5Y` as `P3Y6M`.
fn months_of(timex: &str) -> Option<String> {
    let (years, half) = timex.strip_prefix('P')?.strip_suffix('Y')?.split_once('.')?;
    (half == "5").then(|| format!("P{years}Y6M"))
}

/// What a period may be for us.
fn periods(start: &str, end: &str, timex: &str, all: &mut Vec<String>) {
    all.push(format!("{start}/{end}"));
    if let Some(before) = day_before(end) {
        all.push(if before == start { before } else { format!("{start}/{before}") });
    }
    let [start_year, end_year] =
        [start, end].map(|day| day.get(..4).and_then(|year| year.parse::<i32>().ok()));
    if let (Some(first), Some(last)) = (start_year, end_year) {
        let [start, end] = [start, end].map(|day| day.get(4..).unwrap_or(""));
        if start == "-01-01" && end == "-01-01" {
            all.push(format!("{first:04}/{last:04}"));
            if last == first + 1 {
                all.push(format!("{first:04}"));
            }
            if last == first + 10 && first % 10 == 0 {
                all.push(format!("{}X", first / 10));
            }
        }
    }
    if let Some(before) = day_before(end)
        && start.ends_with("-01")
    {
        let [first, last] = [start, before.as_str()].map(|day| day.get(..7).unwrap_or("").to_owned());
        all.push(if first == last { first } else { format!("{first}/{last}") });
    }
    if let Some(length) = timex.trim_matches(['(', ')']).split(',').nth(2) {
        all.push(length.to_owned());
    }
}

/// The day before a day.
fn day_before(day: &str) -> Option<String> {
    if day.len() != 10 {
        return None;
    }
    let parts: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return None };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |month: u32| match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, day) = match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (_, 1) => (year, month - 1, length(month - 1)),
        _ => (year, month, day - 1),
    };
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A time of day with its minutes, and without seconds that are nought.
fn with_minutes(value: &str) -> String {
    let value = value.strip_prefix("Set: ").unwrap_or(value);
    let clock = if value.contains('T') || value.len() != 8 || !value.contains(':') {
        value.to_owned()
    } else {
        format!("T{value}")
    };
    match clock.rsplit_once('T') {
        Some((day, hour))
            if hour.len() == 2 && hour.bytes().all(|b| b.is_ascii_digit()) && !day.starts_with('P') =>
        {
            format!("{day}T{hour}:00")
        }
        Some((day, hour)) if hour.len() == 8 && hour.ends_with(":00") => format!("{day}T{}", &hour[..5]),
        _ => clock,
    }
}
