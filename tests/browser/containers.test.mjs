// Each kind of file that the README names, dropped once, whole and damaged; and the pictures that travel in them.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { drag, drop, eventually, launch, localUrl, needsChromium, open, row, settled } from "./browser.mjs";

const PROSE = "The ferry to the north island left at noon with two hundred people on board, most of them islanders who " +
  "had waited in the town since spring and had found rooms with friends.";

const article = (title, more = "") => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><article>` +
  `<h1>${title}</h1>\n<p>${PROSE}</p>\n${more}<p>${PROSE}</p>\n</article></body></html>\n`;

const FIRST = article("First ferry");
const SECOND = article("Second ferry");

/** A picture of noise, which no packing makes smaller. */
function png(width = 300, height = 200) {
  let seed = 7;
  const noise = () => (seed = (seed * 1103515245 + 12345) % 2147483648) >> 16 & 255;
  const rows = Buffer.concat(Array.from({ length: height }, () => Buffer.from([0, ...Array.from({ length: width }, noise)])));
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

const PICTURE = png();

/** An archive of [name, content], packed unless told otherwise. */
function zip(files, packed = true) {
  const [out, list] = [[], []];
  let at = 0;
  for (const [name, content] of files) {
    const [plain, called] = [Buffer.from(content), Buffer.from(name)];
    const body = packed ? deflateRawSync(plain) : plain;
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(packed ? 8 : 0, 4);
    fields.writeUInt32LE(crc32(plain), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(plain.length, 18);
    fields.writeUInt16LE(called.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const entry = [Buffer.from("PK\x03\x04"), fields, called, body];
    out.push(...entry);
    list.push(Buffer.from("PK\x01\x02\x14\x00"), fields, place, called);
    at += entry.reduce((sum, part) => sum + part.length, 0);
  }
  const size = list.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, ...list, end]);
}

function tar(files) {
  const parts = files.map(([name, content]) => {
    const [head, body] = [Buffer.alloc(512), Buffer.from(content)];
    head.write(name);
    head.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
    head.write("        0", 148);
    head.write("ustar", 257);
    head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, "0")}\0 `, 148);
    return Buffer.concat([head, body, Buffer.alloc((512 - (body.length % 512)) % 512)]);
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

const record = (address, body) => {
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${body}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Date: 2024-03-04T07:30:00Z\r\n` +
    `Content-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n${answer}\r\n\r\n`;
};

const ADDRESSES = ["https://lindby.example/1", "https://lindby.example/2"];
const crawl = Buffer.concat([FIRST, SECOND].map((page, at) => gzipSync(record(ADDRESSES[at], page))));

const mhtml = (page, picture) => [
  "From: <Saved by Blink>", "Snapshot-Content-Location: https://lindby.example/news/1", "Subject: First ferry",
  "Date: Mon, 4 Mar 2024 07:30:00 +0000", "MIME-Version: 1.0",
  'Content-Type: multipart/related; type="text/html"; boundary="-----b"', "", "-------b", "Content-Type: text/html",
  "Content-Transfer-Encoding: binary", "Content-Location: https://lindby.example/news/1", "", page,
  "-------b", "Content-Type: image/png", "Content-Transfer-Encoding: base64",
  "Content-Location: https://lindby.example/news/quay.png", "", picture.toString("base64").replace(/.{76}/g, "$&\r\n"),
  "-------b--", "",
].join("\r\n");

const mail = [
  "From: Harbour <news@lindby.example>", "To: a@lindby.example", "Subject: First ferry", "Date: Mon, 4 Mar 2024 07:30:00 +0000",
  "Message-ID: <1@lindby.example>", "Content-Type: text/html; charset=utf-8", "", FIRST,
].join("\r\n");

const safari = `<?xml version="1.0"?><!DOCTYPE plist><plist><dict><key>WebMainResource</key><dict><key>WebResourceMIMEType</key>` +
  `<string>text/html</string><key>WebResourceURL</key><string>${ADDRESSES[0]}</string><key>WebResourceData</key>` +
  `<data>${Buffer.from(FIRST).toString("base64")}</data></dict></dict></plist>`;

const book = (pages, more = []) => zip([
  ["mimetype", "application/epub+zip"],
  ["META-INF/container.xml", '<container><rootfile full-path="b/book.opf"/></container>'],
  ["b/book.opf", "<package><metadata><dc:title>Ferries</dc:title></metadata><manifest>" +
    pages.map((_, at) => `<item id="p${at}" href="${at}.xhtml" media-type="application/xhtml+xml"/>`).join("") +
    `</manifest><spine>${pages.map((_, at) => `<itemref idref="p${at}"/>`).join("")}</spine></package>`],
  ...pages.map((page, at) => [`b/${at}.xhtml`, page]), ...more,
]);

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Lindby</title>${["First ferry", "Second ferry"].map((title) =>
  `<item><title>${title}</title><link>${ADDRESSES[0]}</link><description>&lt;p&gt;${PROSE}&lt;/p&gt;</description></item>`).join("")}</channel></rss>`;

const exchange = (url, text) => ({
  startedDateTime: "2024-03-04T07:30:00Z", request: { url },
  response: { status: 200, content: { mimeType: "text/html", text } },
});

const word = zip([["word/document.xml", "<w:document><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:t>First ferry</w:t></w:p>" +
  `<w:p><w:t>${PROSE}</w:t></w:p></w:document>`]]);
const openText = zip([["mimetype", "application/vnd.oasis.opendocument.text"],
  ["content.xml", `<office:text><text:h>First ferry</text:h><text:p>${PROSE}</text:p></office:text>`]], false);

const lines = ["The ferry to the north island left at noon with two", "hundred people on board, most of them islanders", "who had waited in the town since spring."];
const pdf = () => {
  const content = `BT /F 20 Tf 50 700 Td (First ferry) Tj /F 10 Tf 12 TL 0 -40 Td ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Kids[3 0 R]>>",
    "<</Type/Page/Contents 5 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 4 0 R>>>>>>",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`];
  return `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join("")}trailer <</Root 1 0 R>>\n`;
};

