// What several documents tell together: six invented reports of two events, as a person goes through them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { drop, eventually, file, launch, localUrl, open, ready, reload, row, serveSite, settled } from "./browser.mjs";

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

const NAMES = ["ferry-evening-news", "ferry-radio", "ferry-reprint", "talks-agency", "talks-copy", "talks-correspondent"];
const REPORTS = await Promise.all(NAMES.map(async (name) => (
  { name: `${name}.html`, bytes: await readFile(file("tests/collection", `${name}.html`)) })));
const LONE = { name: "mill.html", text: "<!doctype html><html lang=en><title>Mill opens</title><article><h1>Mill opens</h1>" +
  "<p>The mill of Lindby grinds again, its keeper said on Friday, and the bakers are glad of it.</p></article>" };

const figures = (page) => page.locator(".figures");
const gathered = (page, text) => figures(page).filter({ hasText: text }).waitFor();
const story = (page, title) => page.getByRole("region", { name: title });
const FERRY = "渡轮外海相撞";

for (const way of ["from a file", "served"]) {
  describe(way, () => {
    const start = (options) => open(browser, way === "served" ? site.url : localUrl, options);

    test("dropped reports become stories: figures, conflicts in full, copies, quotations; nothing is requested", async () => {
      const { page, context, seen } = await start();
      const before = seen.requests.length;
      await drop(page, [...REPORTS, LONE]);
      await settled(page);
      await gathered(page, "7 documents");
      assert.equal(
        (await figures(page).innerText()).trim(),
        "7 documents, 2 stories, 1 verbatim copy, 1 near copy, 2 shared quotations, 2 conflicting figures",
      );
      await eventually(async () => assert.equal(await page.title(), "Overview – Tearsheet"));
      const ferry = story(page, FERRY);
      await ferry.getByText("他说，救生艇救起三十七名落水乘客，其中两人轻伤。").waitFor();
      await ferry.getByText("据他介绍，救生艇救起三十五名落水乘客，伤者已经送往北港医院。").waitFor();
      await ferry.getByText("nearly the same text").waitFor();
      await ferry.getByText("Only in this copy · 1").click();
      await ferry.getByRole("button", { name: /快船售票處/ }).waitFor();
      await ferry.getByText(/水密门及时关上/).first().waitFor();
      await page.getByText("Stand alone · 1").click();
      await page.getByRole("button", { name: /Mill opens/ }).last().waitFor();
      assert.deepEqual(seen.problems, []);
      assert.deepEqual(seen.requests.slice(before).filter((url) => !url.startsWith("blob:")), []);
      await context.close();
    });

    test("side by side: what is shared, what is not, what conflicts; a passage leads to its place and back", async () => {
      const { page, context, seen } = await start();
      await drop(page, REPORTS);
      await gathered(page, "6 documents");
      await story(page, FERRY).getByRole("button", { name: /^Compare/ }).click();
      await page.getByRole("heading", { name: "Side by side" }).waitFor();
      await eventually(async () => assert.equal(await page.locator(".compare-heads .compare-cell").count(), 3));
      await page.getByRole("checkbox", { name: "灣區日報" }).uncheck();
      await eventually(async () => assert.equal(await page.locator(".compare-heads .compare-cell").count(), 2));
      const shared = (await page.locator(".is-shared").allInnerTexts()).join(" ");
      assert.match(shared, /渡轮的右舷被撞开一个四米长的口子/);
      assert.doesNotMatch(shared, /雷达都应该发现对方/);
      await eventually(async () => assert.deepEqual((await page.locator(".in-conflict").allInnerTexts()).sort(), ["三十七名", "三十五名"].sort()));
      await eventually(async () => assert.ok((await page.locator(".compare-cell").filter({ hasText: "雷达都应该发现对方" }).getByText("only here").count()) > 0));
      await page.locator(".is-alone").filter({ hasText: "雷达都应该发现对方" }).getByRole("button").click();
      await page.locator(".sheet mark.spot").first().waitFor();
      await eventually(async () => assert.match((await page.locator("mark.spot").allInnerTexts()).join(""), /雷达都应该发现对方/));
      assert.ok(await page.locator("mark.spot").first().evaluate((it) => it.getBoundingClientRect().top > 0));
      await page.keyboard.press("Escape");
      await page.getByRole("heading", { name: "Side by side" }).waitFor();
      await eventually(async () => assert.equal(await page.locator(".compare-heads .compare-cell").count(), 2));
      await page.getByRole("button", { name: "Overview" }).last().click();
      await gathered(page, "6 documents");
      assert.deepEqual(seen.problems, []);
      await context.close();
    });
  });
}

