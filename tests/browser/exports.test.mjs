// What the page saves, opened by the programs that it is meant for: each format by a reader that others wrote.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { after, before, describe, test } from "node:test";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import ICAL from "ical.js";
import jsonld from "jsonld";
import { validateXML } from "xmllint-wasm";
import { parse } from "yaml";
import { drop, file, launch, localUrl, needsChromium, open, sample, settled } from "./browser.mjs";

// Words that formats like to break on: quotation marks, braces, ampersands, signs of YAML, other scripts.
const HARD = `<!doctype html><html lang="en"><head><title>"Yes: & {no}" – 'said' #1 – Lindby Post</title>
<meta name="author" content="Ada O'Holm-Smith"><meta property="article:published_time" content="2024-03-12T08:30:00+01:00">
<meta property="og:site_name" content="Lindby Post & Co."><link rel="canonical" href="https://lindby.example/a?b=1&amp;c=%7B2%7D"></head>
<body><article><h1>"Yes: &amp; {no}" – 'said' #1</h1><p class="byline">By Ada O'Holm-Smith</p>
<p>The quay &lt;north&gt; costs 5 % &amp; more, said Nils Berg, the harbour master, on 11 March 2024. "We will {open} it; on Friday", he said.</p>
<ul><li>One</li><li>Two<ul><li>Two and a half</li></ul></li></ul><table><tr><th>Pier</th><th>Cost</th></tr><tr><td>A|B</td><td>5,000</td></tr></table>
<pre>if (a &lt; b) { return "x"; }</pre><blockquote><p>To be read: slowly.</p></blockquote></article></body></html>`;

let browser, page, context;
const formats = new Map();

/** What the page saves of all documents in a format. */
const together = async (format) => {
  if (!formats.has(format)) {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByLabel("Save all documents of the list as").selectOption(format),
    ]);
    formats.set(format, await readFile(await download.path(), "utf8"));
  }
  return formats.get(format);
};

/** How many documents were dropped, and which. */
let titles;

