// How fast the page feels: what it does to a reader who drops many files, types, and clears.
// Usage: node felt.mjs [FOLDER]: the files of FOLDER are dropped beside those made here. Prints one line a figure.

import { readFile, readdir } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import { launch, localUrl, open, row, settled } from "./browser.mjs";

const PROSE = "The harbour of Lindby was closed on Monday after the storm, and the ferry will not sail before Friday.";

/** A page as an outlet has it, of some 6 kB. */
const story = (at) => `<!doctype html><html lang="en"><head><title>Report ${at} of the storm – Lindby Post</title>
<meta property="article:published_time" content="2024-03-${String(1 + (at % 28)).padStart(2, "0")}T08:00:00Z"></head><body>
<nav>${'<a href="/n">News</a> <a href="/s">Sport</a> '.repeat(8)}</nav><article><h1>Report ${at} of the storm</h1>
<p class="byline">By Ada Holm</p>${`<p>${PROSE} "We will open pier ${at} on Friday", said Nils Berg, the harbour master.</p>`.repeat(14)}
</article><footer>© Lindby Post</footer></body></html>`;

const say = (what, value) => console.log(`${what}: ${value}`);
const ms = (value) => `${value.toFixed(0)} ms`;

/** Watches the page's main thread: what ran for how long, and how long each key took until it was drawn. */
const watch = (page) => page.evaluate(() => {
  globalThis.felt = { long: [], keys: [] };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => globalThis.felt.long.push(entry.duration)))
    .observe({ type: "longtask" });
  addEventListener("keydown", (event) => {
    const began = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => globalThis.felt.keys.push(performance.now() - began)));
  }, true);
});
const taken = (page) => page.evaluate(() => {
  const { long, keys } = globalThis.felt;
  globalThis.felt.long = [];
  globalThis.felt.keys = [];
  return { long: Math.max(0, ...long), keys: keys.sort((a, b) => a - b) };
});

/** Drops files from within the page, and gives the milliseconds until the first document stood in the list and all did. */
async function dropped(page, files) {
  const plain = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  await page.evaluate((plain) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of plain) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (it) => it.charCodeAt(0))], name));
    }
    globalThis.transfer = transfer;
  }, plain);
  await taken(page);
  const first = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    const look = new MutationObserver(() => {
      if (!document.querySelector("nav li .row-open")) return;
      look.disconnect();
      done(performance.now() - began);
    });
    look.observe(document.body, { childList: true, subtree: true });
    for (const type of ["dragenter", "dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: globalThis.transfer }));
    }
    globalThis.began = began;
  }));
  await settled(page, 600_000);
  const all = await page.evaluate(() => performance.now() - globalThis.began);
  return { first, all };
}

const memory = async (page) => {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.enable").then(() => session.send("Performance.getMetrics"));
  await session.detach();
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value / 2 ** 20;
};

/** The memory of the programs, which a wasm instance never gives back, in MB: the page's and that of all workers. */
async function programs(page) {
  const size = await page.evaluate(async () => (await wasm_bindgen()).memory.buffer.byteLength);
  const workers = await Promise.all(page.workers().map((worker) =>
    worker.evaluate(() => wasm_bindgen.initSync().memory.buffer.byteLength).catch(() => 0)));
  const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(0);
  return `${megabytes(size)} + ${megabytes(workers.reduce((all, one) => all + one, 0))} (${workers.length} workers)`;
}

async function typed(page, words) {
  const field = page.getByRole("searchbox").first();
  await field.click();
  await taken(page);
  for (const letter of words) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(250);
  }
  const { keys } = await taken(page);
  await field.fill("");
  return keys;
}
const keysOf = (keys) => `median ${ms(keys[keys.length >> 1])}, slowest ${ms(keys.at(-1))}`;

const browser = await launch();

async function many(what, files) {
  const { page, context } = await open(browser, localUrl);
  await watch(page);
  const before = await memory(page);
  const atFirst = await programs(page);
  const { first, all } = await dropped(page, files);
  say(`${what}: first document`, ms(first));
  say(`${what}: all`, ms(all));
  await page.waitForTimeout(1500);
  say(`${what}: longest task`, ms((await taken(page)).long));
  say(`${what}: a key in the search`, keysOf(await typed(page, "harbour")));
  const held = await memory(page);
  const withAll = await programs(page);
  // The collection of garbage that was asked for is no task of the page.
  await taken(page);
  await page.getByRole("button", { name: "Clear all" }).click();
  await page.locator(".toast").getByRole("button", { name: "Close" }).click();
  await page.waitForTimeout(5000);
  say(`${what}: longest task, cleared`, ms((await taken(page)).long));
  say(`${what}: wasm memory of page + workers before, with all, after clearing`,
    `${atFirst}, ${withAll}, ${await programs(page)} MB`);
  say(`${what}: JavaScript heap before, with all, after clearing`,
    `${before.toFixed(1)}, ${held.toFixed(1)}, ${(await memory(page)).toFixed(1)} MB`);
  await context.close();
}

