import { setTimeout as delay } from "node:timers/promises";
import { reachRotation, type Keyring, type Store } from "@holdfast/db";
import type { PoolConfig } from "pg";

/** Rotates a house from one master key to the next, as often as it is asked to. */
export interface Rotations {
  /** Begins one to this key, and brings it to where every process of the house writes with it and no other is taken. */
  readonly begin: (master: Buffer) => Promise<BegunRotation>;
}

export interface BegunRotation {
  /** Wraps everything anew, so much of each table at once, and answers how much that was, and how much no key opened. */
  readonly rewrap: (most: number) => Promise<{ readonly done: number; readonly unopened: number }>;
  /** Goes on until the old key is retired, and answers how much is under another than the new one then. */
  readonly end: (most: number) => Promise<number>;
}

/** `gateway` is the one process that writes there; `keyring` is that of whoever rotates, beside it. */
export function openRotations(connection: PoolConfig, keyring: Keyring, gateway: Store["keys"]): Rotations {
  return {
    async begin(master) {
      keyring.learn(master);
      const to = keyring.masters().at(-1)?.id;
      if (to === undefined) throw new Error("a keyring has what it learnt");
      const { rotation, close } = await reachRotation({ connection, keyring });
      const begun = await rotation.begin(to);
      if (begun.kind === "refused") throw new Error(`the rotation is ${begun.because}`);
      await gateway.beat(master);
      await untilDone(() => rotation.switchOver());
      await gateway.beat(null);
      await untilDone(() => rotation.close(0));
      const rewrap = async (most: number) => {
        let [done, unopened] = [0, 0];
        for (let goesOn = true; goesOn;) {
          const batch = await rotation.rewrap(most);
          done += batch.done;
          unopened += batch.unopened;
          goesOn = batch.goesOn;
        }
        return { done, unopened };
      };
      return {
        rewrap,
        async end(most) {
          while ((await rotation.retire()).kind === "left") await rewrap(most);
          const { wraps } = await rotation.standing();
          await close();
          return wraps.left;
        },
      };
    },
  };
}

/** How often a step is asked for that waits for others, of whom there are none here. */
const ASKED_MOST = 100;
const ASKED_EVERY_MS = 10;

/**
 * A rotation of one gateway waits for nobody; but the database may read its clock a moment earlier than it did before, on another core, and
 * then that gateway seems to have written with its new key for less than no time.
 */
async function untilDone(step: () => Promise<{ readonly kind: "done" | "waits" }>): Promise<void> {
  for (let asked = 0; asked < ASKED_MOST; asked += 1) {
    if ((await step()).kind === "done") return;
    await delay(ASKED_EVERY_MS);
  }
  throw new Error("a rotation of one gateway waits for nobody");
}
