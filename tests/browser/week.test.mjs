// The whole week at the desk: several lines at once, the source beside, comments put right, text as large as is wanted,
// the phone in one hand, two tabs. Each test performs the gesture and looks at the result.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { drop, eventually, launch, localUrl, open, ready, reload, row, serveSite, settled } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const story = (title, more = "") => ({
  name: `${title}.html`,
  text: `<!doctype html><html lang=en><title>${title} – Lindby Post</title><meta property=og:site_name content="Lindby Post">
    <meta property=article:published_time content=2024-05-01><nav><a href=/>Home</a> <a href=/news>News</a></nav>
    <article><h1>${title}</h1>
    <p>The ferry between Lindby and Ostholm sails again from Monday, the harbour office said on Friday.</p>
    <p>“We have waited long enough for this day,” said Mira Holt, who runs the inn on the quay of Ostholm.</p>
    <p>Repairs of the pier took two weeks longer than planned, and cost twice as much as the council had set aside.</p>
    </article>${more}</html>`,
});
const FOUR = ["Ferry returns", "Mill opens", "Inn closes", "Quay floods"].map((title) => story(title));
const reply = (name, lines) => `<div class="comment"><div class="comment-author">${name}</div>` +
  `<time>2024-05-02 10:00</time><div class="comment-body">${lines.map((line) => `<p>${line}</p>`).join("")}</div></div>`;
const TALKED = story("Ferry returns", `<section class="comments" id="comments"><h2>3 comments</h2>${[
  reply("Ada Lund", ["At last the ferry sails again.", "I wrote to the council three times about it."]),
  reply("Ben Voss", ["And who is going to pay for all the repairs?"]),
  reply("Cy Marr", ["Not the council, that much is certain by now."]),
].join("")}</section>`);

const start = async (files = FOUR, options = {}, url = localUrl) => {
  const opened = await open(browser, url, options);
  await drop(opened.page, files);
  await settled(opened.page);
  await row(opened.page, "Ferry returns").first().getByRole("button").first().click();
  return opened;
};
const tab = (page, name) => page.getByRole("tab", { name }).click();
const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return readFile(await download.path(), "utf8");
};
const rows = (page) => page.locator(".rows .row");
const picked = (page) => page.locator(".row-picked .row-title").allInnerTexts();
const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe("several lines of the list", () => {
  test("are picked with the pointer and the keys, starred, tagged, saved and removed together, each undone as one", async () => {
    const { page, context, seen } = await start();
    await row(page, "Mill opens").locator(".row-open").click({ modifiers: ["Control"] });
    await row(page, "Quay floods").locator(".row-open").click({ modifiers: ["Shift"] });
    await page.getByText("3 selected").waitFor();
    await eventually(async () => assert.deepEqual(await picked(page), ["Mill opens", "Inn closes", "Quay floods"]));
    await row(page, "Inn closes").getByRole("checkbox", { name: "Select Inn closes" }).uncheck();
    await page.getByText("2 selected").waitFor();
    await page.locator(".picked").getByRole("button", { name: "Star" }).click();
    await row(page, "Quay floods").getByText("starred").waitFor();
    await eventually(async () => assert.equal(await page.locator(".row-star").count(), 2));
    await page.getByLabel("Tag all that are selected").fill("harbour");
    await page.keyboard.press("Enter");
    await row(page, "Mill opens").getByText("harbour").waitFor();
    await eventually(async () => assert.equal(await page.locator(".rows .tag").count(), 2));
    // The field has an undo of its own.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.equal(await page.locator(".rows .tag").count(), 0));
    const table = await saved(page, () =>
      page.getByLabel("Save the selected documents as").selectOption("csv"));
    assert.match(table, /Mill opens/);
    assert.match(table, /Quay floods/);
    assert.doesNotMatch(table, /Inn closes|Ferry returns/);
    await page.locator(".picked").getByRole("button", { name: "Remove 2" }).click();
    await eventually(async () => assert.equal(await rows(page).count(), 2));
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await eventually(async () => assert.equal(await rows(page).count(), 4));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("by the keyboard alone: Shift and arrows, all, Delete, Escape; the list is one stop", async () => {
    const { page, context, seen } = await start();
    await row(page, "Ferry returns").locator(".row-open").focus();
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowDown");
    await page.getByText("3 selected").waitFor();
    await page.keyboard.press("Shift+ArrowUp");
    await page.getByText("2 selected").waitFor();
    await page.keyboard.press("Control+a");
    await page.getByText("4 selected").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".picked").waitFor({ state: "detached" });
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.className), "row-open"));
    await page.keyboard.press("ArrowDown");
    await page.locator(".row-current", { hasText: "Inn closes" }).waitFor();
    await page.keyboard.press("Delete");
    await eventually(async () => assert.equal(await rows(page).count(), 3));
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.className), "row-open"));
    await page.keyboard.press("Control+z");
    await eventually(async () => assert.equal(await rows(page).count(), 4));
    await eventually(async () => assert.equal(await page.locator(".rows [tabindex='0']").count(), 1));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("by touch", async () => {
    const { page, context } = await open(browser, localUrl, PHONE);
    await drop(page, FOUR);
    await settled(page);
    await page.getByRole("button", { name: "Select", exact: true }).tap();
    await row(page, "Mill opens").locator(".row-open").tap();
    await row(page, "Inn closes").getByRole("checkbox").tap();
    await page.getByText("2 selected").waitFor();
    const box = await row(page, "Inn closes").locator(".row-pick").boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
    await page.locator(".picked").getByRole("button", { name: "Star" }).tap();
    await eventually(async () => assert.equal(await page.locator(".row-star").count(), 2));
    await page.getByRole("button", { name: "Done" }).tap();
    await row(page, "Mill opens").locator(".row-open").tap();
    await page.locator(".sheet .title", { hasText: "Mill opens" }).waitFor();
    await context.close();
  });
});