describe("what is saved is read by others", needsChromium, () => {
  before(async () => {
    browser = await launch();
    ({ page, context } = await open(browser, localUrl));
    const files = await Promise.all(["news-gbk.html", "portal.txt", "forum.txt", "readout.txt", "feed-item.md"].map(
      async (name) => ({ name, bytes: await readFile(sample(name)) })));
    await drop(page, [...files, { name: "hard.html", text: HARD }]);
    assert.equal(await settled(page), "6 documents");
    titles = JSON.parse(await together("csl-json")).map((item) => item.title);
    assert.equal(titles.length, 6);
    assert.ok(titles.some((title) => title.includes('"Yes: & {no}"')), titles.join("\n"));
  });
  after(async () => {
    await context?.close();
    await browser?.close();
  });

  test("CSL-JSON, BibTeX and RIS by citation-js, which finds the same titles and times in all three", async () => {
    // Dashes and quotation marks have spellings of their own in BibTeX; what counts is that the words are there.
    const plain = (text) => text.normalize("NFKC").replace(/<[^>]*>/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const facts = (text) => new Cite(text).data.map((item) => [plain(item.title), item.issued?.["date-parts"]?.[0]?.join("-") ?? ""]);
    const expect = facts(await together("csl-json"));
    assert.deepEqual(expect.map(([title]) => title), titles.map(plain));
    assert.deepEqual(facts(await together("bibtex")).map(([title]) => title), expect.map(([title]) => title));
    // Of RIS it reads the year alone; the day stands beside that, where Zotero looks for it.
    const years = expect.map(([title, day]) => [title, day.split("-")[0]]);
    assert.deepEqual(facts(await together("ris")), years);
    const days = [...(await together("ris")).matchAll(/^DA {2}- (\d{4})\/(\d\d)\/(\d\d)$/gm)].map(([, ...day]) => day.map(Number).join("-"));
    assert.deepEqual(days, expect.map(([, day]) => day).filter((day) => day.split("-").length === 3));
    const hard = new Cite(await together("bibtex")).data.find((item) => item.title.includes("Yes"));
    assert.equal(hard.author[0].family, "O'Holm-Smith");
    assert.ok(plugins.config.has("@csl"));
    assert.match(new Cite(await together("csl-json")).format("bibliography", { template: "apa", lang: "en-US" }), /O['’]Holm-Smith, A\. \(2024, March 12\)/);
  });

  test("front matter by a YAML parser", async () => {
    const text = await together("clipping");
    const heads = text.split(/^---$/m).filter((part) => /^\ntitle:/.test(part)).map((part) => parse(part));
    assert.deepEqual(heads.map((head) => head.title), titles);
    const hard = heads.at(-1);
    assert.deepEqual(hard.author, ["Ada O'Holm-Smith"]);
    assert.equal(hard.source, "https://lindby.example/a?b=1&c=%7B2%7D");
  });

  test("JSON-LD by a JSON-LD processor", async () => {
    // The vocabulary itself is out of reach from here: every plain key stands for its name in it.
    const documentLoader = async (url) => ({
      contextUrl: null, documentUrl: url, document: { "@context": { "@vocab": "http://schema.org/" } },
    });
    const expanded = await jsonld.expand(JSON.parse(await together("json-ld")), { documentLoader, safe: true });
    assert.equal(expanded.length, 6);
    for (const [at, node] of expanded.entries()) {
      assert.match(node["@type"][0], /^http:\/\/schema\.org\/(NewsArticle|Article|DiscussionForumPosting)$/);
      assert.equal(node["http://schema.org/headline"][0]["@value"], titles[at]);
    }
  });

  test("TEI by xmllint, against the schema of the TEI Consortium", async () => {
    const schema = gunzipSync(await readFile(file("tests/browser/schemas/tei_all.rng.gz"))).toString();
    const text = await together("tei");
    // What is no TEI is refused, and it alone.
    const { errors } = await validateXML({
      xml: [{ fileName: "saved.xml", contents: text }, { fileName: "other.xml", contents: text.replace("<body>", "<body><quay/>") }],
      schema: [{ fileName: "tei_all.rng", contents: schema }],
      extension: "relaxng", initialMemoryPages: 1024, maxMemoryPages: 4096,
    });
    assert.deepEqual([...new Set(errors.map((error) => error.loc?.fileName ?? error.rawMessage))], ["other.xml"], JSON.stringify(errors.slice(0, 5)));
  });

  test("TMX by xmllint, as well-formed", async () => {
    const { valid, errors } = await validateXML({ xml: [{ fileName: "a.tmx", contents: await together("tmx") }], schema: [], extension: "schema" })
      .catch((error) => ({ valid: false, errors: [error.message] }));
    assert.ok(valid, JSON.stringify(errors));
  });

  test("tables by the rules of RFC 4180", async () => {
    for (const format of ["csv", "comments-csv", "statements-csv", "times-csv"]) {
      const rows = table((await together(format)).replace(/^\ufeff/, ""));
      assert.ok(rows.length > 2, format);
      assert.ok(rows.every((row) => row.length === rows[0].length), format);
    }
    const rows = table((await together("csv")).replace(/^\ufeff/, ""));
    const at = rows[0].indexOf("title");
    assert.deepEqual(rows.slice(1).map((row) => row[at]), titles);
  });

  test("the timeline by a reader of calendars", async () => {
    const tab = await open(browser, localUrl);
    const reports = ["ferry-evening-news.html", "ferry-radio.html", "talks-agency.html"];
    await drop(tab.page, await Promise.all(reports.map(async (name) => ({ name, bytes: await readFile(file("tests/collection", name)) }))));
    await settled(tab.page);
    await tab.page.locator(".row-overview .row-open").click();
    const [download] = await Promise.all([
      tab.page.waitForEvent("download"),
      tab.page.getByRole("button", { name: /calendar|ICS/i }).first().click(),
    ]);
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), "utf8")));
    const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
    assert.ok(events.length > 0);
    for (const event of events) assert.ok(event.summary && event.startDate.year > 2000, event.summary);
    await tab.context.close();
  });
});

/** The cells of a table: RFC 4180, with quoted cells. */
function table(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)) {
    rows.at(-1).push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === "\r\n") rows.push([]);
    if (end === "") break;
  }
  if (rows.at(-1).length === 1 && rows.at(-1)[0] === "") rows.pop();
  return rows;
}
