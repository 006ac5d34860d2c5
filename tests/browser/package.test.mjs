// The npm package as a stranger uses it: imported, typed, and saying what the command line says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { before, describe, test } from "node:test";
import { mkdtemp, readFile, readdir, rm, symlink, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { file } from "./browser.mjs";

const folder = process.env.TEARSHEET_PACKAGE ?? file("target/package");
const commandLine = process.env.TEARSHEET ?? file("target/debug/tearsheet");

let read;
before(async () => {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  ({ read } = await import(pathToFileURL(join(folder, manifest.main)).href));
});

describe("npm package", () => {
  test("is ready to publish", async () => {
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const files = await readdir(folder);
    assert.equal(manifest.name, "tearsheet");
    assert.ok(manifest.license && manifest.description);
    for (const name of ["README.md", manifest.main, manifest.types]) assert.ok(files.includes(name), name);
    assert.ok(files.some((name) => name.startsWith("LICENSE")));
  });

  test("reads what the command line reads, to the letter", async () => {
    const folders = [file("tests/golden"), file("www/samples")];
    const names = [];
    for (const folder of folders) {
      for (const name of await readdir(folder)) if (/\.(html|txt|md|bin|gz)$/.test(name)) names.push(join(folder, name));
    }
    assert.ok(names.length > 15);
    for (const name of names) {
      const lines = execFileSync(commandLine, ["read", "--jsonl", name], { maxBuffer: 1 << 30, encoding: "utf8" });
      const native = lines.trim().split("\n").map((line) => JSON.parse(line));
      const wasm = read(new Uint8Array(await readFile(name)), native[0].source.name);
      assert.deepEqual(JSON.parse(JSON.stringify(wasm)), native, name);
    }
  });

  test("types fit what a program in TypeScript does with them", async () => {
    const place = await mkdtemp(join(tmpdir(), "tearsheet-"));
    try {
      await mkdir(join(place, "node_modules"));
      await symlink(folder, join(place, "node_modules/tearsheet"));
      await writeFile(join(place, "package.json"), '{ "type": "module" }');
      await writeFile(join(place, "stranger.ts"), `
import { read, type Document, type TearsheetError, type Zone } from "tearsheet";

export function summary(bytes: Uint8Array): string[] {
  const documents: Document[] = read(bytes, "page.html");
  const zone: Zone = "recommendation";
  return documents.map((document) => {
    const title: string = document.metadata.title?.value ?? "?";
    const authors: string[] = document.metadata.authors?.value ?? [];
    const kept = document.blocks.filter((block) => block.zone !== zone);
    const start: number | undefined = kept[0]?.source.bytes?.[0];
    // @ts-expect-error There is no such field.
    void document.metadata.headline;
    return [title, ...authors, String(start), document.kind.value].join();
  });
}

export const code = (error: TearsheetError): string => error.code;
`);
      const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
      const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck", "false"];
      execFileSync(process.execPath, [tsc, ...options, join(place, "stranger.ts")], { encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      throw error.stdout ? new Error(error.stdout) : error;
    } finally {
      await rm(place, { recursive: true });
    }
  });
});
