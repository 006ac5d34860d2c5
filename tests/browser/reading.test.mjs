// What a person does with the page, once opened as a local file and once served.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { mkdtemp, readFile, rm, writeFile, copyFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drag, drop, eventually, golden, launch, localUrl, needsChromium, open, reload, row, sample, serveSite, settled } from "./browser.mjs";

let browser;
let site;
before(async () => {
  browser = await launch();
  site = await serveSite();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const asFile = async (path, name) => ({ name: name ?? path.split("/").pop(), bytes: await readFile(path) });
const STORY = "<!doctype html><title>Ferry returns</title><article><h1>Ferry returns to Lindby</h1>" +
  "<p>The ferry between Lindby and Ostholm sails again from Monday, the harbour office said on Friday.</p>" +
  "<p>Repairs of the pier took two weeks longer than planned, and cost twice as much.</p></article>";

for (const way of ["from a file", "served"]) {
  describe(way, () => {
    const start = (options) => open(browser, way === "served" ? site.url : localUrl, options);

    test("dropped files become documents; nothing is refused, nothing requested", async () => {
      const { page, context, seen } = await start();
      const before = seen.requests.length;
      await drop(page, await Promise.all([golden("news-de.html"), golden("discuz.html"), sample("readout.txt")].map((path) => asFile(path))));
      assert.equal(await settled(page), "3 documents");
      await row(page, "news-de.html").getByRole("button").first().click();
      for (const tab of ["Structure", "Fields", "Source", "Read"]) await page.getByRole("tab", { name: tab }).click();
      assert.deepEqual(seen.problems, []);
      const later = seen.requests.slice(before).filter((url) => !url.startsWith("blob:"));
      assert.deepEqual(later, []);
      await context.close();
    });

    test("files and a folder dragged from the disk", needsChromium, async () => {
      const { page, context, seen } = await start();
      const folder = await mkdtemp(join(tmpdir(), "tearsheet-"));
      try {
        await mkdir(join(folder, "inner"));
        await copyFile(golden("news-de.html"), join(folder, "inner/one.html"));
        // More than one call of readEntries gives: at most 100 at a time.
        for (let i = 0; i < 120; i += 1) await writeFile(join(folder, `page-${i}.html`), STORY);
        await drag(page, [golden("discuz.html"), folder]);
        await row(page, "discuz.html").first().waitFor();
        assert.equal(await settled(page), "122 documents");
        assert.deepEqual(seen.problems, []);
      } finally {
        await rm(folder, { recursive: true });
        await context.close();
      }
    });

    test("samples, one and all", async () => {
      const { page, context, seen } = await start();
      await page.getByRole("button", { name: /forum\.txt/ }).click();
      assert.equal(await settled(page), "1 document");
      await page.getByRole("button", { name: "Clear all" }).click();
      await page.getByRole("button", { name: "Open all samples" }).click();
      assert.match(await settled(page), /^[7-9] documents$/);
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("pasted text and pasted markup", async () => {
      const { page, context } = await start();
      await page.getByRole("button", { name: "Paste", exact: true }).click();
      await page.getByRole("textbox").fill(STORY);
      await eventually(async () => assert.ok(await page.getByRole("radio", { name: "HTML" }).isChecked()));
      await page.getByRole("dialog").getByRole("button", { name: "Read", exact: true }).click();
      await row(page, "Ferry returns to Lindby").waitFor();
      await page.keyboard.press("p");
      await page.getByRole("textbox").fill("A headline\n\nA paragraph of plain text that was copied from a page.\n");
      await page.getByRole("dialog").getByRole("button", { name: "Read", exact: true }).click();
      assert.equal(await settled(page), "2 documents");
      await context.close();
    });

    test("the same name twice stays two documents", async () => {
      const { page, context } = await start();
      const other = STORY.replaceAll("Ferry", "Train");
      await drop(page, [{ name: "a.html", text: STORY }, { name: "a.html", text: other }]);
      assert.equal(await settled(page), "2 documents");
      await row(page, "Ferry returns").waitFor();
      await row(page, "Train returns").waitFor();
      await context.close();
    });

    test("structure: filter by zone, a block's details, its place in the source", async () => {
      const { page, context, seen } = await start();
      await drop(page, [{ name: "ferry.html", text: STORY }]);
      await settled(page);
      await page.getByRole("tab", { name: "Structure" }).click();
      const blocks = page.getByRole("tabpanel").getByRole("listitem");
      const all = await blocks.count();
      await page.getByRole("group", { name: "Filter by zone" }).getByRole("button", { name: /paragraph/i }).click();
      await page.waitForFunction((all) => document.querySelectorAll("#panel [role=listitem]").length < all, all);
      await eventually(async () => assert.ok((await blocks.count()) >= 1));
      await page.getByText("sails again from Monday").first().click();
      await page.getByRole("complementary", { name: "Details" }).getByRole("button", { name: "Show in source" }).click();
      const marked = page.locator("mark.marked");
      await marked.first().waitFor();
      await eventually(async () => assert.match((await marked.allInnerTexts()).join(""), /sails again from Monday/));
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("fields: a value leads to its place in the source", async () => {
      const { page, context } = await start();
      await drop(page, [{ name: "ferry.html", text: STORY }]);
      await settled(page);
      await page.getByRole("tab", { name: "Fields" }).click();
      await page.getByRole("tabpanel").getByText("Ferry returns to Lindby").first().waitFor();
      await page.getByRole("tabpanel").getByRole("button", { name: "Show in source" }).first().click();
      await eventually(async () => assert.equal(await page.getByRole("tab", { name: "Source" }).getAttribute("aria-selected"), "true"));
      await page.locator("mark.marked").first().waitFor();
      await context.close();
    });

    test("a thread shows its replies with their floors", async () => {
      const { page, context } = await start();
      await drop(page, [await asFile(sample("forum.txt"))]);
      await settled(page);
      await page.getByRole("heading", { name: /Replies|Comments/ }).waitFor();
      await eventually(async () => assert.ok((await page.locator(".comment").count()) > 3));
      await eventually(async () => assert.match(await page.locator(".comment-floor").first().textContent(), /^#\d+$/));
      await context.close();
    });

    test("two languages: side by side and in step, as on the page, one alone; what only one says is marked", async () => {
      const { page, context, seen } = await start();
      await drop(page, [await asFile(golden("two-languages-columns.html"))]);
      await settled(page);
      const rows = page.locator(".columns-row");
      // A row is a pair: scrolled together, whatever their lengths.
      const pair = rows.filter({ hasText: "200 passengers" });
      await pair.getByText("200人の乗客").waitFor();
      const cells = await pair.locator(".columns-cell").evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().top));
      assert.equal(cells.length, 2);
      assert.ok(Math.abs(cells[0] - cells[1]) < 1);
      await eventually(async () => assert.equal(await pair.locator("[lang=ja]").count(), 1));
      const alone = page.locator(".columns-cell").filter({ hasText: "in this language only" });
      await alone.first().waitFor();
      await eventually(async () => assert.match(await alone.first().innerText(), /Shops on the quay/));
      await page.getByRole("button", { name: "As on the page" }).click();
      await rows.first().waitFor({ state: "detached" });
      await page.getByText("200 passengers").waitFor();
      await page.getByText("200人の乗客").waitFor();
      await page.locator(".segments").getByRole("button", { name: "English" }).click();
      await page.getByText("200人の乗客").waitFor({ state: "detached" });
      await page.getByText("200 passengers").waitFor();
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("a file that is no page stands beside the good ones and says so", async () => {
      const { page, context, seen } = await start();
      await drop(page, [await asFile(golden("hostile-binary.bin")), { name: "ferry.html", text: STORY }]);
      assert.equal(await settled(page), "1 document");
      await row(page, "hostile-binary.bin").getByText("Not read").waitFor();
      await row(page, "hostile-binary.bin").getByText(/no text/).waitFor();
      await eventually(async () => assert.equal(await row(page, "hostile-binary.bin").getByRole("button", { name: "Read again" }).count(), 0));
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("colours and languages, kept over a reload", async () => {
      const { page, context, seen } = await start();
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.getByLabel("Colours").selectOption({ label: "Light" });
      const light = await background();
      await page.getByLabel("Colours").selectOption({ label: "Dark" });
      await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
      await page.getByLabel("Language of the page").selectOption("zh-Hans");
      await page.getByText("选择文件").first().waitFor();
      await eventually(async () => assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans"));
      await reload(page);
      await page.getByText("选择文件").first().waitFor();
      assert.notEqual(await background(), light);
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("the browser's language decides at first", async () => {
      const { page, context } = await start({ locale: "zh-TW" });
      await eventually(async () => assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hant"));
      await context.close();
    });

    test("by keyboard alone", async () => {
      const { page, context } = await start();
      await drop(page, [{ name: "a.html", text: STORY }, { name: "b.html", text: STORY.replaceAll("Ferry", "Train") }]);
      await settled(page);
      const current = () => page.locator("nav [aria-current=true]").innerText();
      const first = await current();
      await page.keyboard.press("j");
      await page.waitForFunction((first) => document.querySelector("nav [aria-current=true]").innerText !== first, first);
      await page.keyboard.press("k");
      await page.keyboard.press("2");
      await eventually(async () => assert.equal(await page.getByRole("tab", { name: "Structure" }).getAttribute("aria-selected"), "true"));
      await page.getByRole("tab", { name: "Structure" }).focus();
      await page.keyboard.press("ArrowRight");
      await eventually(async () => assert.equal(await page.getByRole("tab", { name: "Fields" }).getAttribute("aria-selected"), "true"));
      await page.keyboard.press("/");
      await page.keyboard.type("Train");
      await page.waitForFunction(() => document.querySelectorAll("nav li").length === 1);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Help" }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog", { name: "Help" }).waitFor({ state: "hidden" });
      await context.close();
    });
  });
}
