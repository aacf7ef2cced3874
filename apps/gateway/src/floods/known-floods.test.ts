import { ContactId } from "@holdfast/case-schema";
import type { ContactFacts, CurrentSettings, WaitingWords } from "@holdfast/db";
import { findFloods, FLOOD_FROM } from "@holdfast/queue-policy";
import { describe, expect, it } from "vitest";
import { findApart } from "./find-apart.ts";
import { KNOWN_FOR_MS, knownFloods } from "./known-floods.ts";

const idOf = (n: number): ContactId =>
  ContactId.parse(`00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
const waits = (n: number, facts: Partial<ContactFacts> = {}): WaitingWords => ({
  row: {
    id: idOf(n),
    number: n,
    danger: null,
    lane: null,
    laneReason: null,
    dueAt: n,
    waitingSince: 0,
    ...facts,
  } as ContactFacts,
  words: ["white", "vans", "behind", "fifth", "street", "mall", `own${String(n)}`],
  source: null,
  place: "Mall",
});

function house(waiting: readonly WaitingWords[]) {
  const state = { now: 0, asked: 0, isBroken: false, found: 0 };
  const floods = knownFloods({
    store: {
      floods: {
        waiting: async () => {
          state.asked += 1;
          if (state.isBroken) throw new Error("the database is away");
          return waiting;
        },
      },
    },
    settings: async () => ({ rumours: { sources: [], places: ["Mall"] } }) as unknown as CurrentSettings,
    find: async (told) => {
      state.found += 1;
      return findFloods(told);
    },
    clock: () => state.now,
  });
  return { state, floods };
}

const MANY = Array.from({ length: FLOOD_FROM + 1 }, (_none, n) => waits(n + 1));

describe("[G649] contacts about one rumour", () => {
  it("are shown as one group, each with why, and apart whoever is in danger", async () => {
    const danger = waits(90, { danger: "said_so" });
    const { floods } = house([...MANY, danger]);
    const [flood, ...others] = await floods();
    expect(others).toEqual([]);
    expect(flood?.members.map(({ row }) => row.id)).toEqual(MANY.map(({ row }) => row.id));
    expect(flood?.members[0]).toMatchObject({ shared: 6, own: 1, hasPlace: true, hasSource: false });
    expect(flood?.apart.map(({ row }) => row)).toEqual([danger.row]);
    expect(flood).toMatchObject({ place: "Mall", source: null });
  });

  it("are found once, however many ask, and again once that is a while ago, also by a clock that was set back", async () => {
    const { state, floods } = house(MANY);
    await Promise.all([floods(), floods(), floods()]);
    expect(state.asked).toBe(1);
    state.now += KNOWN_FOR_MS;
    await floods();
    expect(state.asked).toBe(2);
    state.now -= 60_000;
    await floods();
    expect(state.asked).toBe(3);
  });

  it("are asked about again at once when that failed", async () => {
    const { state, floods } = house(MANY);
    state.isBroken = true;
    await expect(floods()).rejects.toThrow("away");
    state.isBroken = false;
    expect(await floods()).toHaveLength(1);
  });

  it("are not looked for among fewer than a flood is", async () => {
    const { state, floods } = house(MANY.slice(0, FLOOD_FROM - 1));
    expect(await floods()).toEqual([]);
    expect(state.found).toBe(0);
  });

  it("are found in a thread of their own as they are here", async () => {
    const told = MANY.map(({ row, words, source, place }) => ({ ...row, words, source, place }));
    expect(await findApart(told)).toEqual(findFloods(told));
    await expect(findApart(null as never)).rejects.toThrow(TypeError);
  });
});
