// Pages made to break a reader: each ends as a document, in linear time, and the page lives on.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, localUrl, open, row, settled } from "./browser.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// Made inside the page, so that no hundred megabytes cross the driver's pipe.
const INPUTS = {
  "50,000 nested div": "'<div>'.repeat(50_000) + 'deep down'",
  "1,000,000 b": "'<b>'.repeat(1_000_000) + 'bold'",
  "1,000,000 siblings": "'<i>a</i>'.repeat(1_000_000)",
  "100 MB of text": "'A line of text that says nothing new at all.\\n\\n'.repeat(2_150_000)",
  "one line of 20 MB": "'word '.repeat(4_000_000)",
  "an attribute of 20 MB": "'<p title=\"' + 'x'.repeat(20_000_000) + '\">short</p>'",
  "100,000 open tags of each kind": "'<a><b><p><table><tr><td>'.repeat(100_000)",
};

describe("hostile inputs", () => {
  for (const [name, script] of Object.entries(INPUTS)) {
    test(name, async () => {
      const { page, context, seen } = await open(browser, localUrl);
      const kind = script.includes("<") ? "html" : "txt";
      const began = performance.now();
      await page.evaluate(`{
        const transfer = new DataTransfer();
        transfer.items.add(new File([${script}], "hostile.${kind}"));
        document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }`);
      assert.equal(await settled(page, 200_000), "1 document");
      console.log(`${name}: ${Math.round(performance.now() - began)} ms`);
      await row(page, "hostile").first().waitFor();
      await page.getByRole("tab", { name: "Structure" }).click();
      await page.getByRole("tab", { name: "Source" }).click();
      await page.getByRole("button", { name: "Clear all" }).click();
      await page.getByRole("button", { name: /forum\.txt/ }).click();
      assert.equal(await settled(page), "1 document");
      assert.deepEqual(seen.problems, []);
      await context.close();
    });
  }
});
