import { UserId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { LeadMoveData } from "./lead-move-documents.ts";
import { hearOfLeadMoves } from "./lead-moves-heard.ts";
import { MovedForMe } from "./moved-for-me.tsx";
import { forMe, movedForMeWords } from "./moved-for-me-words.ts";
import { MovedHere } from "./moved-here.tsx";
import { movesSeen } from "./my-moves.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const AT = new Date(2026, 5, 1, 21, 40).getTime();
const row = queueRow(4, { status: "claimed", holder: marta, heldSince: 0, offeredTo: dana });
const moveOf = (facts: Partial<LeadMoveData> = {}): LeadMoveData => ({
  id: uuid(900),
  contact: { id: row.id, number: 4 },
  at: AT,
  by: { name: "Lee" },
  from: marta,
  to: dana,
  reason: "too_much",
  isAtOnce: false,
  isUndo: false,
  state: "offered",
  undone: null,
  stands: true,
  ...facts,
});
const said = (): readonly string[] =>
  vi.mocked(announce).mock.calls.map(([{ urgency, words }]) => `${urgency}: ${words(1)}`);

let moves: readonly LeadMoveData[] = [];
let asked: Asked[] = [];
let remove = (): void => undefined;
beforeEach(() => {
  seatDana();
  moves = [moveOf()];
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
  asked = stubGateway(({ body }) => {
    if (body.includes("LeadMovesForMe")) return { json: { data: { leadMovesForMe: moves } } };
    if (body.includes("LeadMovesOfContact")) return { json: { data: { leadMovesOfContact: moves } } };
    return { json: { data: { move: { __typename: "MoveNotAllowed", reason: "not_offered_to_you", row } } } };
  });
});
afterEach(() => {
  remove();
  vi.mocked(announce).mockClear();
  movesSeen.set([]);
  escalateRow.set(null);
  queue.set(EMPTY_QUEUE);
  vi.unstubAllGlobals();
});
/** What is drawn, once these words are there. */
async function drawn(part: React.ReactNode, words: string): Promise<HTMLElement> {
  const { page, remove: take } = await drawAt("/queue", part);
  remove = take;
  await act(() => vi.waitFor(() => expect(page.textContent).toContain(words)));
  return page;
}

describe("what a lead's move is to somebody", () => {
  it.each([
    ["asked", {}],
    [null, { state: "moved" }],
    [null, { state: "declined" }],
    ["given", { state: "moved", isAtOnce: true }],
    [null, { from: dana, to: marta }],
    ["taken", { from: dana, to: marta, state: "moved" }],
    ["taken", { from: dana, to: null, state: "moved", isAtOnce: true }],
    [null, { from: marta, to: null, state: "moved", isAtOnce: true }],
  ] as const)("is %s by %j", (what, facts) => {
    expect(forMe(moveOf(facts), dana.id)).toBe(what);
  });

  it("says who moved it, from where to where, and why where that is told", () => {
    expect(movedForMeWords(moveOf({ from: null, reason: null }), "asked", AT)).toBe(
      "Lee asks you to take contact 4 from the queue.",
    );
    expect(movedForMeWords(moveOf({ from: dana, to: null }), "taken", AT)).toBe(
      "21:40: Lee moved contact 4 from you to the queue. You have it no more. Why: Too much at once.",
    );
    expect(movedForMeWords(moveOf({ isUndo: true, reason: null }), "given", AT)).toBe(
      "21:40: Lee took a move back, and you have contact 4 again.",
    );
  });
});

describe("the bar of what leads move", () => {
  it("[AL53] is there by itself for what I am asked to have, adds nothing to what is said of any offer, and says why accepting did not work", async () => {
    const page = await drawn(
      <MovedForMe />,
      "Lee asks you to take contact 4 from Marta. Why: Too much at once.",
    );
    expect(buttonNames(page)).toEqual(["Accept contact 4", "Decline contact 4"]);
    expect(said()).toEqual([]);
    await press(page, "Accept contact 4");
    await act(() =>
      vi.waitFor(() => expect(page.textContent).toContain("This is no longer offered to you.")),
    );
    const { variables } = JSON.parse(asked.find(({ body }) => body.includes("Accept("))?.body ?? "") as {
      variables: object;
    };
    expect(variables).toEqual({ id: row.id, expectedVersion: row.version });
  });

  it("[AL53] declines at a press, and is gone when nothing is asked any more", async () => {
    const page = await drawn(<MovedForMe />, "Lee asks you");
    moves = [];
    await press(page, "Decline contact 4");
    await act(() => vi.waitFor(() => expect(page.textContent).toBe("")));
    expect(asked.some(({ body }) => body.includes("Decline("))).toBe(true);
  });

  it("[AL54] says politely and once what was given to me at once, until I have seen it", async () => {
    moves = [moveOf({ state: "moved", isAtOnce: true })];
    const page = await drawn(<MovedForMe />, "moved contact 4 from Marta to you");
    expect(said()).toEqual([expect.stringMatching(/^polite: .*Lee moved contact 4 from Marta to you/)]);
    expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${row.id}`);
    await press(page, "Seen: the move of contact 4");
    expect(page.textContent).toBe("");
  });

  it("[AL55] says at once what was taken from me, and is told anew when a lead moves something", async () => {
    moves = [];
    const page = await drawn(<MovedForMe />, "");
    moves = [moveOf({ from: dana, to: marta, state: "moved", isAtOnce: true })];
    act(() => hearOfLeadMoves([{ kind: "lead_move", id: moveOf().id, contactId: row.id, version: 1 }]));
    await act(() =>
      vi.waitFor(() => expect(page.textContent).toContain("moved contact 4 from you to Marta")),
    );
    expect(said()).toEqual([expect.stringMatching(/^assertive: .*from you to Marta/)]);
    expect(page.querySelector("a")).toBeNull();
  });
});

it("[AL54] is told to whoever signs in next on the same page, though whoever had it before them put it away", async () => {
  moves = [moveOf({ from: dana, to: marta, state: "moved", isAtOnce: true })];
  const page = await drawn(<MovedForMe />, "from you to Marta");
  await press(page, "Seen: the move of contact 4");
  expect(page.textContent).toBe("");
  remove();
  const now = session.get();
  if (now.kind !== "signed_in") throw new Error("Dana sits there");
  session.set({ ...now, me: { ...now.me, ...marta, id: UserId.parse(marta.id) } });
  await drawn(<MovedForMe />, "moved contact 4 from Dana to you");
});

describe("how leads moved a contact", () => {
  it("stands above it for a lead, with what came of each, and is asked by nobody else", async () => {
    seatDana("shift_lead");
    escalateRow.set(row);
    moves = [moveOf({ state: "declined" })];
    const page = await drawn(<MovedHere />, "Moved by leads: 1");
    expect(page.querySelector("li")?.textContent).toContain("Dana declined.");
    remove();
    seatDana("advocate");
    asked.splice(0);
    const { page: other, remove: take } = await drawAt("/queue", <MovedHere />);
    remove = take;
    expect(other.textContent).toBe("");
    expect(asked).toEqual([]);
  });

  it("is not there for one that no lead moved, and unknown is not none", async () => {
    seatDana("shift_lead");
    escalateRow.set(row);
    moves = [];
    const page = await drawn(<MovedHere />, "");
    expect(page.textContent).toBe("");
    remove();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let isAway = true;
    asked = stubGateway(() => ({
      json: isAway ? { data: null, errors: [{ message: "away" }] } : { data: { leadMovesOfContact: [] } },
    }));
    const now = await drawn(<MovedHere />, "How leads moved this contact is unknown.");
    isAway = false;
    await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
    await act(() => expect.poll(() => now.textContent).toBe(""));
    vi.useRealTimers();
  });
});
