// Screenshots of every view, in both themes, at three widths and in three languages, to be looked at one by one:
// node screenshots.mjs OUT [FILE…]. Without files the page's own samples are opened; with LOOK=light-1440 in the
// environment only the looks are taken whose names hold that.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { drag, launch, localUrl, open, settled } from "./browser.mjs";

const [out = "screenshots", ...files] = process.argv.slice(2);
const WIDTHS = [380, 900, 1440];
const LANGUAGES = ["en-GB", "zh-Hans", "zh-Hant"];
const THEMES = ["light", "dark"];
// Every view in both themes and at every width in one language; in the others what differs is the words.
const looks = LANGUAGES.flatMap((locale, at) =>
  (at === 0 ? THEMES : THEMES.slice(0, 1)).flatMap((colorScheme) =>
    (at === 0 ? WIDTHS : WIDTHS.slice(-1)).map((width) => ({ locale, colorScheme, width }))))
  .filter(({ locale, colorScheme, width }) => `${locale}-${colorScheme}-${width}`.includes(process.env.LOOK ?? ""));
const TABS = ["read", "statements", "times", "structure", "fields", "original", "source"];

const browser = await launch();
await mkdir(out, { recursive: true });
for (const { locale, colorScheme, width } of looks) {
  const { page, context } = await open(browser, localUrl, { locale, colorScheme, viewport: { width, height: 900 } });
  const shot = async (name) => {
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(out, `${locale}-${colorScheme}-${width}-${name}.png`) });
  };
  await shot("first");
  if (files.length) await drag(page, files);
  else await page.locator(".first-samples-head button").click();
  await settled(page, 300_000);
  // The list on a narrow window, the overview beside it on a wide one.
  await page.waitForTimeout(1500);
  await shot("list");
  await page.locator(".row-overview .row-open").click();
  await shot("overview");
  const compare = page.locator(".story .button", { hasText: /./ }).first();
  if (await compare.isVisible().catch(() => false)) {
    await compare.click();
    await shot("compare");
  }
  const narrow = async () => {
    const back = page.locator(".pane-back").first();
    for (let step = 0; step < 3 && width < 768 && await back.isVisible(); step++) await back.click();
  };
  for (const at of [0, 2, 4]) {
    await narrow();
    const row = page.locator(".rows .row-open").nth(at);
    if (!await row.count()) break;
    await row.click();
    for (const tab of TABS) {
      const button = page.locator(`#tab-${tab}`);
      if (!await button.count()) continue;
      await button.click();
      if (tab === "structure") await page.locator(".block").nth(6).click().catch(() => undefined);
      await shot(`document${at}-${tab}`);
      if (tab === "statements") {
        await page.locator(".said summary").first().click();
        await shot(`document${at}-${tab}-open`);
      }
      if (width >= 1400 && (tab === "read" || tab === "structure")) {
        await page.locator(".beside-switch").click();
        await page.locator(".beside-view [data-block]").nth(3).hover().catch(() => undefined);
        await shot(`document${at}-${tab}-beside`);
        await page.locator(".beside-switch").click();
      }
    }
  }
  await narrow();
  await page.locator(".rows .row-open").nth(1).click({ modifiers: ["Control"] });
  await page.locator(".rows .row-open").nth(3).click({ modifiers: ["Shift"] });
  await shot("picked");
  if (width < 768) {
    await page.locator(".bar-more").click();
    await shot("settings");
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await shot("help");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  if (await page.locator("dialog[open]").isVisible().catch(() => false)) await shot("commands");
  await context.close();
}
await browser.close();
