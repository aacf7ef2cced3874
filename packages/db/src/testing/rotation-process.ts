import { setTimeout as wait } from "node:timers/promises";
import type { PoolConfig } from "pg";
import { makeKeyring } from "../keyring/make-keyring.ts";
import { masterKey } from "../keyring/master-key.ts";
import { reachRotation } from "../rotation/reach-rotation.ts";

// Rotates from one key to another, or goes on where the one before was killed, and tells each step.
const connection = JSON.parse(process.env["CONNECTION"] ?? "{}") as PoolConfig;
const [from, to] = [process.env["FROM"] ?? "", process.env["TO"] ?? ""].map((key) =>
  Buffer.from(key, "base64"),
);
if (from === undefined || to === undefined) throw new Error("it rotates from one key to another");
const { rotation, close } = await reachRotation({ connection, keyring: makeKeyring(from, to) });
const tell = (step: string): void => void process.send?.(step);

tell((await rotation.begin(masterKey(to).id)).kind);
while ((await rotation.switchOver()).kind === "waits") await wait(20);
tell("switched");
while ((await rotation.close(Number(process.env["GRACE_MS"] ?? "0"))).kind === "waits") await wait(20);
tell("closed");
for (let isRetired = false; !isRetired; await wait(20)) {
  for (let goesOn = true; goesOn;) {
    const { done, unopened, goesOn: more } = await rotation.rewrap(4);
    if (unopened > 0) throw new Error("what is not damaged opens");
    if (done > 0) tell("rewrapped");
    goesOn = more;
  }
  isRetired = (await rotation.retire()).kind === "retired";
}
tell("retired");
await close();
process.disconnect();