const csv = `url,html\n${[FIRST, SECOND].map((page, at) => `${ADDRESSES[at]},"${page.replaceAll('"', '""')}"\n`).join("")}`;
const records = [FIRST, SECOND].map((html, at) => `${JSON.stringify({ url: ADDRESSES[at], html })}\n`).join("");

// What each is, its name and content, how many documents it gives, and a row of the list. Of what is no page there is
// a row that says so, and no document.
const TABLE = [
  ["HTML", "a.html", FIRST, 1, "First ferry"],
  ["a text capture", "a.txt", `Home\nNews\nFirst ferry\n4 March 2024\n${PROSE}\n${PROSE}\n`, 1],
  ["a feed item", "item.md", `<!-- 1709537400000 -->\n# [First ferry](${ADDRESSES[0]})\n\n<p>${PROSE}</p>\n`, 1, "First ferry"],
  ["MHTML", "a.mhtml", mhtml(FIRST, PICTURE), 1, "First ferry"],
  ["a mail", "a.eml", mail, 1, "First ferry"],
  ["ZIP", "a.zip", zip([["1.html", FIRST], ["1_files/a.js", "code()"], ["new/2.html", SECOND]]), 2, "Second ferry"],
  ["tar", "a.tar", tar([["1.html", FIRST], ["2.html", SECOND]]), 2, "Second ferry"],
  ["tar.gz", "a.tar.gz", gzipSync(tar([["1.html", FIRST], ["2.html", SECOND]])), 2, "Second ferry"],
  ["WARC", "a.warc.gz", crawl, 2, "Second ferry"],
  ["WACZ", "a.wacz", zip([["datapackage.json", "{}"], ["archive/a.warc.gz", crawl]], false), 2, "Second ferry"],
  ["HAR", "a.har", JSON.stringify({ log: { entries: [exchange(ADDRESSES[0], FIRST), exchange(ADDRESSES[1], SECOND)] } }), 2, "Second ferry"],
  ["a web archive", "a.webarchive", safari, 1, "First ferry"],
  ["a feed", "feed.xml", feed, 2, "Second ferry"],
  ["EPUB", "a.epub", book([FIRST, SECOND]), 2, "Second ferry"],
  ["Markdown with front matter", "clip.md", `---\ntitle: First ferry\nsource: ${ADDRESSES[0]}\n---\n\n${PROSE}\n\n${PROSE}\n`, 1, "First ferry"],
  ["CSV", "a.csv", csv, 2, "Second ferry"],
  ["JSONL", "a.jsonl", records, 2, "Second ferry"],
  ["DOCX", "a.docx", word, 1, "First ferry"],
  ["ODT", "a.odt", openText, 1, "First ferry"],
  ["PDF", "a.pdf", pdf(), 1, "First ferry"],
  ["gzip", "a.html.gz", gzipSync(FIRST), 1, "First ferry"],
  ["a link", "a.url", `[InternetShortcut]\r\nURL=${ADDRESSES[0]}\r\n`, 0, "a.url"],
  ["a picture", "a.png", PICTURE, 0, "a.png"],
];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const clear = (page) => page.getByRole("button", { name: "Clear all" }).click();

