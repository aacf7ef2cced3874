import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

// Loaded into a gateway before its own first line: what it does at its own pace, and how long somebody has been gone, go by a clock that
// is as far ahead as a file says, which is named where this is loaded. All else goes by the machine's: a session is trusted for seconds,
// and nobody's line is to end because the time was moved. Nothing of the gateway knows of it.
const file = new URL(import.meta.url).searchParams.get("file") ?? "";
const EVERY_MS = 20;
const AHEAD = "holdfastRaceAheadMs";
Reflect.set(globalThis, AHEAD, 0);
setInterval(() => Reflect.set(globalThis, AHEAD, Number(readFileSync(file, "utf8")) || 0), EVERY_MS).unref();

const MOVED_IN: readonly (readonly [end: string, asked: string])[] = [
  ["/apps/gateway/src/chores/start-chores.ts", "=> performance.now()"],
  ["/apps/gateway/src/absence/absence-chore.ts", "const now = clock()"],
];
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const asked = MOVED_IN.find(([end]) => url.endsWith(end))?.[1];
    if (asked === undefined) return loaded;
    if (typeof loaded.source === "string" || loaded.source == null)
      throw new Error(`${url} is read in another form.`);
    const source = new TextDecoder().decode(loaded.source);
    if (!source.includes(asked)) throw new Error(`${url} asks for the time no more.`);
    return { ...loaded, source: source.replace(asked, `${asked} + globalThis.${AHEAD}`) };
  },
});