describe("the overview", () => {
  test("a sentence of a conflict leads to its document, and the sheet leads to the others", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, REPORTS);
    await gathered(page, "6 documents");
    await page.locator(".conflict").filter({ hasText: "三十五名" }).getByRole("button", { name: "南岸电台网" }).click();
    await page.getByRole("heading", { name: "北港两船相撞" }).waitFor();
    await eventually(async () => assert.match((await page.locator("mark.spot").allInnerTexts()).join(""), /三十五名/));
    await page.getByRole("button", { name: "2 other reports of this event" }).click();
    await story(page, FERRY).waitFor();
    await row(page, "北港两船相撞").getByRole("button").first().click();
    await page.locator(".story-line").getByRole("button", { name: "Compare" }).click();
    await eventually(async () => assert.equal(await page.locator(".compare-heads h3").first().innerText(), "北港两船相撞 海事警察调查"));
    await context.close();
  });

  test("it follows the list, and a single document has none", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, [LONE]);
    await settled(page);
    await eventually(async () => assert.equal(await page.locator(".row-overview").count(), 0));
    await page.getByRole("heading", { name: "Mill opens" }).waitFor();
    await drop(page, REPORTS.slice(0, 2));
    // What is being read stays in front.
    await page.locator(".row-overview").filter({ hasText: "1 story" }).waitFor();
    await page.getByRole("heading", { name: "Mill opens" }).waitFor();
    await page.locator(".row-overview button").click();
    await gathered(page, "3 documents");
    await row(page, "北港两船相撞").getByRole("button", { name: /^Remove/ }).click();
    await gathered(page, "2 documents");
    await eventually(async () => assert.match(await page.locator(".overview").innerText(), /No two of these documents/));
    await page.getByRole("button", { name: "Undo" }).click();
    await gathered(page, "3 documents, 1 story");
    await context.close();
  });

  test("a failure costs only the overview, and it can be tried again", async () => {
    const { page, context } = await open(browser, localUrl);
    await page.evaluate(() => {
      const spawn = globalThis.tearsheet.spawnWorker;
      let broken = true;
      globalThis.tearsheet.spawnWorker = () => {
        const worker = spawn();
        const post = worker.postMessage.bind(worker);
        worker.postMessage = (message, transfer) => {
          if (!broken || !message?.order) return post(message, transfer);
          broken = false;
          setTimeout(() => worker.dispatchEvent(new Event("error", { cancelable: true })));
        };
        return worker;
      };
    });
    await drop(page, REPORTS);
    assert.equal(await settled(page), "6 documents");
    await page.getByText("The overview could not be made.").waitFor();
    await row(page, "伦德在白鹭城").getByRole("button").first().click();
    await page.getByRole("heading", { name: "伦德在白鹭城" }).waitFor();
    await page.locator(".row-overview button").click();
    await page.getByRole("button", { name: "Try again" }).click();
    await gathered(page, "6 documents, 2 stories");
    await context.close();
  });

  test("the timeline has a picture and a table, and is saved as a calendar and as a table", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, REPORTS);
    await gathered(page, "6 documents");
    await page.getByRole("img", { name: /Days that the documents speak of/ }).waitFor();
    const days = page.getByRole("region", { name: "Timeline" });
    await days.getByRole("row").filter({ hasText: "11 May 2023" }).first().waitFor();
    for (const [name, ending, text] of [["Calendar (ICS)", "ics", /BEGIN:VEVENT/], ["Table (CSV)", "csv", /2023-05-11/]]) {
      const [download] = await Promise.all([page.waitForEvent("download"), days.getByRole("button", { name }).click()]);
      assert.equal(download.suggestedFilename(), `tearsheet-timeline.${ending}`);
      assert.match(await readFile(await download.path(), "utf8"), text);
    }
    await context.close();
  });

  test("by keyboard: a list is one stop, the arrows move in it, Enter opens, Escape leads back", async () => {
    const { page, context } = await open(browser, localUrl);
    await drop(page, REPORTS);
    await gathered(page, "6 documents");
    const stops = story(page, FERRY).locator(".reports .stop");
    await eventually(async () => assert.equal(await stops.count(), 3));
    await eventually(async () => assert.equal(await story(page, FERRY).locator(".reports .stop[tabindex='0']").count(), 1));
    await stops.first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    assert.ok(await stops.nth(2).evaluate((it) => it === document.activeElement && it.tabIndex === 0));
    await eventually(async () => assert.equal(await story(page, FERRY).locator(".reports .stop[tabindex='0']").count(), 1));
    await page.keyboard.press("Enter");
    await page.locator(".sheet").waitFor();
    await page.keyboard.press("Escape");
    await gathered(page, "6 documents");
    await context.close();
  });

  test("on a narrow window it stands before the list, and Back leads there", async () => {
    const { page, context } = await open(browser, localUrl, { viewport: { width: 390, height: 800 } });
    await drop(page, REPORTS);
    await page.locator(".row-overview").filter({ hasText: "2 stories" }).getByRole("button").click();
    await gathered(page, "6 documents");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await story(page, FERRY).getByRole("button", { name: /^Compare/ }).click();
    await page.getByRole("heading", { name: "Side by side" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    await page.goBack();
    await gathered(page, "6 documents");
    await page.goBack();
    await row(page, "北港两船相撞").waitFor();
    await context.close();
  });

  test("in Chinese, both scripts", async () => {
    for (const [locale, line] of [["zh-CN", "6 份文档，2 个事件"], ["zh-TW", "6 份文件，2 個事件"]]) {
      const { page, context } = await open(browser, localUrl, { locale });
      await drop(page, REPORTS);
      await gathered(page, line);
      await context.close();
    }
  });
});

