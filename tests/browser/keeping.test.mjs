// What a reader keeps of documents and does with many at once: stars, tags and notes, the list of commands, corrections
// for a whole site, the page as it was laid out, and what the browser keeps. Each test performs the gesture.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createRequire } from "node:module";
import { readFile, writeFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drag, drop, eventually, launch, localUrl, open, ready, reload, row, serveSite, settled } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
async function clean(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    iframes: false, runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" "))}`), []);
}

const report = (number, title) => ({
  name: `${number}.html`,
  text: `<!doctype html><html lang=en><title>${title}</title><meta property=og:site_name content="Admin">
    <link rel=canonical href="https://lindby.example/${number}"><meta property=article:published_time content=2024-05-0${number}>
    <article><h1>${title}</h1><p>The ${title.toLowerCase()} was on everybody's lips in Lindby this week, the harbour office said on Friday.</p>
    <p>Residents welcomed it, and hope that the work on the pier number ${number} will be quicker next time.</p>
    <p>Sign up for our newsletter and never miss a story from the islands again, every morning at seven.</p></article></html>`,
});
const REPORTS = [report(1, "Ferry return"), report(2, "Mill opening"), report(3, "Inn closure")];
const OTHER = {
  name: "港口.html",
  text: `<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口重新開放</title><article><h1>港口重新開放</h1>
    <p>林德比港經過兩週的維修，於週一重新開放，港務處處長王小雨表示，渡輪將按原時刻表開行，所有航線恢復正常。</p>
    <p>居民們對此表示歡迎，並希望今後的維修工作能夠更加迅速，不再影響日常出行和漁業生產。</p></article></html>`,
};

const start = async (files = [...REPORTS, OTHER], options = {}, url = localUrl) => {
  const opened = await open(browser, url, options);
  await drop(opened.page, files);
  await settled(opened.page);
  await row(opened.page, "Ferry return").first().getByRole("button").first().click();
  return opened;
};
const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), path: await download.path() };
};
const text = async (file) => readFile(file.path, "utf8");
const saveAll = (page, value) =>
  saved(page, () => page.getByLabel("Save all documents of the list as").selectOption(value));

// What is typed before the field has the focus is taken for shortcuts.
const type = async (page, text) => {
  await page.locator(":is(input, textarea):focus").waitFor();
  await page.keyboard.type(text);
};

describe("stars, tags and notes", () => {
  test("are given, narrow the list, are searched, undone, kept over a reload, and go into the exports", async () => {
    const { page, context, seen } = await start();
    await page.keyboard.press("s");
    await page.getByRole("button", { name: "Star", exact: true, pressed: true }).waitFor();
    await page.getByLabel("Add a tag").fill("harbour, #2024 plans");
    await page.keyboard.press("Enter");
    await row(page, "Ferry return").getByText("2024 plans").waitFor();
    await page.getByRole("button", { name: "Add a note" }).click();
    await type(page, "Ask the harbour office again.");
    await page.getByRole("searchbox").fill("office again");
    await page.locator(".row-hit mark", { hasText: "office" }).first().waitFor();
    await page.getByRole("searchbox").fill("");
    await clean(page);
    await page.getByLabel("Show only").selectOption({ label: "Starred" });
    await row(page, "Mill opening").waitFor({ state: "detached" });
    await page.getByLabel("Show only").selectOption({ label: "harbour · 1" });
    await eventually(async () => assert.equal(await page.locator(".rows .row").count(), 1));
    await page.getByLabel("Show only").selectOption({ label: "All" });
    await page.getByRole("button", { name: "Remove the tag harbour" }).click();
    await row(page, "Ferry return").getByText("harbour", { exact: true }).waitFor({ state: "detached" });
    await page.locator("body").press("Control+z");
    await row(page, "Ferry return").getByText("harbour", { exact: true }).waitFor();
    await reload(page);
    await ready(page);
    await row(page, "Ferry return").getByText("harbour", { exact: true }).waitFor();
    await settled(page);
    await row(page, "Ferry return").getByRole("button").first().click();
    await page.getByRole("button", { name: "Star", exact: true, pressed: true }).waitFor();
    await eventually(async () => assert.equal(await page.getByRole("textbox", { name: "Note" }).inputValue(), "Ask the harbour office again."));

    const markdown = await text(await saved(page, () => page.locator(".pane-tools").getByRole("button", { name: "Markdown" }).click()));
    assert.match(markdown, /\nstarred: true\n/);
    assert.match(markdown, /\nnote: "Ask the harbour office again\."\n/);
    assert.match(markdown, /\ntags:\n {2}- "harbour"\n {2}- "2024 plans"\n/);
    const table = await text(await saveAll(page, "csv"));
    assert.match(table, /,true,harbour \| 2024 plans,Ask the harbour office again\.\r\n/);
    const [item] = JSON.parse(await text(await saveAll(page, "csl-json")));
    assert.equal(item.keyword, "harbour, 2024 plans");
    assert.match(item.note, /^Ask the harbour office again\./);
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("go with the project file", async () => {
    const { page, context } = await start();
    await page.getByLabel("Add a tag").fill("渡輪");
    await page.keyboard.press("Enter");
    await row(page, "Ferry return").getByText("渡輪").waitFor();
    const project = await saveAll(page, "project");
    const path = join(await mkdtemp(join(tmpdir(), "keeping-")), "week.zip");
    await writeFile(path, await readFile(project.path));
    await context.close();
    const other = await open(browser, localUrl);
    await drag(other.page, [path]);
    await row(other.page, "Ferry return").getByText("渡輪").waitFor();
    await other.context.close();
  });
});

describe("the list of commands", () => {
  test("does what is typed, by the keyboard alone, and leaves the focus where it was", async () => {
    const { page, context, seen } = await start();
    await row(page, "Ferry return").getByRole("button").first().focus();
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "All commands" });
    await dialog.waitFor();
    await clean(page);
    await type(page, "struct");
    await dialog.getByRole("option", { name: /^Structure/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Structure", selected: true }).waitFor();
    await dialog.waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => document.activeElement.className), "row-open");
    // A document by its title, in whichever script.
    await page.keyboard.press("Control+k");
    await type(page, "港口重新开放");
    await page.keyboard.press("Enter");
    await page.locator(".row-current", { hasText: "港口" }).waitFor();
    // Arrow keys go round, Escape leaves.
    await page.keyboard.press("Control+k");
    await type(page, "colours");
    const chosen = dialog.locator("[aria-selected=true]");
    const first = await chosen.innerText();
    await page.keyboard.press("ArrowUp");
    await page.waitForFunction((first) => document.querySelector("[role=option][aria-selected=true]").innerText !== first, first);
    await page.keyboard.press("ArrowDown");
    await dialog.getByRole("option", { name: first, selected: true }).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    const file = await saved(page, async () => {
      await page.keyboard.press("Control+k");
      await type(page, "save: plain");
      await dialog.getByRole("option", { selected: true, name: "Save: Plain text" }).waitFor();
      await page.keyboard.press("Enter");
    });
    assert.match(file.name, /港口.*\.txt$/);
    // A command that opens another dialog.
    await page.keyboard.press("Control+k");
    await type(page, "help");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    await page.waitForTimeout(200);
    await eventually(async () => assert.ok(await page.getByRole("dialog", { name: "Help" }).isVisible()));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await type(page, "add a tag");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.className === "tag-field");
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("waits for an input method, and speaks the language of the interface", async () => {
    const { page, context } = await start(undefined, { locale: "zh-CN" });
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog", { name: "全部命令" });
    await dialog.waitFor();
    const before = await dialog.getByRole("option").count();
    const session = await page.context().newCDPSession(page);
    await session.send("Input.imeSetComposition", { text: "jie", selectionStart: 3, selectionEnd: 3 });
    await page.waitForTimeout(200);
    await eventually(async () => assert.equal(await dialog.getByRole("option").count(), before, "letters being composed are no query"));
    await session.send("Input.insertText", { text: "结构" });
    await dialog.getByRole("option", { name: /^结构/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "结构", selected: true }).waitFor();
    await context.close();
  });
});

describe("corrections for a whole site", () => {
  const tab = (page, name) => page.getByRole("tab", { name }).click();

  test("a field is offered where the same was found, shown first, and undone as one", async () => {
    const { page, context, seen } = await start();
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Site" }).click();
    await type(page, "Lindby Post");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Apply to 2 more …" }).click();
    const dialog = page.getByRole("dialog", { name: "Apply to other documents of this site" });
    await dialog.getByText("Mill opening").waitFor();
    await clean(page);
    await eventually(async () => assert.equal(await row(page, "Mill opening").getByText("Lindby Post").count(), 0, "nothing has happened yet"));
    await dialog.getByLabel(/Inn closure/).uncheck();
    await dialog.getByRole("button", { name: "Apply to 1" }).click();
    await row(page, "Mill opening").getByText("Lindby Post").waitFor();
    await row(page, "Inn closure").getByText("Admin").waitFor();
    await page.getByRole("button", { name: "Apply to 1 more …" }).click();
    await dialog.getByRole("button", { name: "Apply to 1" }).click();
    await row(page, "Inn closure").getByText("Lindby Post").waitFor();
    await page.keyboard.press("Control+z");
    await row(page, "Inn closure").getByText("Admin").waitFor();
    await row(page, "Mill opening").getByText("Lindby Post").waitFor();
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("a block's zone is offered where the same stands", async () => {
    const { page, context } = await start();
    await tab(page, "Structure");
    await page.locator(".block").filter({ hasText: "Sign up for our newsletter" }).click();
    // Whatever it was found to be: here it is said to be something else.
    const now = await page.getByLabel("Change the zone").inputValue();
    await page.getByLabel("Change the zone").selectOption(now === "promotion" ? "advertisement" : "promotion");
    await page.getByRole("button", { name: "Apply to 2 more …" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Apply to 2" }).click();
    await row(page, "Inn closure").getByRole("button").first().click();
    await page.getByText("Your corrections · 1").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("Your corrections").waitFor({ state: "detached" });
    await context.close();
  });
});

describe("the page as it was laid out", () => {
  const HOSTILE = `<!doctype html><html lang=en><title>Talkative</title><base href="http://tracker.invalid/">
    <meta http-equiv=refresh content="0;url=http://tracker.invalid/d"><link rel=stylesheet href="http://tracker.invalid/a.css">
    <style>@import "http://tracker.invalid/i.css"; body { background: url(http://tracker.invalid/b.png) }</style>
    <script>top.harmed = parent.harmed = 1; fetch("http://tracker.invalid/s")</script>
    <body onload="parent.harmed = 1" background="http://tracker.invalid/c.png"><article><h1>Talkative page</h1>
    <p style="color: rgb(0, 100, 0); background: url(http://tracker.invalid/p.png)">It calls home in many ways, the keeper of the tower said on Monday.</p>
    <p>And again it calls, in a second paragraph that is long enough to be <a href="http://tracker.invalid/link" ping="http://tracker.invalid/ping">one</a>.</p>
    <img src="http://tracker.invalid/f.png" alt="The quay" onerror="parent.harmed = 1"><img src=x onerror="parent.harmed = 1">
    <img alt=dot src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7">
    <svg onload="parent.harmed = 1"><image href="http://tracker.invalid/l.png"/></svg><iframe src="http://tracker.invalid/i"></iframe>
    <details open ontoggle="parent.harmed = 1"><summary>More</summary>folded</details>
    <form action="http://tracker.invalid/m"><button>Send</button></form></article></html>`;

  for (const place of ["file", "served"]) {
    test(`${place}: is shown, runs nothing and asks for nothing`, async () => {
      const site = place === "served" ? await serveSite() : undefined;
      const { page, context, seen } = await open(browser, site?.url ?? localUrl);
      if (site) await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await drop(page, [{ name: "talkative.html", text: HOSTILE }]);
      await row(page, "Talkative").waitFor();
      const before = seen.requests.length;
      await page.getByRole("tab", { name: "Original" }).click();
      const frame = page.frameLocator("iframe.original-page");
      await frame.getByText("It calls home in many ways").waitFor();
      await eventually(async () => assert.equal(await page.locator("iframe.original-page").getAttribute("sandbox"), ""));
      await frame.getByText("The quay").waitFor();
      await eventually(async () => assert.equal(await frame.locator("img").count(), 1, "the picture that the page carries"));
      const green = await frame.getByText("It calls home").evaluate((it) => getComputedStyle(it).color);
      assert.equal(green, "rgb(0, 100, 0)", "styles that load nothing stay");
      await eventually(async () => assert.equal(await frame.getByText("one", { exact: true }).getAttribute("title"), "http://tracker.invalid/link"));
      await frame.getByText("one", { exact: true }).click();
      await page.waitForTimeout(500);
      assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
      assert.deepEqual(seen.requests.slice(before).filter((url) => !/^(blob|data|about):/.test(url)), []);
      // What the test itself asks of the frame is refused there, too.
      const refused = /^Blocked script execution in 'about:srcdoc'/;
      assert.deepEqual(seen.problems.filter((problem) => !refused.test(problem)), []);
      await clean(page);
      await context.close();
      await site?.close();
    });
  }

  test("a text has none", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [{ name: "a.txt", text: "Ferry returns\n\nThe ferry sails again from Monday, the harbour office said on Friday.\n" }]);
    await page.getByRole("tab", { name: "Source" }).waitFor();
    await eventually(async () => assert.equal(await page.getByRole("tab", { name: "Original" }).count(), 0));
    await context.close();
  });
});

describe("what the browser keeps", () => {
  const tab = (page, name) => page.getByRole("tab", { name }).click();

  test("its size is shown; a full store is said, and what was read stays", async () => {
    const site = await serveSite();
    const { page, context } = await open(browser, site.url);
    await drop(page, [REPORTS[0]]);
    await page.locator(".rail-kept", { hasText: /^\d+ B kept in this browser$|^[\d.]+ kB kept in this browser$/ }).waitFor();
    await settled(page);
    // The browser says so itself here: Chromium lets IndexedDB go on beyond a quota that is set from outside.
    await page.evaluate(() => {
      const add = IDBObjectStore.prototype.add;
      IDBObjectStore.prototype.add = function (value, ...rest) {
        if (value.file?.size > 1e6) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        return add.call(this, value, ...rest);
      };
    });
    const long = { ...REPORTS[1], text: REPORTS[1].text.replace("</article>", `<!--${"x".repeat(3_000_000)}--></article>`) };
    await drop(page, [long]);
    await page.locator(".toast").getByText("no room for more").waitFor();
    await page.locator(".rail-kept", { hasText: "No more room in this browser" }).waitFor();
    await row(page, "Mill opening").getByRole("button").first().click();
    await page.locator(".sheet .title", { hasText: "Mill opening" }).waitFor();
    // What is no longer kept is asked about before the page is left.
    const asked = new Promise((resolve) => page.once("dialog", (dialog) => { resolve(dialog.type()); dialog.accept(); }));
    await reload(page);
    assert.equal(await asked, "beforeunload");
    await ready(page);
    await row(page, "Ferry return").waitFor();
    await eventually(async () => assert.equal(await row(page, "Mill opening").count(), 0));
    await context.close();
    await site.close();
  });

  test("two tabs do not take back what the other did", async () => {
    const { page, context } = await start([REPORTS[0]]);
    const other = await context.newPage();
    await other.goto(localUrl);
    await ready(other);
    await row(other, "Ferry return").getByRole("button").first().click();
    await tab(page, "Fields");
    await page.getByRole("button", { name: "Edit Title" }).click();
    await type(page, "The ferry is back");
    await page.keyboard.press("Enter");
    // The corrected document takes the place of the one that was shown.
    await row(page, "The ferry is back").waitFor();
    await page.getByLabel("Add a tag").fill("harbour");
    await page.keyboard.press("Enter");
    await row(page, "The ferry is back").getByText("harbour").waitFor();
    await page.waitForTimeout(300);
    // The other tab, which knows nothing of that, corrects another field and gives a star.
    await tab(other, "Fields");
    await other.getByRole("button", { name: "Edit Site" }).click();
    await type(other, "Lindby Post");
    await other.keyboard.press("Enter");
    await row(other, "The ferry is back").getByText("Lindby Post").waitFor();
    await other.getByRole("button", { name: "Star", exact: true }).click();
    await row(other, "The ferry is back").getByText("harbour").waitFor();
    await other.waitForTimeout(300);
    for (const one of [page, other]) {
      await reload(one);
      await ready(one);
      await row(one, "The ferry is back").getByText("Lindby Post").waitFor();
      await row(one, "The ferry is back").getByText("harbour").waitFor();
      await row(one, "The ferry is back").getByText("starred").waitFor();
    }
    // A file that one removes is not put back by the other.
    await row(page, "The ferry is back").getByRole("button", { name: /^Remove/ }).click();
    await page.locator(".toast").getByRole("button", { name: "Close" }).click();
    await page.waitForTimeout(300);
    await reload(other);
    await ready(other);
    await other.getByText("Or start with a sample").waitFor();
    await context.close();
  });
});

describe("the way back", () => {
  test("closing within the page takes its steps with it", async () => {
    const { page, context, seen } = await start(undefined, { viewport: { width: 390, height: 800 } });
    const before = await page.evaluate(() => history.state ?? 0);
    assert.equal(before, 1);
    for (let round = 0; round < 3; round++) {
      await page.getByRole("button", { name: "All documents" }).click();
      await row(page, "Mill opening").getByRole("button").first().click();
      await page.locator(".sheet .title", { hasText: "Mill opening" }).waitFor();
    }
    const length = await page.evaluate(() => history.length);
    await page.getByRole("button", { name: "All documents" }).click();
    await row(page, "Mill opening").getByRole("button").first().waitFor();
    await page.waitForFunction(() => (history.state ?? 0) === 0);
    await row(page, "Mill opening").getByRole("button").first().click();
    await page.locator(".sheet .title", { hasText: "Mill opening" }).waitFor();
    assert.equal(await page.evaluate(() => history.length), length, "no step is left over");
    await page.goBack();
    await row(page, "Mill opening").getByRole("button").first().waitFor();
    await eventually(async () => assert.ok(await page.locator(".rail").isVisible()));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});

describe("the overview follows corrections", () => {
  const unfold = async (page) => {
    await page.locator(".overview details.alone").waitFor();
    await page.locator(".overview details.alone").evaluate((alone) => { alone.open = true; });
  };

  test("a corrected day is the day of the overview", async () => {
    const { page, context } = await start([REPORTS[0], OTHER]);
    await page.locator(".row-overview .row-open").click();
    await unfold(page);
    await page.locator(".overview .report-open", { hasText: "1 May 2024" }).first().waitFor();
    await row(page, "Ferry return").getByRole("button").first().click();
    await page.getByRole("tab", { name: "Fields" }).click();
    await page.getByRole("button", { name: "Edit Title" }).click();
    await type(page, "The ferry is back");
    await page.keyboard.press("Enter");
    await page.locator(".row-overview .row-open").click();
    await unfold(page);
    await page.locator(".overview .report-open", { hasText: "The ferry is back" }).first().waitFor();
    await context.close();
  });
});
