import { build, type Plugin } from "vite";

const SOURCE = `${import.meta.dirname}/src/alarms/push-worker.ts`;
/** Below a folder of its own, where no page is: nothing that it could do reaches further than it lies. */
const FILE = "alarm-push/worker.js";

/** The script that wakes a browser, whole in one file under a name that stays: browsers look there for a newer one. */
export async function buildPushWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    root: import.meta.dirname,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: SOURCE, output: { format: "iife" } },
    },
  });
  const script = "output" in built && built.output.length === 1 ? built.output[0] : null;
  if (script?.type !== "chunk" || script.imports.length > 0)
    throw new Error("the script that wakes a browser is not one file");
  return script.code;
}

/** Puts it beside the console, and serves it to whoever develops. */
export function pushWorkerFile(): Plugin {
  return {
    name: "push-worker-file",
    configureServer({ middlewares }) {
      middlewares.use(`/${FILE}`, (_request, response, next) => {
        buildPushWorker().then(
          (code) => response.setHeader("content-type", "text/javascript").end(code),
          next,
        );
      });
    },
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: FILE, source: await buildPushWorker() });
    },
  };
}