describe("in Read", () => {
  const opened = async (page) => {
    await drop(page, [REPORTS[0]]);
    await page.locator("q.quoted").first().waitFor();
  };

  test("a quotation tells its speaker on hover and on focus", async () => {
    const { page, context, seen } = await open(browser, localUrl);
    await opened(page);
    const quotation = page.locator("q.quoted").first();
    const who = quotation.getByRole("tooltip");
    await eventually(async () => assert.equal(await who.isVisible(), false));
    await quotation.hover();
    await who.waitFor();
    await eventually(async () => assert.match(await who.innerText(), /林岱/));
    await page.mouse.move(5, 5);
    await who.waitFor({ state: "hidden" });
    await quotation.focus();
    await who.waitFor();
    assert.deepEqual(seen.problems, []);
    await context.close();
  });

  test("people and times are marked as one wants, also after a reload", async () => {
    const { page, context } = await open(browser, localUrl);
    await opened(page);
    await eventually(async () => assert.ok((await page.locator(".body .person").count()) > 0));
    await eventually(async () => assert.ok((await page.locator(".body time.when").count()) > 0));
    await page.getByText("Mark in the text").click();
    await page.getByRole("checkbox", { name: "People" }).uncheck();
    await page.waitForFunction(() => document.querySelectorAll(".body .person").length === 0);
    await reload(page);
    await ready(page);
    await page.locator("q.quoted").first().waitFor();
    await eventually(async () => assert.equal(await page.locator(".body .person").count(), 0));
    await eventually(async () => assert.ok((await page.locator(".body time.when").count()) > 0));
    await context.close();
  });
});
