// Workers that die, hang or are stopped: one file is marked, the others are read.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { drop, eventually, launch, localUrl, open, row, settled } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const STORY = (name) => `<title>${name}</title><h1>${name} opens</h1><p>The ${name} opens on Monday, its keeper said on Friday in Lindby.</p>`;

// Large enough to be under way for some seconds.
const LONG = `<title>Long</title>${"<p>One of very many paragraphs, each a sentence of its own.</p>".repeat(400_000)}`;

const workerOf = async (page) => {
  for (let i = 0; i < 200; i += 1) {
    const [worker] = page.workers();
    if (worker) return worker;
    await page.waitForTimeout(10);
  }
  throw new Error("no worker");
};

/** Has every worker of the page run something as soon as it exists, before it gets its file. */
const inNewWorkers = (page, script) => page.evaluate((script) => {
  const spawn = globalThis.tearsheet.spawnWorker;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  let first = true;
  globalThis.tearsheet.spawnWorker = () => {
    if (!first) return spawn();
    first = false;
    return new Worker(url);
  };
}, script);

describe("workers", () => {
  test("one that traps marks its own file and is replaced", async () => {
    const { page, context } = await open(browser, localUrl);
    await inNewWorkers(page, "onmessage = ({ data }) => { if (data.bytes) unreachable(); };");
    await drop(page, ["Mill", "Pier", "Inn"].map((name) => ({ name: `${name}.html`, text: STORY(name) })));
    assert.equal(await settled(page), "2 documents");
    await row(page, "Mill.html").getByText("Not read").waitFor();
    await row(page, "Mill.html").getByText(/went wrong inside the program/).waitFor();
    await row(page, "Pier opens").waitFor();
    await row(page, "Inn opens").waitFor();
    await context.close();
  });

  test("an error in the real worker, while it is idle, costs nothing", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [{ name: "Mill.html", text: STORY("Mill") }]);
    await settled(page);
    const worker = await workerOf(page);
    await worker.evaluate(() => { setTimeout(() => { throw new Error("broken"); }); });
    await page.waitForTimeout(200);
    await drop(page, [{ name: "Pier.html", text: STORY("Pier") }]);
    await row(page, "Pier opens").waitFor();
    assert.equal(await settled(page), "2 documents");
    await context.close();
  });

  test("one that hangs is stopped at the time limit", async () => {
    const { page, context } = await open(browser, localUrl);
    await page.clock.install();
    await inNewWorkers(page, "onmessage = ({ data }) => { if (data.bytes) for (;;); };");
    await drop(page, ["Mill", "Pier"].map((name) => ({ name: `${name}.html`, text: STORY(name) })));
    await row(page, "Mill.html").waitFor();
    await page.clock.fastForward(61_000);
    await row(page, "Mill.html").getByText(/took too long/).waitFor();
    await row(page, "Pier opens").waitFor();
    await context.close();
  });

  test("cancelling one that runs leaves the others, and it can be read again", async () => {
    const { page, context } = await open(browser, localUrl);
    await inNewWorkers(page, "onmessage = ({ data }) => { if (data.bytes) for (;;); };");
    await drop(page, ["Mill", "Pier"].map((name) => ({ name: `${name}.html`, text: STORY(name) })));
    await row(page, "Mill.html").getByRole("button", { name: "Cancel" }).click();
    await row(page, "Mill.html").getByText("Cancelled.").waitFor();
    await row(page, "Pier opens").waitFor();
    await row(page, "Mill.html").getByRole("button", { name: "Read again" }).click();
    await row(page, "Mill opens").waitFor();
    await context.close();
  });

  test("cancelling everything, with a real file under way", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await drop(page, [{ name: "long.html", text: LONG }, { name: "Pier.html", text: STORY("Pier") }]);
    await page.getByRole("button", { name: "Cancel all" }).click();
    await settled(page, 10_000);
    await row(page, "long.html").getByText("Cancelled.").waitFor();
    await drop(page, [{ name: "Inn.html", text: STORY("Inn") }]);
    await row(page, "Inn opens").waitFor();
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  // Large enough to take longer than what is not worth showing early, on any machine.
  const SAID = `<title>Minutes</title><h1>Minutes of the harbour board</h1><article>${'<p>"We will mend the quay", said Ada Holm, the harbour master.</p>'.repeat(60_000)}</article>`;

  /** Holds back the replies behind the early one. */
  const holdReplies = (page) => page.evaluate(() => {
    const spawn = globalThis.tearsheet.spawnWorker;
    globalThis.held = [];
    globalThis.tearsheet.spawnWorker = () => {
      const worker = spawn();
      worker.addEventListener("message", (event) => {
        if (event.data.early || event.again) return;
        event.stopImmediatePropagation();
        globalThis.held.push([worker, event.data]);
      });
      return worker;
    };
  });

  test("a large page shows before what it tells, which follows", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await holdReplies(page);
    await drop(page, [{ name: "minutes.html", text: SAID }]);
    await page.locator(".sheet .title", { hasText: "Minutes of the harbour board" }).waitFor({ timeout: 60_000 });
    await page.locator(".notes").getByText("still being read").waitFor();
    await page.waitForFunction(() => globalThis.held.length === 1, null, { timeout: 60_000 });
    await eventually(async () => assert.equal(await page.getByRole("tab", { name: "Statements" }).count(), 0));
    await page.evaluate(() => {
      const [[worker, data]] = globalThis.held;
      worker.dispatchEvent(Object.assign(new MessageEvent("message", { data }), { again: true }));
    });
    await page.getByRole("tab", { name: "Statements" }).waitFor({ timeout: 60_000 });
    await eventually(async () => assert.equal(await page.locator(".notes").getByText("still being read").count(), 0));
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("a worker that stops behind the page costs only what it tells", async () => {
    const { page, context } = await open(browser, localUrl);
    await holdReplies(page);
    await drop(page, [{ name: "minutes.html", text: SAID }]);
    await page.locator(".notes").getByText("still being read").waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => globalThis.held.length === 1, null, { timeout: 60_000 });
    await page.evaluate(() => globalThis.held[0][0].dispatchEvent(new Event("error", { cancelable: true })));
    await page.locator(".notes").getByText("reading was stopped").waitFor();
    await page.locator(".sheet .title", { hasText: "Minutes of the harbour board" }).waitFor();
    assert.equal(await settled(page), "1 document");
    await context.close();
  });
});
