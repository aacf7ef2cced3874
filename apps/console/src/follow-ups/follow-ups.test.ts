import { loadBoard, type WireEvent } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { followUp } from "./follow-up.fixture.ts";
import { markOf, stateWords, timesWords, wayWords } from "./follow-up-words.ts";
import { followUps, learnFollowUps, loadFollowUps, standingIn, writeFor, writtenFor } from "./follow-ups.ts";
import { hearOfFollowUps } from "./hear-follow-ups.ts";

const row = queueRow(7, { holder: dana, heldSince: 0, status: "claimed" });
const event = (...given: Parameters<typeof followUp>): WireEvent => ({
  kind: "follow_up",
  ...followUp(...given),
});
const said = (urgency: "polite" | "assertive"): string =>
  document.querySelector(`#${urgency}`)?.textContent ?? "";
const me = () => {
  const now = session.get();
  if (now.kind !== "signed_in") throw new Error("nobody is seated");
  return now.me;
};

beforeEach(() => {
  seatDana();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
  followUps.set(null);
});
afterEach(() => {
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
  followUps.set(null);
});

describe("what is known of follow-ups", () => {
  it("[W4] is learned in whatever order it comes, and the newest stays", () => {
    const due = followUp(1, { version: 2, state: "due" });
    expect(learnFollowUps([due])).toEqual([due]);
    expect(learnFollowUps([followUp(1), due])).toEqual([]);
    expect([...(followUps.get()?.values() ?? [])]).toEqual([due]);
  });

  it("is whole after it was loaded, and what was settled since is gone", () => {
    learnFollowUps([followUp(1, { version: 3, state: "done" })]);
    loadFollowUps([followUp(2)]);
    expect([...(followUps.get()?.values() ?? [])]).toEqual([followUp(2)]);
  });

  it("stands in a contact while it is due, and missed until a lead noted it", () => {
    loadFollowUps([
      followUp(1, { state: "due", dueAt: 2, until: 3 }),
      followUp(2, { state: "expired", dueAt: 1, until: 2 }),
      followUp(3),
      followUp(4, { state: "expired", isNoted: true }),
      followUp(5, { state: "due", contact: { id: queueRow(8).id, number: 8 } }),
    ]);
    const standing = standingIn(followUps.get(), row.id);
    expect(standing.map(({ state }) => state)).toEqual(["expired", "due"]);
    expect(markOf(standing)).toEqual(["follow-up due: we write", "follow-up missed"]);
    expect(standingIn(null, row.id)).toEqual([]);
  });

  it("says which what is written is for, for each contact, until it is said no more", () => {
    writeFor(row.id, followUp(1).id);
    expect(writtenFor.get().get(row.id)).toBe(followUp(1).id);
    writeFor(row.id, null);
    expect(writtenFor.get().size).toBe(0);
  });
});

describe("words for follow-ups", () => {
  it.each([
    ["they_text", "They write"],
    ["we_text", "We write"],
    ["we_call", "We call"],
    ["we_mail", "We mail"],
  ] as const)("say who does what: %s", (way, words) => expect(wayWords(way)).toBe(words));

  it.each([
    [{ state: "planned" }, "planned"],
    [{ state: "due" }, "due now"],
    [{ state: "arrived", changedBy: null }, /^they wrote, \d\d:\d\d$/],
    [{ state: "done", changedBy: marta }, /^done by Marta, /],
    [{ state: "not_reached", changedBy: marta }, /^not reached, said by Marta, /],
    [{ state: "cancelled", changedBy: marta }, /^cancelled by Marta, /],
    [{ state: "expired", changedBy: null }, "missed"],
    [{ state: "expired", changedBy: marta, isNoted: true }, "missed; Marta knows"],
  ])("say how it stands: %o", (facts, words) => {
    expect(stateWords(followUp(1, facts), 0)).toMatch(words);
  });

  it("name the day where it is not today's, once", () => {
    const noon = new Date(2027, 2, 10, 12).getTime();
    const later = { dueAt: noon + 86_400_000, until: noon + 86_400_000 + 1_800_000 };
    expect(timesWords(later, noon)).toBe("11 Mar 12:00 to 12:30".replace("11 Mar", "Mar 11"));
    expect(timesWords({ dueAt: noon, until: noon + 1_800_000 }, noon)).toBe("12:00 to 12:30");
  });
});

describe("hearing of follow-ups", () => {
  it("says what is due to whoever has the contact, once and politely", async () => {
    hearOfFollowUps([event(1, { version: 2, state: "due" })], me());
    await vi.waitFor(() => expect(said("polite")).toBe("Follow-up due in contact 7: We write."));
    document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
    hearOfFollowUps([event(1, { version: 2, state: "due" })], me());
    expect(said("polite")).toBe("");
  });

  it("says it to nobody else, and what was missed to a lead alone, at once", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [{ ...row, holder: null }]) });
    hearOfFollowUps(
      [event(2, { version: 2, state: "due" }), event(3, { version: 3, state: "expired" })],
      me(),
    );
    expect([said("polite"), said("assertive")]).toEqual(["", ""]);
    seatDana("shift_lead");
    hearOfFollowUps([event(4, { version: 3, state: "expired" })], me());
    await vi.waitFor(() => expect(said("assertive")).toBe("A follow-up in contact 7 was missed."));
  });
});