await many("200 pages", Array.from({ length: 200 }, (_, at) => ({ name: `${at}.html`, bytes: story(at) })));
const [folder] = process.argv.slice(2);
if (folder) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.html?(\.gz)?$/.test(name)).sort().slice(0, 200);
  const files = await Promise.all(names.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return { name: name.replace(/\.gz$/, "").replaceAll("/", "-"), bytes: name.endsWith(".gz") ? gunzipSync(bytes) : bytes };
  }));
  await many(`${files.length} real pages`, files);
}
const records = (count) => Array.from({ length: count }, (_, at) => JSON.stringify({ url: `https://lindby.example/${at}`, html: story(at) })).join("\n");
await many("10,000 documents of one file", [{ name: "all.jsonl", bytes: records(10_000) }]);

{
  const { page, context } = await open(browser, localUrl);
  await watch(page);
  const post = (at) => `<li id="comment-${at}" class="comment depth-1"><article id="div-comment-${at}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Reader ${at}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-${at}"><time datetime="2024-03-12T0${at % 10}:1${at % 6}:00+00:00">12 March 2024 at 0${at % 10}:1${at % 6}</time></a></div></footer><div class="comment-content"><p>The quay should have been mended ${at} years ago, and I said so to the council of Lindby.</p></div><div class="reply"><a href="#respond">Reply</a></div></article></li>`;
  const thread = story(1).replace("</article>", `</article><section id="comments" class="comments-area"><h2 class="comments-title">2000 comments</h2><ol class="comment-list">${Array.from({ length: 2000 }, (_, at) => post(at)).join("")}</ol></section>`);
  const { first } = await dropped(page, [{ name: "thread.html", bytes: thread }]);
  await page.waitForFunction(() => document.querySelectorAll(".comment").length === 2000);
  say("2,000 comments: shown, all drawn", `${ms(first)}, ${ms(await page.evaluate(() => performance.now() - globalThis.began))}`);
  await page.evaluate(() => document.querySelector(".panel").scrollTo(0, 1e6));
  await page.waitForTimeout(1000);
  say("2,000 comments: longest task, scrolled to the end", ms((await taken(page)).long));
  say("2,000 comments: a key in the search", keysOf(await typed(page, "harbour")));
  await context.close();
}
{
  const { page, context } = await open(browser, localUrl);
  await watch(page);
  const said = (at) => `<li class="comment" id="c${at}"><span class="author">Reader ${at}</span> <time>2024-03-12 0${at % 10}:1${at % 6}</time><p>The quay should have been mended ${at} years ago.</p></li>`;
  const thread = story(1).replace("</article>", `</article><ol class="comments">${Array.from({ length: 2000 }, (_, at) => said(at)).join("")}</ol>`);
  const { first } = await dropped(page, [{ name: "thread.html", bytes: thread }]);
  say("a list of 2,000 items: shown", ms(first));
  await page.waitForTimeout(1000);
  await page.locator(".sheet").first().waitFor();
  await page.evaluate(() => document.querySelector(".panel").scrollTo(0, 1e6));
  await page.waitForTimeout(1000);
  say("a list of 2,000 items: longest task, scrolled to the end", ms((await taken(page)).long));
  await context.close();
}
{
  const { page, context } = await open(browser, localUrl);
  await watch(page);
  const large = `${story(1).replace("</article>", `${`<p>${PROSE} "It holds", said Nils Berg.</p>`.repeat(400_000)}</article>`)}`;
  const { first, all } = await dropped(page, [{ name: "large.html", bytes: large }]);
  say(`a page of ${(large.length / 1e6).toFixed(0)} MB: shown, all read`, `${ms(first)}, ${ms(all)}`);
  await page.waitForTimeout(5000);
  say("a large page: longest task", ms((await taken(page)).long));
  await row(page, "Report 1").waitFor();
  await context.close();
}
await browser.close();