describe("on a phone", () => {
  test("one row above the list, one above the document, and every view within reach of a thumb", async () => {
    const { page, context, seen } = await open(browser, localUrl, PHONE);
    await drop(page, FOUR);
    await settled(page);
    const bar = await page.locator(".bar").boundingBox();
    assert.ok(bar.height <= 56, `${bar.height} px`);
    const language = page.locator(".bar-settings select").first();
    await eventually(async () => assert.ok(!await language.isVisible()));
    await page.getByRole("button", { name: "Settings" }).tap();
    await language.selectOption("zh-Hans");
    await page.getByRole("button", { name: "多选" }).waitFor();
    await language.selectOption("en");
    await page.locator(".brand").tap();
    await eventually(async () => assert.ok(!await language.isVisible()));
    await row(page, "Ferry returns").locator(".row-open").tap();
    await page.locator(".sheet .title").waitFor();
    const panel = await page.locator("#panel").boundingBox();
    assert.ok(panel.y <= 56, `the view begins at ${panel.y} px`);
    const tabs = await page.getByRole("tab").all();
    assert.ok(tabs.length >= 6);
    for (const one of tabs) {
      const box = await one.boundingBox();
      assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
      assert.ok(box.x >= 0 && box.x + box.width <= 390 && box.y > 600, JSON.stringify(box));
    }
    await page.getByRole("tab", { name: "Source" }).tap();
    await page.locator(".source-text .line").first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});

describe("Statements", () => {
  test("what can be done with a line is behind one button, by pointer, key and touch", async () => {
    for (const options of [{}, PHONE]) {
      // A single document is opened by itself.
      const { page, context } = await open(browser, localUrl, options);
      await drop(page, [FOUR[0]]);
      await tab(page, "Statements");
      const said = page.locator(".said li").filter({ hasText: "waited long enough" });
      await eventually(async () => assert.ok(!await said.getByLabel("Other speaker").isVisible()));
      const more = said.locator("summary");
      if (options === PHONE) await more.tap();
      else {
        await more.focus();
        await page.keyboard.press("Enter");
      }
      await said.getByLabel("Other speaker").selectOption({ label: "Speaker not certain" });
      await said.getByText("corrected by you").waitFor();
      await page.getByRole("heading", { name: "Speaker not certain" }).waitFor();
      await context.close();
    }
  });
});

describe("Read", () => {
  test("is set larger and smaller, kept over a reload", async () => {
    const { page, context, seen } = await start([FOUR[0]]);
    const size = () => page.locator(".body p").first().evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
    const usual = await size();
    await page.getByRole("button", { name: "Larger text" }).click();
    await page.getByRole("button", { name: "Larger text" }).click();
    await eventually(async () => assert.ok(await size() > usual * 1.2));
    await reload(page);
    await ready(page);
    await row(page, "Ferry returns").locator(".row-open").click();
    await eventually(async () => assert.ok(await size() > usual * 1.2));
    for (let step = 0; step < 3; step++) await page.getByRole("button", { name: "Smaller text" }).click();
    await eventually(async () => assert.ok(await size() < usual));
    await eventually(async () => assert.ok(await page.getByRole("button", { name: "Smaller text" }).isDisabled()));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("Chinese stands in full lines", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [{
      name: "港口.html",
      text: `<!doctype html><html lang=zh-Hant><meta charset=utf-8><title>港口重新開放</title><article><h1>港口重新開放</h1>
        <p>林德比港經過兩週的維修，於週一重新開放，港務處處長王小雨表示，渡輪將按原時刻表開行，所有航線恢復正常。</p>
        <p>居民們對此表示歡迎，並希望今後的維修工作能夠更加迅速，不再影響日常出行和漁業生產。</p></article></html>`,
    }]);
    await settled(page);
    const style = await page.locator(".body p").first().evaluate((text) => {
      const { textAlign, textSpacingTrim } = getComputedStyle(text);
      return { textAlign, textSpacingTrim };
    });
    assert.equal(style.textAlign, "justify");
    // Where the browser knows it.
    if (style.textSpacingTrim !== undefined) assert.equal(style.textSpacingTrim, "trim-start");
    await context.close();
  });
});

describe("Structure", () => {
  test("several zones together", async () => {
    const { page, context } = await start([FOUR[0]]);
    await tab(page, "Structure");
    const zones = page.getByRole("group", { name: "Filter by zone" });
    await zones.getByRole("button", { name: /^Title/ }).click();
    await eventually(async () => assert.equal(await page.locator(".blocks .block").count(), 1));
    await zones.getByRole("button", { name: /^Paragraph/ }).click();
    await eventually(async () => assert.ok(await page.locator(".blocks .block").count() >= 3));
    await eventually(async () => assert.equal(await zones.getByRole("button", { pressed: true }).count(), 2));
    await zones.getByRole("button", { name: /^Title/ }).click();
    await eventually(async () => assert.equal(await page.locator(".blocks .block.zone-title").count(), 0));
    await zones.getByRole("button", { name: /^All zones/ }).click();
    await page.locator(".blocks .block.zone-title").waitFor();
    await context.close();
  });

  test("a range of blocks gets a zone, undone as one", async () => {
    const { page, context, seen } = await start([FOUR[0]]);
    await tab(page, "Structure");
    await page.locator(".block").filter({ hasText: "sails again" }).click();
    await page.locator(".block").filter({ hasText: "Repairs of the pier" }).click({ modifiers: ["Shift"] });
    await page.locator(".details h3", { hasText: /^Blocks \d+ to \d+$/ }).waitFor();
    await eventually(async () => assert.equal(await page.locator(".block-chosen").count(), 3));
    await page.getByLabel("Change the zone").selectOption({ label: "Advertisement" });
    await page.getByText("Your corrections · 3").waitFor();
    await eventually(async () => assert.equal(await page.locator(".block.zone-advertisement").count(), 3));
    await page.keyboard.press("Control+z");
    await page.getByText("Your corrections").waitFor({ state: "detached" });
    // The same without a pointer.
    await page.locator(".block").filter({ hasText: "sails again" }).click();
    const last = page.getByLabel("Up to block");
    await last.fill(String(Number(await last.inputValue()) + 1));
    await last.press("Enter");
    await eventually(async () => assert.equal(await page.locator(".block-chosen").count(), 2));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("the source stands beside it and beside Read; what is pointed at is marked on both sides", async () => {
    const { page, context, seen } = await start([FOUR[0]], WIDE);
    await tab(page, "Structure");
    await page.getByRole("button", { name: "Source beside" }).click();
    await page.locator(".beside-source .line").first().waitFor();
    const marked = async () => (await page.locator(".beside-source mark.marked").allInnerTexts()).join("");
    await page.locator(".block").filter({ hasText: "Repairs of the pier" }).hover();
    await eventually(async () => assert.match(await marked(), /Repairs of the pier/));
    await page.locator(".block").filter({ hasText: "sails again" }).focus();
    await eventually(async () => assert.match(await marked(), /sails again/));
    await page.locator(".beside-source .line").filter({ hasText: "who runs the inn" }).hover();
    await page.locator(".block.linked", { hasText: "waited long enough" }).waitFor();
    await tab(page, "Read");
    await page.locator(".beside-source .line").filter({ hasText: "Repairs of" }).first().hover();
    await page.locator(".body .linked", { hasText: "Repairs of the pier" }).waitFor();
    await page.locator(".body p", { hasText: "sails again" }).hover();
    await eventually(async () => assert.match(await marked(), /sails again/));
    await page.locator(".body .linked", { hasText: "sails again" }).waitFor();
    await page.setViewportSize({ width: 1000, height: 800 });
    await eventually(async () => assert.ok(!await page.locator(".beside-source").isVisible()));
    await page.setViewportSize(WIDE.viewport);
    await reload(page);
    await ready(page);
    await row(page, "Ferry returns").locator(".row-open").click();
    await page.locator(".beside-source .line").first().waitFor();
    await page.getByRole("button", { name: "Source beside", pressed: true }).click();
    await page.locator(".beside-source").waitFor({ state: "detached" });
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});

describe("comments", () => {
  const comment = (page, text) => page.locator(".comment").filter({ hasText: text });

  test("are joined and parted, listed, exported and taken back", async () => {
    const { page, context, seen } = await start([TALKED]);
    await eventually(async () => assert.equal(await page.locator(".comment").count(), 3));
    await comment(page, "who is going to pay").locator("summary").click();
    await page.getByRole("button", { name: "Belongs to the one before" }).click();
    await eventually(async () => assert.equal(await page.locator(".comment").count(), 2));
    await comment(page, "At last").getByText("who is going to pay").waitFor();
    await comment(page, "At last").getByText("corrected by you").waitFor();
    await comment(page, "At last").locator("summary").click();
    await page.getByRole("button", { name: /^A new one begins at “I wrote to the council/ }).click();
    await eventually(async () => assert.equal(await page.locator(".comment").count(), 3));
    await comment(page, "I wrote to the council").getByText("No name").waitFor();
    await page.getByText("Your corrections · 2").click();
    await page.locator(".corrections ins", { hasText: "belongs to the one before" }).waitFor();
    const json = await saved(page, () =>
      page.locator(".pane-tools").getByRole("button", { name: "JSON", exact: true }).click());
    const document = JSON.parse(json);
    assert.deepEqual(document.corrections.map((one) => [one.value, one.found]), [["continues", "begins"], ["begins", "continues"]]);
    assert.equal(document.comments.length, 3);
    await page.locator("body").press("Control+z");
    await eventually(async () => assert.equal(await page.locator(".comment").count(), 2));
    await page.getByRole("button", { name: "Take back: Comment" }).click();
    await eventually(async () => assert.equal(await page.locator(".comment").count(), 3));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});

describe("Original", () => {
  test("keeps the page's own style sheets, cleaned, and shows it without them", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await drop(page, [story("Ferry returns", `<style>@import "http://tracker.invalid/i.css";
      h1 { color: rgb(0, 100, 0); background: url(http://tracker.invalid/b.png); text-align: center }
      @font-face { font-family: x; src: url(http://tracker.invalid/f.woff) }</style>`)]);
    await settled(page);
    const before = seen.requests.length;
    await tab(page, "Original");
    const heading = page.frameLocator("iframe.original-page").locator("h1");
    const look = () => heading.evaluate((it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundImage].join());
    await eventually(async () => assert.equal(await look(), "rgb(0, 100, 0),none"));
    await page.getByLabel("The page's own styles").uncheck();
    await eventually(async () => assert.notEqual(await look(), "rgb(0, 100, 0),none"));
    assert.deepEqual(seen.requests.slice(before).filter((url) => url.includes("tracker")), []);
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});

for (const place of ["from files", "served"]) {
  describe(`two tabs, ${place}`, () => {
    test("what one does the other shows at once, and nothing is overwritten", async () => {
      const site = place === "served" ? await serveSite() : undefined;
      const url = site?.url ?? localUrl;
      const { page, context, seen } = await start([FOUR[0]], {}, url);
      const other = await context.newPage();
      await other.goto(url);
      await ready(other);
      await row(other, "Ferry returns").locator(".row-open").click();
      await page.getByLabel("Add a tag").fill("harbour");
      await page.keyboard.press("Enter");
      await row(other, "Ferry returns").getByText("harbour").waitFor();
      await tab(other, "Fields");
      await other.getByRole("button", { name: "Edit Title" }).click();
      await other.keyboard.type("The ferry is back");
      await other.keyboard.press("Enter");
      await row(page, "The ferry is back").getByText("harbour").waitFor();
      await drop(other, [FOUR[1]]);
      await row(page, "Mill opens").waitFor();
      await eventually(async () => assert.equal(await rows(page).count(), 2));
      await row(page, "The ferry is back").getByRole("button", { name: /^Remove/ }).click();
      await row(other, "The ferry is back").waitFor({ state: "detached" });
      await other.locator(".toast").getByRole("button", { name: "Undo" }).click();
      await row(other, "The ferry is back").getByText("harbour").waitFor();
      await row(page, "The ferry is back").getByText("harbour").waitFor();
      await eventually(async () => assert.equal(await rows(page).count(), 2));
      // That undid the removal in both: in the tab where it was made nothing is left to undo but the tag before it.
      await page.locator(".toast").waitFor({ state: "detached" });
      await page.locator("body").press("Control+z");
      await row(page, "The ferry is back").getByText("harbour").waitFor({ state: "detached" });
      assert.equal(await rows(page).count(), 2);
      // A note that is being written stays, and so does the star that comes from the other tab meanwhile.
      await row(page, "The ferry is back").locator(".row-open").click();
      await page.getByRole("button", { name: "Add a note" }).click();
      await page.locator("textarea.note:focus").waitFor();
      await page.keyboard.type("Ask the harbour");
      await row(other, "The ferry is back").locator(".row-open").click();
      await other.getByRole("button", { name: "Star", exact: true }).click();
      await page.keyboard.type(" office");
      for (const one of [page, other]) {
        await row(one, "The ferry is back").getByText("starred").waitFor();
        await eventually(async () => assert.equal(await one.locator("textarea.note").inputValue(), "Ask the harbour office"));
      }
      assert.deepEqual(seen.problems, []);
      await context.close();
      await site?.close();
    });
  });
}
