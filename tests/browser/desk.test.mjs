// The desk: what a reader puts right, finds again and takes along. Each test performs the gesture and looks at the result.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile, writeFile, mkdtemp } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drag, drop, eventually, launch, localUrl, open, ready, reload, row, settled } from "./browser.mjs";

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "desk-"));
});
after(() => browser?.close());

const FERRY = {
  name: "ferry.html",
  text: `<!doctype html><html lang=en><title>Ferry returns – Lindby Post</title><meta name=author content="Mira Holt">
    <meta property=og:site_name content="Lindby Post"><meta property=article:published_time content=2024-05-01>
    <nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Ferry returns</h1>
    <p>The ferry between Lindby and Ostholm sails again from Monday, the harbour office said on Friday.</p>
    <p>“We have waited long enough for this day,” said Mira Holt, who runs the inn on the quay of Ostholm.</p>
    <p>Repairs of the pier took two weeks longer than planned, and cost twice as much as the council had set aside.</p>
    </article></html>`,
};
const HARBOUR = {
  name: "港口.html",
  text: `<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口重新開放</title><article><h1>港口重新開放</h1>
    <p>林德比港經過兩週的維修，於週一重新開放，港務處處長王小雨表示，渡輪將按原時刻表開行，所有航線恢復正常。</p>
    <p>居民們對此表示歡迎，並希望今後的維修工作能夠更加迅速，不再影響日常出行和漁業生產。</p></article></html>`,
};

const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), path: await download.path() };
};
const saveAll = (page, value) =>
  saved(page, () => page.getByLabel("Save all documents of the list as").selectOption(value));
const tab = (page, name) => page.getByRole("tab", { name }).click();
const field = (page, name) =>
  page.locator(".field").filter({ has: page.getByRole("heading", { name, exact: true }) });
const start = async (files = [FERRY], options = {}) => {
  const opened = await open(browser, localUrl, options);
  await drop(opened.page, files);
  await row(opened.page, "Ferry returns").first().waitFor();
  await settled(opened.page);
  await row(opened.page, "Ferry returns").first().getByRole("button").first().click();
  return opened;
};
const title = (page) => page.locator(".sheet .title").innerText();

