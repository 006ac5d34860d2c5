// Starts the program that the build put into this page, without a request: inflates and compiles it
// once, runs it here, and hands the compiled module to each worker. Workers run the same glue.
"use strict";
{
  const page = (id) => document.getElementById(id).textContent;
  const begin = "onmessage = ({ data }) => { onmessage = null; wasm_bindgen.initSync({ module: data }); };";
  const script = URL.createObjectURL(new Blob([page("glue"), begin], { type: "text/javascript" }));

  const compile = () => {
    const text = page("wasm");
    const bytes = Uint8Array.fromBase64
      ? Uint8Array.fromBase64(text)
      : Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compileStreaming(
      new Response(inflated, { headers: { "Content-Type": "application/wasm" } }),
    );
  };

  const boot = async () => {
    performance.mark("tearsheet-boot");
    const module = await compile();
    globalThis.tearsheet = {
      spawnWorker: () => {
        const worker = new Worker(script);
        worker.postMessage(module);
        return worker;
      },
    };
    await wasm_bindgen({ module_or_path: module });
    performance.mark("tearsheet-ready");
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
