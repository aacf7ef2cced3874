import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEvents, EMPTY_BOARD, loadBoard } from "./board.ts";
import type { WireEvent } from "./event.ts";
import { loadShifts, NO_SHIFTS } from "./shifts.ts";
import { contactId } from "./simulation/sample.ts";
import { createWorld, deed, type Deed } from "./simulation/world.ts";
import { contactStream, MAIN_QUEUE } from "./stream.ts";

type World = ReturnType<typeof createWorld>;

const keyOf = ({ id, version }: WireEvent): string => `${id} ${version}`;
/** First tellings only: a join from a lower bound repeats. */
const once = (events: readonly WireEvent[]): readonly string[] => [...new Set(events.map(keyOf))];

/** Cuts, losses, reorders, repeats, restarts, restores, rollbacks and late commits; then a quiet end. */
function afterAnything(check: (world: World) => void) {
  return fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 20, maxLength: 250, size: "max" }),
      async (deeds: Deed[]) => {
        const world = createWorld();
        for (const one of deeds) await world.perform(one);
        expect(await world.heal(40)).toBeLessThan(40);
        check(world);
      },
    ),
    { numRuns: rounds(250) },
  );
}

it("[W13] a reset that answers an older join does not undo a newer one", async () => {
  // Found by the property below: the older join was answered from the log, after the newer one from memory.
  const { perform, heal, clients, database } = createWorld();
  const play = async (kinds: readonly Deed["kind"][]) => {
    for (const kind of kinds) await perform({ kind, who: 0, pick: 0 });
  };
  await play([
    "fetch",
    "takeSnapshot",
    "connect",
    "begin",
    "commit",
    "purge",
    "fetchUnasked",
    "takeSnapshot",
  ]);
  await play(["ask", "ask", "query", "receive", "begin", "commit", "begin", "commit"]);
  expect(await heal(5)).toBeLessThan(5);
  expect(clients[0]?.board().rows).toEqual(loadBoard(EMPTY_BOARD, database.queueSnapshot().rows).rows);
});

describe("after anything at all, once it is quiet", () => {
  it("[W3] [W4] [W5] [W6] [W19] what a client holds equals a fresh load", async () => {
    await afterAnything(({ clients, database }) => {
      const { rows } = loadBoard(EMPTY_BOARD, database.queueSnapshot().rows);
      const onShift = loadShifts(NO_SHIFTS, database.boardSnapshot().rows);
      for (const client of clients) {
        expect(client.board().rows).toEqual(rows);
        expect(client.shifts().rows).toEqual(onShift.rows);
        for (let n = 0; n < database.contacts; n += 1) {
          const { version } = database.contactSnapshot(n);
          expect(client.revision(contactStream(contactId(n)))).toBe(version);
        }
      }
    });
  });

  it("[W8] every event since the snapshot was told, in the order of the log, and nothing that is not there", async () => {
    await afterAnything(({ clients, database }) => {
      for (const client of clients) {
        for (const stream of client.streams) {
          const { asOf, events } = client.told(stream);
          const truth = database.truth(stream, asOf).map(keyOf);
          const before = database.truth(stream, { ...asOf, xid: 0n }).map(keyOf);
          const told = once(events);
          // A batch may overlap what the snapshot held already (W3).
          expect(told.filter((key) => truth.includes(key))).toEqual(truth);
          expect(before).toEqual(expect.arrayContaining([...told]));
        }
      }
    });
  });

  it("[W4] being told everything again changes nothing", async () => {
    await afterAnything(({ clients }) => {
      for (const client of clients) {
        const events = client.told(MAIN_QUEUE).events;
        expect(applyEvents(client.board(), events)).toBe(client.board());
      }
    });
  });
});
