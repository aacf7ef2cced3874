import { readFileSync } from "node:fs";
import { ServerResponse } from "node:http";
import { registerHooks } from "node:module";

// Loaded into a gateway before its own first line: its clock is as far ahead as a file says, and goes on when that changes.
// Nothing of the gateway knows of it.
const file = process.env["CLOCK_AHEAD_FILE"] ?? "";
const EVERY_MS = 20;
let ahead = 0;
setInterval(() => (ahead = Number(readFileSync(file, "utf8")) || ahead), EVERY_MS).unref();

const Machine = globalThis.Date;
const now = (): number => Machine.now() + ahead;
globalThis.Date = new Proxy(Machine, {
  construct: (made, args: unknown[], of) =>
    Reflect.construct(made, args.length === 0 ? [now()] : args, of) as Date,
  apply: () => new Machine(now()).toString(),
  get: (made, name) => (name === "now" ? now : (Reflect.get(made, name) as unknown)),
});

// Node writes this header by a clock of its own, and consoles read theirs from it.
const writeHead = Reflect.get(ServerResponse.prototype, "writeHead") as (
  ...args: unknown[]
) => ServerResponse;
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...args: unknown[]) {
  if (!this.hasHeader("date")) this.setHeader("date", new Machine(now()).toUTCString());
  return writeHead.apply(this, args);
} as typeof ServerResponse.prototype.writeHead;

// Time passed, and no clock was set: the steady one went on, too.
const steady = performance.now.bind(performance);
performance.now = () => steady() + ahead;

// The database runs on this machine and by its clock, which is asked for in two places and was moved on as well.
const ASKED_IN = [
  "/packages/db/src/follow-ups/open-follow-ups.ts",
  "/packages/db/src/house-time/read-database-time.ts",
];
const ASKED = "return row.now;";
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    if (!ASKED_IN.some((asked) => url.endsWith(asked))) return loaded;
    if (typeof loaded.source === "string" || loaded.source == null)
      throw new Error(`${url} is read in another form.`);
    const source = new TextDecoder().decode(loaded.source);
    if (!source.includes(ASKED)) throw new Error(`${url} asks for the database's clock no more.`);
    return { ...loaded, source: source.replace(ASKED, "return Date.now();") };
  },
});