// The list of the file before is gone at once, the first row of this one comes later.
const read = async (page) => {
  await page.locator("nav li").first().waitFor();
  return settled(page);
};

describe("each kind of file", () => {
  let page, context, seen, loaded;
  before(async () => {
    ({ page, context, seen } = await open(browser, localUrl));
    loaded = seen.requests.length;
  });
  after(async () => { await context?.close(); });

  for (const [what, name, content, count, title] of TABLE) {
    test(what, async () => {
      await drop(page, [{ name, bytes: Buffer.from(content) }]);
      if (title) await row(page, title).first().waitFor();
      assert.equal(await read(page), count === 1 ? "1 document" : `${count} documents`);
      await clear(page);
    });
    test(`${what}, cut off`, async () => {
      const bytes = Buffer.from(content);
      await drop(page, [{ name, bytes: bytes.subarray(0, Math.ceil(bytes.length * 0.6)) }]);
      await row(page, name.split(".")[0]).first().waitFor();
      assert.match(await read(page), /^[012] documents?$/);
      await clear(page);
    });
  }

  test("nothing is asked of anybody", () => {
    assert.deepEqual(seen.problems, []);
    assert.deepEqual(seen.requests.slice(loaded).filter((url) => !/^(blob|data):/.test(url)), []);
  });
});

describe("pictures that travel inside are shown", () => {
  const figure = (src) => `<figure><img src="${src}" alt="The quay"><figcaption>The quay on Monday</figcaption></figure>\n`;
  const within = `data:image/png;base64,${PICTURE.toString("base64")}`;
  const KINDS = [
    ["data:", "a.html", article("First ferry", figure(within))],
    ["MHTML", "a.mhtml", mhtml(article("First ferry", figure("quay.png")), PICTURE)],
    ["ZIP", "a.zip", zip([["n/a.html", article("First ferry", figure("./a_files/quay%201.png"))], ["n/a_files/quay 1.png", PICTURE]])],
    ["ZIP, stored", "a.zip", zip([["a.html", article("First ferry", figure("a_files/quay.png"))], ["a_files/quay.png", PICTURE]], false)],
    ["EPUB", "a.epub", book([article("First ferry", figure("../i/quay.png"))], [["i/quay.png", PICTURE]])],
  ];
  const shown = (page) => page.waitForFunction(() => {
    const picture = document.querySelector(".sheet img.picture-shown");
    return picture?.complete && picture.naturalWidth === 300;
  });

  for (const [what, name, content] of KINDS) {
    test(what, async () => {
      const { page, context, seen } = await open(browser, localUrl);
      const loaded = seen.requests.length;
      await drop(page, [{ name, bytes: Buffer.from(content) }]);
      await row(page, "First ferry").getByRole("button").first().click();
      await shown(page);
      assert.deepEqual(seen.problems, []);
      assert.deepEqual(seen.requests.slice(loaded).filter((url) => !/^(blob|data):/.test(url)), []);
      await context.close();
    });
  }

  test("a folder with a page and its files", needsChromium, async () => {
    const { page, context } = await open(browser, localUrl);
    const folder = await mkdtemp(join(tmpdir(), "tearsheet-"));
    try {
      await mkdir(join(folder, "a_files"));
      await writeFile(join(folder, "a.html"), article("First ferry", figure("./a_files/quay.png")));
      await writeFile(join(folder, "a_files/quay.png"), PICTURE);
      await drag(page, [folder]);
      await row(page, "First ferry").getByRole("button").first().click();
      await shown(page);
    } finally {
      await rm(folder, { recursive: true });
      await context.close();
    }
  });

  test("markup that says to be a picture is not", async () => {
    const { page, context } = await open(browser, localUrl);
    const drawing = `data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><!--${"x".repeat(2000)}--></svg>`).toString("base64")}`;
    await drop(page, [{ name: "a.html", text: article("First ferry", figure(drawing)) }]);
    await row(page, "First ferry").getByRole("button").first().click();
    await page.locator(".sheet .picture").first().waitFor();
    await eventually(async () => assert.equal(await page.locator(".sheet img").count(), 0));
    await context.close();
  });
});
