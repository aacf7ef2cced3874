import { readFileSync } from "node:fs";
import { ServerResponse } from "node:http";

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
