import { expect, it } from "vitest";
import { losses, SURELY_GONE_MS } from "./losses.ts";
import type { SeenRow } from "./race-documents.ts";
import type { Leaving, Racer } from "./racer.ts";

/** Somebody who only writes down how they went and that they came back. */
function invented(id: string): Racer & { readonly did: (Leaving | "back")[] } {
  const did: (Leaving | "back")[] = [];
  return {
    id,
    did,
    isHere: () => did.at(-1) === "back" || did.length === 0,
    ask: async () => null,
    leave: async (how) => void did.push(how),
    comeBack: async () => void did.push("back"),
    close: () => {},
  };
}
const heldBy = (...ids: readonly string[]): readonly SeenRow[] =>
  ids.map((id) => ({ id: `of ${id}`, version: 1, status: "claimed", holder: { id }, offeredTo: null }));
const people = (): ReturnType<typeof invented>[] => ["a", "b", "c", "d"].map(invented);

it("of those who have something one ends their session and two lose their line, each in turn", async () => {
  const who = people();
  let now = 0;
  const losing = losses(who, () => now);
  await losing.step(heldBy("a", "b"), true);
  await losing.step(heldBy("a", "b", "c", "d"), false);
  expect(losing.gone()).toEqual([]);
  await losing.step(heldBy("a", "b", "c", "d"), true);
  expect(losing.gone().map(({ id }) => id)).toEqual(["a", "b", "c"]);
  now += SURELY_GONE_MS;
  await losing.step([], true);
  await losing.step(heldBy("a", "b", "c", "d"), true);
  expect(losing.gone().map(({ id }) => id)).toEqual(["d", "a", "b"]);
  expect(losing.went()).toEqual({ cut: 4, "signed out": 2 });
  expect(who.map(({ did }) => did)).toEqual([
    ["signed out", "back", "cut"],
    ["cut", "back", "cut"],
    ["cut", "back"],
    ["signed out"],
  ]);
});

it("they come back when they were gone long enough and nothing is theirs, and not before", async () => {
  const who = people();
  let now = 0;
  const losing = losses(who, () => now);
  await losing.step(heldBy("a", "b", "c"), true);
  now += SURELY_GONE_MS - 1;
  await losing.step([], true);
  expect(losing.gone()).toHaveLength(3);
  now += 1;
  await losing.step(heldBy("d", "b"), true);
  expect(losing.gone()).toHaveLength(3);
  await losing.step(heldBy("d"), true);
  expect(losing.gone()).toEqual([]);
});
