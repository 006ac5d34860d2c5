// axe-core on every view, in both colours, wide and narrow.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { drop, file, launch, localUrl, open, settled } from "./browser.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

async function check(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(
    (rules) => globalThis.axe.run(document, { runOnly: { type: "tag", values: rules } }),
    RULES,
  );
  const found = violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
  assert.deepEqual(found, []);
}

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1280, 900], [390, 800]]) {
    describe(`${colorScheme}, ${width} wide`, () => {
      test("every view", async () => {
        const { page, context } = await open(browser, localUrl, { colorScheme, viewport: { width, height } });
        await check(page, "first screen");
        await page.getByRole("button", { name: "Open all samples" }).click();
        await settled(page);
        await check(page, "list");
        await page.getByRole("button", { name: "Select", exact: true }).click();
        await page.locator(".row-pick input").nth(1).check();
        await check(page, "lines picked");
        await page.getByRole("button", { name: "Done" }).click();
        await page.locator("nav li button").filter({ hasText: "forum.txt" }).first().click();
        for (const tab of ["Read", "Structure", "Fields", "Source"]) {
          await page.getByRole("tab", { name: tab }).click();
          await check(page, tab);
        }
        if (width > 800) {
          await page.locator("nav li button").filter({ hasText: "news-en.html" }).first().click();
          for (const tab of ["Statements", "Times", "Original"]) {
            await page.getByRole("tab", { name: tab }).click();
            await check(page, tab);
          }
          await page.locator("nav li button").filter({ hasText: "forum.txt" }).first().click();
        }
        await page.getByRole("tab", { name: "Read" }).click();
        await page.locator(".comment summary").nth(1).click();
        await check(page, "a comment being corrected");
        if (width > 800) {
          await page.setViewportSize({ width: 1440, height });
          for (const tab of ["Read", "Structure"]) {
            await page.getByRole("tab", { name: tab }).click();
            if (tab === "Read") await page.getByRole("button", { name: "Source beside" }).click();
            await page.locator(".beside-source .line").first().waitFor();
            await page.locator("[data-block]").first().hover();
            await check(page, `${tab} with its source`);
          }
          await page.getByRole("button", { name: "Source beside" }).click();
          await page.setViewportSize({ width, height });
        } else {
          // The settings of the page are behind a button in the list.
          await page.getByRole("button", { name: "All documents" }).click();
          await page.getByRole("button", { name: "Settings" }).click();
          await check(page, "settings");
          await page.keyboard.press("Escape");
          await page.locator("nav li button").filter({ hasText: "forum.txt" }).first().click();
        }
        await page.getByRole("tab", { name: "Fields" }).click();
        await page.getByRole("button", { name: "Edit Title" }).click();
        await check(page, "a field being edited");
        await page.keyboard.type("Mine");
        await page.keyboard.press("Enter");
        await page.getByText("Your corrections · 1").click();
        await check(page, "corrections");
        if (width > 800) {
          await page.getByRole("searchbox").fill("ferry");
          await check(page, "hits");
          await page.getByRole("searchbox").press("Escape");
        }
        await page.keyboard.press("?");
        await page.getByRole("dialog", { name: "Help" }).waitFor();
        await check(page, "help");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `the page is ${wide} px wider than the window`);
        await context.close();
      });

      test("the overview and documents side by side", async () => {
        const { page, context } = await open(browser, localUrl, { colorScheme, viewport: { width, height } });
        const names = ["ferry-evening-news", "ferry-radio", "ferry-reprint", "talks-agency", "talks-copy", "talks-correspondent"];
        const reports = names.map(async (name) => (
          { name: `${name}.html`, bytes: await readFile(file("tests/collection", `${name}.html`)) }));
        await drop(page, await Promise.all(reports));
        await page.locator(".row-overview").filter({ hasText: "2 stories" }).getByRole("button").click();
        await check(page, "overview");
        await page.locator(".story").first().getByRole("button", { name: /^Compare/ }).click();
        await page.getByRole("heading", { name: "Side by side" }).waitFor();
        await check(page, "compare");
        await page.locator(".compare-open").first().click();
        await page.locator("mark.spot").first().waitFor();
        await page.locator("q.quoted").first().focus();
        await check(page, "marks in Read");
        await page.getByRole("tab", { name: "Statements" }).click();
        await page.locator(".said summary").first().click();
        await check(page, "a statement being corrected");
        await context.close();
      });
    });
  }
}

describe("as readers have set it", () => {
  const opened = async (options = {}) => {
    const { page, context } = await open(browser, localUrl, options);
    await page.getByRole("button", { name: "Open all samples" }).click();
    await settled(page);
    await page.locator("nav li button").filter({ hasText: "news-en.html" }).first().click();
    return { page, context };
  };
  const TABS = ["Read", "Statements", "Times", "Structure", "Fields", "Source"];

  test("in forced colours every control has an edge or words, and what is chosen is told apart", async () => {
    const { page, context } = await opened({ forcedColors: "active" });
    for (const tab of TABS) {
      await page.getByRole("tab", { name: tab }).click();
      await check(page, `${tab} in forced colours`);
      // The browser paints everything in two colours: what only a background told apart is gone.
      const told = await page.evaluate(() => {
        const look = (element) => {
          const { color, backgroundColor, borderBottomColor, borderBottomStyle, outlineStyle, textDecorationLine, fontWeight } = getComputedStyle(element);
          return [color, backgroundColor, borderBottomStyle === "none" ? "" : borderBottomColor, outlineStyle, textDecorationLine, fontWeight].join();
        };
        const [chosen, other] = ["true", "false"].map((it) => document.querySelector(`[role=tab][aria-selected=${it}]`));
        const row = (it) => document.querySelector(`nav li.row${it} .row-open`) ?? document.querySelector(`nav li.row${it}`);
        return [look(chosen) !== look(other), look(row(".row-current").closest("li")) + look(row(".row-current")) !== look(row(":not(.row-current)").closest("li")) + look(row(":not(.row-current)"))];
      });
      assert.deepEqual(told, [true, true], tab);
    }
    await context.close();
  });

  test("with letters twice as large nothing is cut off or beside the window", async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 640, height: 900 }]) {
      const { page, context } = await opened({ viewport });
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      for (const tab of TABS) {
        await page.getByRole("tab", { name: tab }).click();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${tab}, ${viewport.width}: the page is ${wide} px wider than the window`);
        // Words of controls that their own box cuts off.
        const cut = await page.evaluate(() => [...document.querySelectorAll("button, [role=tab], summary, select")]
          .filter((it) => it.checkVisibility() && it.clientWidth > 0 && getComputedStyle(it).overflowX !== "visible" && getComputedStyle(it).textOverflow !== "ellipsis")
          .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
          .map((it) => it.className || it.textContent));
        assert.deepEqual(cut, [], `${tab}, ${viewport.width}`);
      }
      await context.close();
    }
  });

  test("with less motion nothing moves", async () => {
    const { page, context } = await opened({ reducedMotion: "reduce" });
    for (const tab of TABS) {
      await page.getByRole("tab", { name: tab }).click();
      const moving = await page.evaluate(() => document.getAnimations().filter((it) => it.effect.getComputedTiming().activeDuration > 10).length);
      assert.equal(moving, 0, tab);
      const smooth = await page.evaluate(() => [...document.querySelectorAll("*")].filter((it) => getComputedStyle(it).scrollBehavior === "smooth").length);
      assert.equal(smooth, 0, tab);
    }
    await context.close();
  });
});
