import { loadBoard } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { speak } from "../text/language.ts";
import { accept, claim, claims } from "./claim.ts";
import { EMPTY_QUEUE, queue, rowOf } from "./queue-store.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

const row = queueRow(7);
const answer = (move: object): ReturnType<typeof stubGateway> =>
  stubGateway(() => ({ json: { data: { move } } }));

beforeEach(() => {
  speak("en");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  vi.useFakeTimers();
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  claims.set(new Map());
  queue.set(EMPTY_QUEUE);
});

describe("asking for a contact", () => {
  it("is under way until the gateway answers, and asked once meanwhile", async () => {
    const log = answer({
      __typename: "Moved",
      row: queueRow(7, { holder: dana, status: "claimed", version: 2 }),
    });
    const first = claim(row.id, 7, 1);
    expect(claims.get().get(row.id)).toEqual({ kind: "claiming" });
    expect(rowOf(queue.get(), row.id)?.holder).toBeNull();
    expect(await claim(row.id, 7, 1)).toBe(false);
    expect(await first).toBe(true);
    expect(log).toHaveLength(1);
    expect(claims.get().size).toBe(0);
    expect(rowOf(queue.get(), row.id)?.holder?.name).toBe("Dana");
  });

  it("that somebody else won shows who, for a while", async () => {
    const theirs = queueRow(7, { holder: marta, heldSince: 5, status: "claimed", version: 2 });
    answer({ __typename: "TakenByOther", by: marta, since: 5, row: theirs });
    expect(await claim(row.id, 7, 1)).toBe(false);
    expect(claims.get().get(row.id)).toEqual({ kind: "taken", by: "Marta", since: 5, version: 2 });
    expect(rowOf(queue.get(), row.id)?.holder?.name).toBe("Marta");
    vi.advanceTimersByTime(8_000);
    expect(claims.get().size).toBe(0);
  });

  it("is asked for as it stands by now where it changed in that very moment and nobody has it, as when a picture of theirs was fetched", async () => {
    const moves = [
      { __typename: "ContactChanged", row: queueRow(7, { version: 2 }) },
      { __typename: "ContactChanged", row: queueRow(7, { version: 4 }) },
      { __typename: "Moved", row: queueRow(7, { holder: dana, status: "claimed", version: 5 }) },
    ];
    const log = stubGateway(() => ({ json: { data: { move: moves.shift() } } }));
    expect(await claim(row.id, 7, 1)).toBe(true);
    expect(log.map(({ body }) => (JSON.parse(body) as { variables: object }).variables)).toEqual([
      { id: row.id, expectedVersion: 1 },
      { id: row.id, expectedVersion: 2 },
      { id: row.id, expectedVersion: 4 },
    ]);
    expect(claims.get().size).toBe(0);
  });

  it.each([
    ["is closed by now", [queueRow(7, { status: "closed", version: 2 })], 1],
    ["is in somebody's hands by now", [queueRow(7, { status: "claimed", holder: marta, version: 2 })], 1],
    ["is no newer than it was seen", [queueRow(7)], 1],
    ["changes again and again", [2, 3, 4, 5].map((version) => queueRow(7, { version })), 3],
  ])("is left at that, and said, where it %s", async (_what, rows, times) => {
    const left = [...rows];
    const log = stubGateway(() => ({
      json: { data: { move: { __typename: "ContactChanged", row: left.shift() } } },
    }));
    expect(await claim(row.id, 7, 1)).toBe(false);
    expect(log).toHaveLength(times);
    expect(claims.get().get(row.id)).toMatchObject({
      words: "This contact changed a moment ago. Look again, then decide.",
    });
  });

  it("is left at that, and said, where what was seen had stood still while it became another", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(7, { version: 2 })]) });
    const log = answer({ __typename: "ContactChanged", row: queueRow(7, { version: 3 }) });
    expect(await claim(row.id, 7, 1)).toBe(false);
    expect(log).toHaveLength(1);
  });

  it("is not asked for again once the moment is over in which it was pressed", async () => {
    const log = stubGateway(() => {
      vi.advanceTimersByTime(3_001);
      return { json: { data: { move: { __typename: "ContactChanged", row: queueRow(7, { version: 2 }) } } } };
    });
    expect(await claim(row.id, 7, 1)).toBe(false);
    expect(log).toHaveLength(1);
  });

  it("whose answer was lost does not say that nothing was done", async () => {
    stubGateway(() => "unreachable");
    await claim(row.id, 7, 1);
    expect(claims.get().get(row.id)).toMatchObject({
      kind: "refused",
      words: "The gateway did not answer. It is not known whether this was done.",
    });
  });

  it("again is not cleared by the end of the time before", async () => {
    stubGateway(() => "unreachable");
    await claim(row.id, 7, 1);
    vi.advanceTimersByTime(7_000);
    await claim(row.id, 7, 1);
    vi.advanceTimersByTime(2_000);
    expect(claims.get().get(row.id)?.kind).toBe("refused");
  });
});

describe("taking over what was offered", () => {
  it("leaves no word behind when it is done", async () => {
    answer({ __typename: "Moved", row: queueRow(7, { holder: dana, status: "claimed", version: 2 }) });
    await accept(row.id, 1);
    expect(claims.get().size).toBe(0);
  });

  it("says in the row why it was refused", async () => {
    answer({ __typename: "MoveNotAllowed", reason: "not_offered_to_you", row });
    await accept(row.id, 1);
    expect(claims.get().get(row.id)).toMatchObject({ words: "This is no longer offered to you." });
  });
});
