import { ContactId, UserId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { drafts } from "../contact/draft-store.ts";
import { acts, noteAct } from "../acts/acts-store.ts";
import { openContact } from "../contact/open-contact.ts";
import { pendingReply } from "../contact/pending.fixture.ts";
import { pending } from "../contact/pending.ts";
import { live } from "../live/live-store.ts";
import { hold } from "../queue/hold-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { marta, queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { asks, learnAsks } from "../takeover/asks.ts";
import { endSession, leaveSession, session } from "./session.ts";
import { watchSession } from "./watch-session.ts";

const close = vi.fn<() => void>();
vi.mock("../live/live.ts", () => ({ startLive: () => ({ open: () => undefined, close }) }));

const id = ContactId.parse(queueRow(1).id);
const work = (): void => {
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(1)]) });
  openContact.set({ kind: "loading", id });
  drafts.set(new Map([[`${id}/reply`, "unsent"]]));
  const row = queueRow(1);
  noteAct({ at: 0, contact: id, number: 1, wanted: { kind: "claim" }, before: row });
  hold.set({ since: 0, board: EMPTY_QUEUE.board, touched: new Set() });
  learnAsks([
    {
      id,
      version: 1,
      by: { ...marta, id: UserId.parse(marta.id) },
      of: UserId.parse(marta.id),
      heldSince: 0,
      at: 0,
      answer: null,
    },
  ]);
  pending.set([pendingReply("a", { contact: id, kind: "note", text: "unsaved" })]);
};
const kept = (): unknown => [
  queue.get().board.rows.size,
  openContact.get().kind,
  drafts.get().size,
  pending.get().length,
  acts.get().length,
  hold.get(),
  asks.get().length,
];

beforeAll(watchSession);
beforeEach(() => seatDana());
afterEach(() => {
  leaveSession();
  close.mockClear();
});

describe("what belongs to a session", () => {
  it("is connected while somebody who may see the queue is signed in, once", () => {
    const first = live.get();
    expect(first).not.toBeNull();
    seatDana("shift_lead");
    expect(live.get()).toBe(first);
    leaveSession();
    expect(live.get()).toBeNull();
    expect(close).toHaveBeenCalledOnce();
  });

  it("is not connected for somebody who may not", () => {
    leaveSession();
    seatDana("administrator");
    expect(live.get()).toBeNull();
  });

  it("goes with it, but unsent words wait for the same person's return", () => {
    work();
    endSession();
    expect(kept()).toEqual([0, "none", 1, 1, 1, null, 0]);
    seatDana();
    expect(kept()).toEqual([0, "none", 1, 1, 1, null, 0]);
  });

  it("goes whole when somebody signs out", () => {
    work();
    leaveSession();
    expect(kept()).toEqual([0, "none", 0, 0, 0, null, 0]);
  });

  it("is never shown to the next person", () => {
    work();
    const now = session.get();
    if (now.kind !== "signed_in") throw new Error("nobody is signed in");
    endSession();
    session.set({ ...now, me: { ...now.me, id: UserId.parse(marta.id), name: marta.name } });
    expect(kept()).toEqual([0, "none", 0, 0, 0, null, 0]);
  });
});
