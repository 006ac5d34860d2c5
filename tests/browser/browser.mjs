// A real Chromium, or Firefox where FIREFOX names its program, on the built page, opened as a file or from a server that counts its requests.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { extname, join } from "node:path";
import { chromium, firefox } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const file = (...parts) => join(root, ...parts);
export const golden = (name) => file("tests/golden", name);
export const sample = (name) => file("www/samples", name);

// Nothing of Chromium's own housekeeping may disturb the counting of requests.
const QUIET = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

const inFirefox = Boolean(process.env.FIREFOX);

/** For tests of what only Chromium's own protocol can do: drag from the disk, catch what is saved, print. */
export const needsChromium = { skip: inFirefox ? "Firefox' protocol has no such gesture" : false };

// The channel has Firefox driven by the standard protocol, which that of any distribution speaks.
export const launch = (options = {}) =>
  inFirefox
    ? firefox.launch({ executablePath: process.env.FIREFOX, channel: "moz-firefox", ...options })
    : chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: QUIET, ...options });

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".png": "image/png", ".webmanifest": "application/manifest+json",
};

/** Serves dist/site and keeps a list of everything that is asked for. */
export async function serveSite() {
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(request.url);
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const bytes = await readFile(file("dist/site", path === "/" ? "index.html" : path));
      response.setHeader("Content-Type", TYPES[extname(path)] ?? TYPES[".html"]);
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { url: `http://localhost:${server.address().port}/`, requests, close };
}

// What Chromium asks for of its own accord, whatever page is open: updates, accounts, autofill.
const HOUSEKEEPING = /\b(google|googleapis|gvt1|gstatic)\.com\b/;

/** A proxy that refuses everything and keeps a list of what was asked of it. */
export async function countingProxy() {
  const requests = [];
  const note = (url) => { if (!HOUSEKEEPING.test(url)) requests.push(url); };
  const server = createServer((request, response) => {
    note(request.url);
    response.statusCode = 502;
    response.end();
  });
  server.on("connect", (request, socket) => {
    note(request.url);
    // The browser's own housekeeping may hang up before it has read the refusal.
    socket.on("error", () => undefined);
    socket.end("HTTP/1.1 502 Refused\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
  return { url: `http://127.0.0.1:${server.address().port}`, requests, close };
}

export const localUrl = pathToFileURL(file("dist/tearsheet.html")).href;

/**
 * Opens the page in a context of its own and collects what must never happen: exceptions, errors in
 * the console, breaches of the policy, and requests after loading.
 */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const seen = { problems: [], requests: [] };
  page.on("pageerror", (error) => seen.problems.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") seen.problems.push(message.text());
  });
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective}`));
  });
  await page.goto(url);
  await ready(page);
  return { page, context, seen };
}

export const ready = (page) =>
  page.waitForFunction(() => performance.getEntriesByName("tearsheet-ready").length > 0);

/** Reloads a page as a reader does, a moment after what was done is to be seen: it is written a few thousandths of a second
 *  after it is drawn. */
export async function reload(page) {
  await page.waitForTimeout(150);
  await page.reload();
}

/** Drops files as a page's own script would: [{ name, bytes or text }]. */
export async function drop(page, files) {
  const plain = files.map(({ name, bytes, text, type = "" }) => ({
    name, type, base64: Buffer.from(bytes ?? text, "utf8").toString("base64"),
  }));
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of files) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    const target = document.body;
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }
  }, plain);
}

/** Drags files or folders from the disk into the page, through the browser's own input path. */
export async function drag(page, paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 600, y: 450, data });
  }
}

/** Asks again until what is asserted holds: a page draws after the gesture, not within it. Fails as the last try did. */
export async function eventually(assertion, timeout = 10_000) {
  const end = Date.now() + timeout;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

export const row = (page, name) => page.locator("nav li").filter({ hasText: name });
export const status = (page) => page.locator("nav [role=status]");

/** Waits until every file is read or marked, and gives the line that says so. */
export async function settled(page, timeout = 90_000) {
  await page.waitForFunction(
    () => document.querySelector("nav [role=status]") && !document.querySelector("nav progress"),
    null,
    { timeout },
  );
  return status(page).innerText();
}
