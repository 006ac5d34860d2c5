//! The command line as its users meet it.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::{fixtures, name_of, root};

fn tearsheet(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_tearsheet"))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("output is UTF-8")
}

fn names(output: &Output) -> Vec<String> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON"))
        .map(|document| document["source"]["name"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn folders_are_read_sorted_and_piped_as_json_lines() {
    let output = tearsheet(&["read", "www/samples"]);
    assert!(output.status.success());
    let read = names(&output);
    let mut sorted = read.clone();
    sorted.sort();
    assert_eq!(read, sorted);
    assert!(read.contains(&"www/samples/portal.txt".to_owned()), "{read:?}");
}

#[test]
fn order_and_threads_change_nothing() {
    let paths: Vec<String> = fixtures().iter().map(|path| path.display().to_string()).collect();
    let forwards: Vec<&str> = paths.iter().map(String::as_str).collect();
    let backwards: Vec<&str> = forwards.iter().rev().copied().collect();
    let one = stdout(&tearsheet(&[&["read", "--jsonl", "--threads", "1"], &*forwards].concat()));
    let four = stdout(&tearsheet(&[&["read", "--jsonl", "--threads", "4"], &*forwards].concat()));
    assert!(one == four, "four threads print otherwise than one");
    let reversed = stdout(&tearsheet(&[&["read", "--jsonl", "--threads", "3"], &*backwards].concat()));
    assert!(one.lines().eq(files_reversed(&reversed)), "another order of the files changes a document");
}

/// The lines of files from the last to the first; a file of several documents keeps its own order.
fn files_reversed(lines: &str) -> Vec<&str> {
    let file = |line: &&str| {
        let document: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let name = document["source"]["name"].as_str().unwrap_or_default();
        name.split(" › ").next().unwrap_or_default().to_owned()
    };
    let lines: Vec<&str> = lines.lines().collect();
    let mut files: Vec<&[&str]> = lines.chunk_by(|a, b| file(a) == file(b)).collect();
    files.reverse();
    files.concat()
}

#[test]
fn a_missing_file_is_told_and_the_others_are_read() {
    let output = tearsheet(&["read", "www/samples/portal.txt", "no-such-file.html", "www/samples/forum.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(names(&output), ["www/samples/portal.txt", "www/samples/forum.txt"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("no-such-file.html"));
}

#[test]
fn any_content_is_a_success() {
    let output = tearsheet(&["read", "tests/golden/hostile-binary.bin", "tests/golden/hostile-empty.html"]);
    assert!(output.status.success());
    assert_eq!(names(&output).len(), 2);
}

#[test]
fn a_limit_is_a_failure() {
    let output = tearsheet(&["read", "--max-size", "0", "www/samples/portal.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("limit"));
}

#[test]
fn standard_input_is_read_by_a_dash_or_by_nothing() {
    let page = std::fs::read(root().join("www/samples/news-en.html")).expect("the sample exists");
    for arguments in [&["read", "--text"][..], &["read", "--text", "-"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tearsheet"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("piped").write_all(&page).expect("the program listens");
        let output = child.wait_with_output().expect("the program ends");
        assert!(output.status.success());
        assert!(stdout(&output).contains("The repairs cost 1.3 million crowns"), "{}", stdout(&output));
    }
}

#[test]
fn json_is_one_array() {
    let output = tearsheet(&["read", "--json", "www/samples/portal.txt", "www/samples/forum.txt"]);
    let documents: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(documents.as_array().map(Vec::len), Some(2));
    let none = tearsheet(&["read", "--json", "no-such-file"]);
    assert_eq!(stdout(&none), "[]\n");
}

#[test]
fn markdown_has_title_text_and_comments() {
    let output = stdout(&tearsheet(&["read", "--markdown", "www/samples/news-en.html"]));
    assert!(output.starts_with("# Lindby harbour to reopen after two weeks of repairs\n"), "{output}");
    assert!(output.contains("## What it cost"), "{output}");
    assert!(output.contains("**Kelpie**"), "{output}");
}

#[test]
fn zones_are_one_line_a_block_and_plain_when_piped() {
    let output = tearsheet(&["zones", "www/samples/portal.txt"]);
    assert!(output.status.success());
    let text = stdout(&output);
    assert!(!text.contains('\u{1b}'), "colours in a pipe");
    assert!(text.lines().any(|line| line.contains("ranking") && line.contains("老渔民捡到漂流瓶")), "{text}");
}

#[test]
fn options_that_contradict_fail() {
    assert_eq!(tearsheet(&["read", "--json", "--text", "x"]).status.code(), Some(2));
    assert_eq!(tearsheet(&["no-such-command"]).status.code(), Some(2));
}

#[test]
fn a_closed_pipe_is_quiet() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_tearsheet"))
        .args(["read", "--jsonl"])
        .args(fixtures())
        .args(fixtures())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{:?}", output.status);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn folders_leave_out_what_browsers_save_beside_a_page() {
    let folder = std::env::temp_dir().join(format!("tearsheet-cli-{}", std::process::id()));
    let write = |name: &str| {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("the folder is made");
        std::fs::write(path, "<p>The ferry sails.</p>").expect("the file is written");
    };
    for name in
        ["b/page.html", "b/page_files/frame.html", "b/notes_files/kept.html", "a.html", ".hidden.html"]
    {
        write(name);
    }
    let output = tearsheet(&["read", &folder.display().to_string()]);
    let read: Vec<String> = names(&output).iter().map(|name| name_of(Path::new(name))).collect();
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    assert_eq!(read, ["a.html", "kept.html", "page.html"]);
}

#[test]
fn files_are_compared() {
    let output = tearsheet(&["compare", "--json", "tests/collection"]);
    assert!(output.status.success());
    let collection: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(collection["schema"], 1);
    let names: Vec<_> =
        collection["documents"].as_array().into_iter().flatten().map(|one| &one["name"]).collect();
    assert_eq!(names.len(), 6);
    assert_eq!(names[0], "tests/collection/ferry-evening-news.html");
    let ics = stdout(&tearsheet(&["compare", "--timeline", "ics", "tests/collection"]));
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    let csv = stdout(&tearsheet(&["compare", "--timeline", "csv", "tests/collection"]));
    assert!(csv.contains("\"2023-06-17\""), "{csv}");
    let summary = stdout(&tearsheet(&["compare", "tests/collection"]));
    assert!(summary.starts_with("6 documents, 2 stories, 2 copies"), "{summary}");
}
