// Long content is taken in and drawn in portions; in the end all of it is there. Time decides nothing here: what is looked at
// is how much stood there in each turn.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { drop, eventually, launch, localUrl, open, row, settled } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const PROSE = "The harbour of Lindby was closed on Monday after the storm, and the ferry will not sail before Friday.";
const pageOf = (title, body) => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1>${body}</article></body></html>`;
const many = (count, each) => Array.from({ length: count }, (_, at) => each(at)).join("");
const records = (count) => many(count, (at) => `${JSON.stringify({ url: `https://lindby.example/${at}`, html: pageOf(`Report ${at} of the storm`, `<p>${PROSE}</p>`.repeat(3)) })}\n`);

/** A thousand paragraphs take some seconds on a machine that does other things as well. */
const LONG = 60_000;

/** From now on keeps how many elements of a kind there were whenever the page changed. */
const watch = (page, selector) => page.evaluate((selector) => {
  globalThis.counts = [];
  new MutationObserver(() => globalThis.counts.push(document.querySelectorAll(selector).length))
    .observe(document.body, { childList: true, subtree: true });
}, selector);
const counts = async (page) => (await page.evaluate(() => globalThis.counts)).filter((count) => count > 0);
const count = (page, selector) => page.locator(selector).count();

describe("in portions", () => {
  test("the documents of one file come into the list, are searched, and make room again", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await watch(page, ".rows .row-open");
    await drop(page, [{ name: "all.jsonl", text: records(900) }]);
    await row(page, "Report 0 of").waitFor();
    assert.equal(await settled(page), "900 documents");
    await eventually(async () => assert.equal(await count(page, ".rows .row-open"), 400));
    const drawn = await counts(page);
    assert.ok(drawn[0] < 100 && new Set(drawn).size > 4, `${drawn}`);
    await page.getByRole("button", { name: "Show 400 more of 500" }).click();
    await eventually(async () => assert.equal(await count(page, ".rows .row-open"), 800));
    // Another list begins at its beginning, and the last document is in it.
    await page.getByRole("searchbox").fill("\"Report 899\"");
    await eventually(async () => assert.equal(await count(page, ".rows .row-open"), 1));
    await row(page, "Report 899").locator(".row-open").click();
    await page.getByRole("heading", { name: "Report 899 of the storm" }).waitFor();
    // Its line stands in the whole list, too, far below the others.
    await page.getByRole("searchbox").fill("");
    await row(page, "Report 899").waitFor();
    await page.locator(".row-current").waitFor();
    await page.locator(".row-current .row-open").press("ArrowUp");
    await page.getByRole("heading", { name: "Report 898 of the storm" }).waitFor();
    assert.ok(page.workers().length > 0);
    await page.getByRole("button", { name: "Clear all" }).click();
    await eventually(() => assert.equal(page.workers().length, 0, "their memory never shrinks"));
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    assert.equal(await settled(page), "900 documents");
    await page.getByRole("button", { name: "Clear all" }).click();
    await page.locator(".toast").getByRole("button", { name: "Close" }).click();
    await drop(page, [{ name: "one.html", text: pageOf("The mill opens", `<p>${PROSE}</p>`.repeat(3)) }]);
    await row(page, "The mill opens").waitFor();
    assert.equal(await settled(page), "1 document");
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("a thread is drawn to its last comment, which the browser's own search finds", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await watch(page, ".comment");
    const post = (at) => `<li id="comment-${at}" class="comment depth-1"><article id="div-comment-${at}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Reader ${at}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-${at}"><time datetime="2024-03-12T0${at % 10}:1${at % 6}:00+00:00">12 March 2024 at 0${at % 10}:1${at % 6}</time></a></div></footer><div class="comment-content"><p>The quay should have been mended ${at} years ago, and I said so to the council of Lindby.</p></div><div class="reply"><a href="#respond">Reply</a></div></article></li>`;
    const text = pageOf("The quay is closed", `<p>${PROSE}</p>`.repeat(8)).replace("</article>", `</article><section id="comments" class="comments-area"><h2 class="comments-title">1200 comments</h2><ol class="comment-list">${many(1200, post)}</ol></section>`);
    await drop(page, [{ name: "thread.html", text }]);
    await settled(page);
    await eventually(async () => assert.equal(await count(page, ".comment"), 1200), LONG);
    const drawn = await counts(page);
    assert.ok(drawn[0] < 200 && new Set(drawn).size > 8, `${drawn}`);
    assert.ok(await page.evaluate(() => window.find("mended 1199 years ago")));
    assert.equal(await count(page, ".more"), 0);
    // What the list is searched for is marked in all of them.
    await page.getByRole("searchbox").fill("\"I said so\"");
    await eventually(async () => assert.equal(await page.evaluate(() => CSS.highlights.get("found")?.size), 1200), LONG);
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("of a very long page the first part is drawn, the rest is said to be missing, and a place far down is shown", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await watch(page, ".body p");
    const said = (at) => `<p>${PROSE} ${at === 2600 ? "The pier was built on 12 May 1921." : ""} "It holds, number ${at}", said Nils Berg, the harbour master.</p>`;
    await drop(page, [
      { name: "long.html", text: pageOf("A long report", many(3000, said)) },
      { name: "short.html", text: pageOf("A short report", `<p>The mill was opened on 3 June 1922 by the mayor.</p>${`<p>${PROSE}</p>`.repeat(3)}`) },
    ]);
    assert.equal(await settled(page), "2 documents");
    await row(page, "A long report").locator(".row-open").click();
    await eventually(async () => assert.equal(await count(page, ".body p[data-block]"), 1000), LONG);
    const drawn = await counts(page);
    assert.ok(drawn[0] < 100 && new Set(drawn).size > 8, `${drawn}`);
    await page.getByText("2000 more are not shown yet").waitFor();
    await page.getByRole("button", { name: "Show 1000 more of 2000" }).click();
    await eventually(async () => assert.equal(await count(page, ".body p[data-block]"), 2000), LONG);
    await page.keyboard.press("Escape");
    await page.locator(".row-overview .row-open").click();
    await page.locator(".days tr", { hasText: "1921" }).getByRole("button").first().click();
    await page.locator(".spot", { hasText: "12 May 1921" }).waitFor();
    await eventually(async () => assert.ok(await page.locator(".spot").evaluate((spot) => {
      const { top, bottom } = spot.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    })));
    await page.getByRole("button", { name: "Show the 1000 before, of 2000" }).click();
    await eventually(async () => assert.equal(await count(page, ".body p[data-block]"), 2000), LONG);
    await page.getByText("It holds, number 2999").waitFor();
    assert.deepEqual(seen.problems, []);
    await context.close();
  });
});
