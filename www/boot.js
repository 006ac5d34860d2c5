// Starts the programs that the build put into this page, without a request. The page's own is inflated,
// compiled and run at once; the reader, which is most of the bytes, is unpacked and compiled by a worker once the
// page stands, and the compiled module is handed to each worker.
"use strict";
{
  const part = (id) => document.getElementById(id).textContent;

  // Files that reach a worker before its program wait for it.
  const begin = `
    const early = [];
    onmessage = ({ data }) => {
      if (!(data instanceof WebAssembly.Module)) return early.push(data);
      onmessage = null;
      wasm_bindgen.initSync({ module: data });
      for (const data of early) onmessage({ data });
    };`;
  const unpackAndCompile = `
    onmessage = async ({ data }) => postMessage(await WebAssembly.compile(unpack(data)));
    onunhandledrejection = ({ reason }) => { throw reason; };`;
  const script = (...parts) => URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  const workerScript = script(part("reader-glue"), begin);

  const bytesOf = (id) => {
    const text = part(id);
    return Uint8Array.fromBase64
      ? Uint8Array.fromBase64(text)
      : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  };

  const compileViewer = () => {
    const inflated = new Blob([bytesOf("viewer")]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(
      new Response(inflated, { headers: { "Content-Type": "application/wasm" } }),
    );
  };

  const compileReader = () => new Promise((resolve, reject) => {
    const worker = new Worker(script(part("unpack"), unpackAndCompile));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = reject;
    const bytes = bytesOf("reader");
    worker.postMessage(bytes, [bytes.buffer]);
  });
  let compiled;
  const reader = () => (compiled ??= compileReader());

  const boot = async () => {
    performance.mark("tearsheet-boot");
    const module = await compileViewer();
    globalThis.tearsheet = {
      spawnWorker: () => {
        const worker = new Worker(workerScript);
        reader().then(
          (module) => worker.postMessage(module),
          () => worker.dispatchEvent(new Event("error", { cancelable: true })),
        );
        return worker;
      },
    };
    await wasm_bindgen({ module_or_path: module });
    performance.mark("tearsheet-ready");
    setTimeout(reader);
  };

  boot().catch((error) => {
    const note = document.createElement("p");
    note.setAttribute("role", "alert");
    note.textContent = `Tearsheet could not start in this browser (${error}). It needs a current Firefox, Chrome, Edge or Safari.`;
    document.getElementById("app").replaceChildren(note);
  });

  // Only a served page brings a manifest, and with it the service worker that keeps it for offline use.
  if (document.querySelector("link[rel=manifest]") && location.protocol.startsWith("http")) {
    navigator.serviceWorker?.register("sw.js").catch(() => {});
  }
}