describe("corrections", () => {
  test("a field is written anew, undone, done again, kept over a reload and taken back", async () => {
    const { page, context, seen } = await start();
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Title" }).click();
    await page.keyboard.type("The ferry is back");
    await page.keyboard.press("Enter");
    await field(page, "Title").getByText("The ferry is back").first().waitFor();
    await field(page, "Title").getByText("Found: Ferry returns").waitFor();
    await tab(page, "Read");
    assert.match(await title(page), /^The ferry is back/);
    await page.keyboard.press("Control+z");
    await page.locator(".sheet .title", { hasText: "Ferry returns" }).waitFor();
    await page.keyboard.press("Control+Shift+z");
    await page.locator(".sheet .title", { hasText: "The ferry is back" }).waitFor();
    await reload(page);
    await ready(page);
    await row(page, "The ferry is back").waitFor();
    await settled(page);
    await page.getByText("Your corrections · 1").click();
    await page.getByRole("button", { name: "Take back: Title" }).click();
    await row(page, "Ferry returns").waitFor();
    await eventually(async () => assert.equal(await page.getByText("Your corrections").count(), 0));
    await reload(page);
    await ready(page);
    await row(page, "Ferry returns").waitFor();
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("a candidate that lost is used, and the one found is one click away", async () => {
    const two = { ...FERRY, text: FERRY.text.replace("<article>", "<article><p class=byline>By Sam Oster</p>") };
    const { page, context } = await start([two]);
    await tab(page, "Fields");
    const authors = field(page, "Authors");
    const before = await authors.locator(".field-values").innerText();
    await authors.locator("summary").click();
    const other = authors.locator(".rejected li").first();
    const value = await other.locator(".rejected-value").innerText();
    await eventually(async () => assert.doesNotMatch(await other.locator(".rejected-why").innerText(), /\d/));
    await other.getByRole("button", { name: /^Use this one/ }).click();
    await authors.getByText("corrected by you", { exact: true }).waitFor();
    await eventually(async () => assert.equal(await authors.locator(".field-values").innerText(), value));
    await authors.getByRole("button", { name: "Take back" }).click();
    assert.equal(await authors.locator(".field-values").innerText(), before);
    await context.close();
  });

  test("a value is refused that is none, and a missing field is added", async () => {
    const { page, context } = await start();
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Published" }).click();
    await page.keyboard.type("last Monday");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("alert").getByText("Write a day as").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Edit Editors" }).click();
    await page.keyboard.type("Sam Oster, Lea Vik");
    await page.keyboard.press("Enter");
    await tab(page, "Read");
    await page.getByText("Editing: Sam Oster, Lea Vik").waitFor();
    await context.close();
  });

  test("a block gets another zone: the text is put together anew, and every export has it", async () => {
    const { page, context } = await start();
    await tab(page, "Structure");
    await page.locator(".block").filter({ hasText: "Repairs of the pier" }).click();
    await page.getByLabel("Change the zone").selectOption({ label: "Advertisement" });
    await page.locator(".details").getByText("Found: Paragraph").waitFor();
    await tab(page, "Read");
    await page.locator(".sheet").getByText("sails again from Monday").waitFor();
    await eventually(async () => assert.equal(await page.locator(".sheet").getByText("Repairs of the pier").count(), 0));
    const text = await saved(page, () => page.locator(".pane-tools").getByRole("button", { name: "Plain text" }).click());
    assert.doesNotMatch(await readFile(text.path, "utf8"), /Repairs of the pier/);
    const json = await saved(page, () => page.locator(".pane-tools").getByRole("button", { name: "JSON", exact: true }).click());
    const [correction] = JSON.parse(await readFile(json.path, "utf8")).corrections;
    assert.deepEqual([correction.value, correction.found, correction.by], ["advertisement", "paragraph", "reader"]);
    const table = await saveAll(page, "corrections-csv");
    assert.match(await readFile(table.path, "utf8"), /ferry\.html,blocks\[\d+\]\.zone,paragraph,advertisement,"Repairs/);
    await page.keyboard.press("Control+z");
    await page.locator(".sheet").getByText("Repairs of the pier").waitFor();
    await context.close();
  });

  test("a statement is given to somebody else, or is none", async () => {
    const { page, context } = await start();
    await tab(page, "Statements");
    const said = page.locator(".said li").filter({ hasText: "waited long enough" });
    await said.locator("summary").click();
    await said.getByLabel("Other speaker").selectOption({ label: "Speaker not certain" });
    await said.getByText("corrected by you").waitFor();
    await page.getByRole("heading", { name: "Speaker not certain" }).waitFor();
    if (!await said.getByRole("button", { name: "Not a statement" }).isVisible()) await said.locator("summary").click();
    await said.getByRole("button", { name: "Not a statement" }).click();
    await said.waitFor({ state: "detached" });
    await page.getByText("Your corrections · 2").click();
    await page.getByRole("button", { name: "Take all back" }).click();
    await page.getByRole("tab", { name: "Statements" }).waitFor();
    await said.waitFor();
    await context.close();
  });

  test("a removed file comes back by Ctrl+Z with its corrections, and does not come back by a reload", async () => {
    const { page, context } = await start([FERRY, HARBOUR]);
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Title" }).click();
    await page.keyboard.type("Mine");
    await page.keyboard.press("Enter");
    await row(page, "Mine").getByRole("button", { name: /^Remove/ }).click();
    await row(page, "Mine").waitFor({ state: "detached" });
    await page.keyboard.press("Control+z");
    await row(page, "Mine").waitFor();
    await page.keyboard.press("Control+Shift+z");
    await row(page, "Mine").waitFor({ state: "detached" });
    await page.waitForTimeout(300);
    await reload(page);
    await ready(page);
    await row(page, "港口重新開放").waitFor();
    assert.equal(await settled(page), "1 document");
    await context.close();
  });
});

describe("the project file", () => {
  test("everything is saved, read by others, and opened again by a drop", async () => {
    const { page, context } = await start([FERRY, HARBOUR]);
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Title" }).click();
    await page.keyboard.type("The ferry is back");
    await page.keyboard.press("Enter");
    await row(page, "The ferry is back").waitFor();
    const project = await saveAll(page, "project");
    assert.match(project.name, /^tearsheet \d{4}-\d\d-\d\d\.zip$/);
    // Another program reads it.
    const listed = execFileSync("python3", ["-c",
      "import zipfile,sys,json; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None;" +
      "print(json.dumps([z.namelist(), json.loads(z.read('tearsheet.json'))['version'], z.read('sources/ferry.html').decode()]))",
      project.path], { encoding: "utf8" });
    const [names, version, ferry] = JSON.parse(listed);
    assert.deepEqual(names, ["tearsheet.json", "sources/ferry.html", "sources/港口.html"]);
    assert.equal(version, 2);
    assert.equal(ferry, FERRY.text);
    const path = join(folder, "week.zip");
    await writeFile(path, await readFile(project.path));
    await context.close();
    const other = await open(browser, localUrl);
    await drag(other.page, [path]);
    await other.page.getByText("Opened a project of 2 files.").waitFor();
    await row(other.page, "The ferry is back").waitFor();
    assert.equal(await settled(other.page), "2 documents");
    await reload(other.page);
    await ready(other.page);
    await row(other.page, "The ferry is back").waitFor();
    assert.deepEqual(other.seen.problems, []);
    await other.context.close();
  });

  const project = (name, change) => {
    const path = join(folder, name);
    execFileSync("python3", ["-c", `
import zipfile, json, sys
page = ${JSON.stringify(FERRY.text)}
z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_STORED)
z.writestr('tearsheet.json', json.dumps(${change}))
z.writestr('sources/ferry.html', page)
z.close()`, path]);
    return path;
  };
  const manifest = (version) =>
    `{"tearsheet": "project", "version": ${version}, "stars": [1], "corrections": {}, ` +
    `"sources": [{"name": "ferry.html", "path": "sources/ferry.html"}]}`;

  test("a newer one is opened read-only, with a word", async () => {
    const { page, context } = await open(browser, localUrl);
    const path = project("newer.zip", manifest(3));
    const before = await readFile(path);
    await drag(page, [path]);
    await row(page, "Ferry returns").waitFor();
    await page.locator(".toast").getByText("saved by a newer version").waitFor();
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Title" }).click();
    await page.keyboard.type("Changed");
    await page.keyboard.press("Enter");
    await page.locator(".toast").getByText("saved by a newer version").waitFor();
    await row(page, "Ferry returns").waitFor();
    await eventually(async () => assert.ok(await page.locator("option[value=project]").isDisabled()));
    assert.deepEqual(await readFile(path), before);
    await context.close();
  });

  test("a damaged one loses no page", async () => {
    const { page, context } = await open(browser, localUrl);
    await drag(page, [project("damaged.zip", manifest(1).replace("sources/ferry.html", "sources/gone.html"))]);
    await page.locator(".toast").getByText("The project file is damaged").waitFor();
    await row(page, "Ferry returns").waitFor();
    assert.equal(await settled(page), "1 document");
    await context.close();
  });

  test("many documents are one archive of named files", async () => {
    const { page, context } = await start([FERRY, { ...FERRY, name: "again.html" }, HARBOUR]);
    const zip = await saveAll(page, "zip:clipping");
    assert.equal(zip.name, "tearsheet-clipping.zip");
    const names = execFileSync("python3", ["-c",
      "import zipfile,sys; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('\\n'.join(z.namelist()))",
      zip.path], { encoding: "utf8" }).trim().split("\n");
    assert.deepEqual(names.slice(0, 2), [
      "2024-05-01 Lindby Post - Ferry returns.md", "2024-05-01 Lindby Post - Ferry returns (2).md",
    ]);
    assert.match(names[2], /港口重新開放\.md$/);
    await context.close();
  });
});

describe("search", () => {
  test("rows say how many and where, the text is marked, whatever the script and the width", async () => {
    const { page, context, seen } = await start([FERRY, HARBOUR]);
    await page.getByRole("searchbox").fill("渡轮");
    await row(page, "港口重新開放").waitFor();
    await eventually(async () => assert.equal(await page.locator("nav [role=status]").innerText(), "1 of 2"));
    await page.locator(".row-hit mark", { hasText: /^渡輪$/ }).waitFor();
    await page.getByRole("searchbox").press("Enter");
    await page.locator(".sheet .title", { hasText: "港口" }).waitFor();
    // The page draws when it comes to it: what is marked is waited for.
    const marked = (words) => page.waitForFunction((words) => {
      const found = [...(CSS.highlights.get("found") ?? [])].map((range) => range.toString());
      return [...new Set(found)].join() === words.join();
    }, words, { timeout: 10_000 });
    await marked(["渡輪"]);
    await page.getByRole("searchbox").fill("“sails again”");
    await page.locator(".row-hit mark", { hasText: /^sails again$/ }).waitFor();
    await page.getByRole("searchbox").fill("\"again sails\"");
    await page.getByText("No document matches.").waitFor();
    await page.getByRole("searchbox").fill("ＦＥＲＲＹ");
    await page.getByRole("searchbox").press("Enter");
    await page.locator(".sheet .title", { hasText: "Ferry" }).waitFor();
    await marked(["Ferry", "ferry"]);
    await page.getByRole("searchbox").fill("");
    await page.waitForFunction(() => !CSS.highlights.has("found"));
    assert.deepEqual(seen.problems, []);
    assert.ok(seen.requests.every((url) => url.startsWith("file:") || url.startsWith("blob:")), seen.requests.join());
    await context.close();
  });
});
