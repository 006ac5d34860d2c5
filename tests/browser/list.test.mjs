// The work of a week: files that stay, a list that can be ordered and narrowed, documents that are taken away.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { drop, eventually, launch, localUrl, needsChromium, open, ready, reload, row, serveSite, settled } from "./browser.mjs";

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

const story = (title, outlet, day) => ({
  name: `${title}.html`,
  text: `<!doctype html><html lang=en><title>${title}</title><meta property=og:site_name content="${outlet}">` +
    `<meta property=article:published_time content=${day}><meta name=author content="Mira Holt"><article><h1>${title}</h1>` +
    `<p>The ferry between Lindby and Ostholm sails again from Monday, the harbour office said on Friday.</p>` +
    `<p>Repairs of the pier took two weeks longer than planned, and cost twice as much as the council had set aside.</p></article>`,
});
const STORIES = [
  story("Mill opens", "Lindby Post", "2024-03-12"),
  story("Ferry returns", "Oster News", "2024-05-01"),
  story("Inn closes", "Lindby Post", "2023-01-02"),
];
const titles = (page) => page.locator("nav li .row-title").allInnerTexts();
const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
};

for (const way of ["from a file", "served"]) {
  describe(way, () => {
    const start = (options) => open(browser, way === "served" ? site.url : localUrl, options);

    test("files stay over a reload until they are removed", async () => {
      const { page, context, seen } = await start();
      await drop(page, STORIES);
      assert.equal(await settled(page), "3 documents");
      await reload(page);
      await ready(page);
      await row(page, "Inn closes").waitFor();
      assert.equal(await settled(page), "3 documents");
      await row(page, "Mill opens").getByRole("button", { name: /^Remove/ }).click();
      await page.locator(".toast").getByRole("button", { name: "Close" }).click();
      await reload(page);
      await ready(page);
      await row(page, "Inn closes").waitFor();
      assert.equal(await settled(page), "2 documents");
      assert.deepEqual(seen.problems, []);
      await context.close();
    });

    test("the browser's Back leads from the document to the list", async () => {
      const { page, context } = await start({ viewport: { width: 390, height: 800 } });
      await drop(page, STORIES);
      await row(page, "Ferry returns").waitFor();
      await settled(page);
      await row(page, "Ferry returns").getByRole("button").first().click();
      await page.getByRole("heading", { name: "Ferry returns" }).waitFor();
      await page.goBack();
      await row(page, "Mill opens").waitFor();
      assert.equal(await settled(page), "3 documents");
      await context.close();
    });
  });
}

describe("the list", () => {
  test("rows tell outlet and day; the list is ordered, narrowed, and Enter opens the first", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, STORIES);
    await settled(page);
    await row(page, "Ferry returns").getByText("Oster News · 1 May 2024").waitFor();
    await page.getByLabel("Order of the list").selectOption({ label: "By date" });
    await eventually(async () => assert.deepEqual(await titles(page), ["Ferry returns", "Mill opens", "Inn closes"]));
    await page.getByLabel("Show only").selectOption({ label: "Lindby Post · 2" });
    await eventually(async () => assert.deepEqual(await titles(page), ["Mill opens", "Inn closes"]));
    await eventually(async () => assert.equal(await page.locator("nav [role=status]").innerText(), "2 of 3"));
    await page.getByRole("searchbox").fill("inn");
    await page.getByRole("searchbox").press("Enter");
    await page.getByRole("heading", { name: "Inn closes" }).waitFor();
    await eventually(async () => assert.equal(await page.title(), "Inn closes – Tearsheet"));
    await context.close();
  });

  test("the same file twice says so", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [STORIES[0], { ...STORIES[0], name: "again.html" }]);
    await settled(page);
    await page.getByText("Same file as Mill opens.html").waitFor();
    await context.close();
  });

  test("documents are saved one by one and all together", needsChromium, async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, STORIES);
    await settled(page);
    await row(page, "Mill opens").getByRole("button").first().click();
    const one = await saved(page, () => page.locator(".pane-tools").getByRole("button", { name: "Markdown" }).click());
    assert.equal(one.name, "2024-03-12 Lindby Post - Mill opens.md");
    assert.match(one.text, /^---\ntitle: "Mill opens"\n/);
    const all = await saved(page, () => page.getByLabel("Save all documents of the list as").selectOption("csl-json"));
    const items = JSON.parse(all.text);
    assert.deepEqual(items.map((item) => item.title), ["Mill opens", "Ferry returns", "Inn closes"]);
    assert.deepEqual(items[1].issued, { "date-parts": [[2024, 5, 1]] });
    const table = await saved(page, () => page.getByLabel("Save all documents of the list as").selectOption("csv"));
    assert.equal(table.text.trim().split("\r\n").length, 4);
    await context.close();
  });

  test("a document saved as JSON opens again as it was, without being read", needsChromium, async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [STORIES[0]]);
    await settled(page);
    await page.getByRole("tab", { name: "Fields" }).click();
    await page.getByRole("button", { name: "Edit Title" }).click();
    await page.locator(":is(input, textarea):focus").fill("The mill opens");
    await page.keyboard.press("Enter");
    await row(page, "The mill opens").waitFor();
    await page.getByLabel("Add a tag").fill("mill");
    await page.keyboard.press("Enter");
    await row(page, "The mill opens").getByText("mill", { exact: true }).waitFor();
    const { text } = await saved(page, () => page.locator(".pane-tools").getByRole("button", { name: "JSON", exact: true }).click());
    await context.close();
    const again = await open(browser, localUrl);
    await drop(again.page, [{ name: "saved.json", text }]);
    await row(again.page, "The mill opens").getByText("mill", { exact: true }).waitFor();
    await again.page.getByText("Your corrections").first().waitFor();
    await again.page.getByRole("tab", { name: "Source" }).click();
    await again.page.getByText("Its source is not in it").waitFor();
    await eventually(async () => assert.equal(await again.page.getByRole("tab", { name: "Original" }).count(), 0));
    // What was saved once more is the same but for its own place.
    const once = await saved(again.page, () => again.page.locator(".pane-tools").getByRole("button", { name: "JSON", exact: true }).click());
    assert.deepEqual(JSON.parse(once.text), JSON.parse(text));
    assert.deepEqual(again.seen.problems, []);
    await again.context.close();
  });

  test("on paper the sheet stands alone, on all its pages", needsChromium, async () => {
    const { page, context } = await open(browser, localUrl);
    const long = story("Mill opens", "Lindby Post", "2024-03-12");
    long.text += "<p>The miller of Lindby has waited for this day since the storm, and said so to everybody who came.</p>".repeat(200);
    await drop(page, [long]);
    await settled(page);
    const pdf = await page.pdf();
    assert.ok((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length > 2);
    await page.emulateMedia({ media: "print" });
    await eventually(async () => assert.equal(await page.locator("nav.rail").isVisible(), false));
    await eventually(async () => assert.ok(await page.locator(".print-foot").isVisible()));
    await context.close();
  });
});
