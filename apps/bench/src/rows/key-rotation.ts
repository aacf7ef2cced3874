import { randomBytes } from "node:crypto";
import { loadKeyring, migrate, openStore } from "@holdfast/db";
import { copyPlainWraps } from "../baselines/plain-wraps.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { fill } from "./backup.ts";
import { openRotations } from "./rotations.ts";
import { whileArriving } from "./while-arriving.ts";

const CONTACTS = 10_000;
/** As `pnpm holdfast key rotate` asks. */
const BATCH = 500;

/** Which part of the plain rate is reached, though each key is opened, wrapped anew and looked at by the database's own rules. */
const BAR = { floor: 0.1, stretch: 0.3 };

/** Keys wrapped anew a second by a rotation of the master key, while contacts arrive, beside a plain update of the same rows. */
export const keyRotation: Row = {
  number: 34,
  name: "key-rotation",
  run: async (bench) => {
    // A database of its own: the other rows go on with the key that they began with.
    const place = await bench.database("bench_rotation");
    await migrate(place);
    const keyringOf = async () =>
      loadKeyring({ folder: bench.keyFolder, fromEnvironment: undefined, say: () => {} });
    const store = await openStore({ connection: place, keyring: await keyringOf(), clock: Date.now });
    await fill(store, CONTACTS);
    const plain = await copyPlainWraps(place);
    const rotations = openRotations(place, await keyringOf(), store.keys);
    const arrived: number[] = [];
    const [lost, unopened, left] = [[] as string[], [] as number[], [] as number[]];
    try {
      const rounds = await alternate(
        async () => {
          const rotation = await rotations.begin(randomBytes(32));
          const seen = await whileArriving(store, () => rotation.rewrap(BATCH));
          arrived.push(seen.arrived);
          lost.push(...seen.lost);
          unopened.push(seen.came.unopened);
          left.push(await rotation.end(BATCH));
          return (seen.came.done / seen.milliseconds) * 1000;
        },
        async () => {
          const { came, milliseconds } = await whileArriving(store, () => plain.update(BATCH));
          return (came / milliseconds) * 1000;
        },
      );
      const isWhole = [...unopened, ...left].every((count) => count === 0);
      return [
        compare({
          workload: `34 key-rotation of ${CONTACTS} keys, ${BATCH} at once`,
          unit: "keys/s",
          better: "more",
          bar: BAR,
          rounds,
          detail: { arrived },
        }),
        exact("34 key-rotation leaves nothing under the old key", isWhole ? "nothing" : "some", isWhole),
        exact("34 key-rotation refuses and loses no arrival", String(lost.length), lost.length === 0, {
          arrived,
          lost,
        }),
      ];
    } finally {
      await Promise.all([plain.close(), store.close()]);
    }
  },
};
