import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import type { PoolConfig } from "pg";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { masterKey } from "../keyring/master-key.ts";
import { reachRotation } from "../rotation/reach-rotation.ts";

// Rotates from one key to another, or goes on where the one before was killed, and tells each step. It does the next
// while the last is heard, and is never further ahead: whoever kills it at a step knows what is left.
const connection = JSON.parse(process.env["CONNECTION"] ?? "{}") as PoolConfig;
const [from, to] = [process.env["FROM"] ?? "", process.env["TO"] ?? ""].map((key) =>
  Buffer.from(key, "base64"),
);
if (from === undefined || to === undefined) throw new Error("it rotates from one key to another");
const { rotation, close } = await reachRotation({ connection, keyring: makeKeyring(from, to) });
let heard: Promise<unknown> = Promise.resolve();
async function tell(step: string): Promise<void> {
  await heard;
  heard = once(process, "message");
  process.send?.(step);
}

await tell((await rotation.begin(masterKey(to).id)).kind);
while ((await rotation.switchOver()).kind === "waits") await wait(20);
await tell("switched");
while ((await rotation.close(Number(process.env["GRACE_MS"] ?? "0"))).kind === "waits") await wait(20);
await tell("closed");
for (let isRetired = false; !isRetired; await wait(20)) {
  for (let goesOn = true; goesOn;) {
    const { done, unopened, goesOn: more } = await rotation.rewrap(4);
    if (unopened > 0) throw new Error("what is not damaged opens");
    if (done > 0) await tell("rewrapped");
    goesOn = more;
  }
  isRetired = (await rotation.retire()).kind === "retired";
}
await tell("retired");
await heard;
await close();
process.disconnect();
