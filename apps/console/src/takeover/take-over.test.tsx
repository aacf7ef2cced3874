import { ContactId, TakeOverReason, UserId } from "@holdfast/case-schema";
import { loadBoard, type QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { ContactActions } from "../contact/contact-actions.tsx";
import { doings } from "../keys/doings.ts";
import { freshness } from "../live/connection.ts";
import { hearOfPresence, presence } from "../presence/presence-store.ts";
import { claims } from "../queue/claim.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { attemptWords, standingAttempt } from "../queue/row-words.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { serverNow } from "../clock/server-clock.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { hearOfTakeOvers } from "./hear-take-overs.ts";
import { takenOverWords } from "./take-over-words.ts";

const theirs = queueRow(7, { holder: marta, heldSince: 0, status: "claimed", version: 5 });
const me = UserId.parse(dana.id);

function gateway(move: unknown): Asked[] {
  return stubGateway(({ body }) =>
    body.includes("Colleagues") ? { json: { data: { colleagues: [] } } } : { json: { data: { move } } },
  );
}
const asked = (log: readonly Asked[]): readonly unknown[] =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
    .filter(({ operationName }) => operationName === "TakeOver")
    .map(({ variables }) => variables);
const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
function choose(words: string): void {
  const label = [...dialog().querySelectorAll("label")].find(({ textContent }) => textContent === words);
  act(() => label?.querySelector("input")?.click());
}
async function drawn(row: QueueRow = theirs) {
  const shown = draw(<ContactActions row={row} />);
  await press(shown.page, "Take over…");
  return shown;
}

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  gateway({ __typename: "Moved", row: { ...theirs, holder: dana, version: 6 } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  claims.set(new Map());
  queue.set(EMPTY_QUEUE);
  presence.set(new Map());
});

describe("taking over", () => {
  it("asks why, with nothing chosen beforehand, and tells the gateway from whom, from which version and why", async () => {
    const log = gateway({ __typename: "Moved", row: { ...theirs, holder: dana, version: 6 } });
    const { remove } = await drawn();
    expect(dialog().textContent).toContain("Marta is told at once, with your reason");
    expect(dialog().querySelectorAll("input[type=radio]")).toHaveLength(TakeOverReason.options.length);
    expect(dialog().querySelector("input:checked")).toBeNull();
    expect(button(dialog(), "Take over").disabled).toBe(true);
    choose("It cannot wait");
    await press(dialog(), "Take over");
    expect(asked(log)).toEqual([
      { id: theirs.id, expectedVersion: 5, from: marta.id, reason: "cannot_wait" },
    ]);
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("says when the colleague is writing just now", async () => {
    hearOfPresence({ contact: theirs.id, doing: "writing", who: marta }, serverNow());
    const { remove } = await drawn();
    expect(dialog().textContent).toContain("Marta is writing.");
    remove();
  });

  it("asks nothing of the gateway when it is left unanswered", async () => {
    const log = gateway(null);
    const { remove } = await drawn();
    choose("It cannot wait");
    await press(dialog(), "Cancel");
    expect(asked(log)).toEqual([]);
    remove();
  });

  it("is off, and says why, once somebody else has it while the question stands", async () => {
    const log = gateway(null);
    const { again, remove } = await drawn();
    choose("Agreed together");
    again(
      <ContactActions row={queueRow(7, { ...theirs, holder: { id: uuid(3), name: "Ada" }, version: 6 })} />,
    );
    expect(dialog().textContent).toContain("Marta no longer has this contact.");
    expect(button(dialog(), "Take over").disabled).toBe(true);
    again(<ContactActions row={queueRow(7, { version: 7 })} />);
    expect(dialog().textContent).toContain("Unclaimed");
    expect(asked(log)).toEqual([]);
    remove();
  });

  it.each([
    [
      { __typename: "TakenByOther", by: { id: uuid(3), name: "Ada" }, since: 0, row: theirs },
      "Ada has this since",
    ],
    [{ __typename: "ContactChanged", row: theirs }, "This contact changed a moment ago."],
    [{ __typename: "MoveNotAllowed", reason: "not_held", row: theirs }, "Nobody has this contact now."],
    [{ __typename: "MoveNotAllowed", reason: "already_closed", row: theirs }, "This contact is closed."],
  ])("when refused says why in place (case %#)", async (answer, words) => {
    gateway(answer);
    const { page, remove } = await drawn();
    choose("Agreed together");
    await press(dialog(), "Take over");
    await act(() => expect.poll(() => page.textContent).toContain(words));
    remove();
  });

  it.each([
    ["nobody has it", queueRow(7), "Nobody has this contact now."],
    ["I have it", queueRow(7, { holder: dana, status: "claimed" }), "You have this"],
    [
      "it is offered to me",
      queueRow(7, { holder: marta, offeredTo: dana, status: "claimed" }),
      "Marta offers this to you",
    ],
  ])("is no command while %s, and says so", (_name, row, reason) => {
    const { page, remove } = draw(<ContactActions row={row} />);
    expect(buttonNames(page)).not.toContain("Take over…");
    expect(doings.get().get("contact.take-over")?.()).toEqual({ reason });
    remove();
  });

  it("gives the focus to its button when the question is over and whatever asked it has left", async () => {
    const { page, remove } = draw(<ContactActions row={theirs} />);
    const doing = doings.get().get("contact.take-over")?.();
    act(() => void (doing !== undefined && "run" in doing && doing.run()));
    await press(dialog(), "Cancel");
    await act(() => expect.poll(() => document.activeElement).toBe(button(page, "Take over…")));
    remove();
  });

  it("is a command too", () => {
    const { remove } = draw(<ContactActions row={theirs} />);
    const doing = doings.get().get("contact.take-over")?.();
    act(() => void (doing !== undefined && "run" in doing && doing.run()));
    expect(dialog().textContent).toContain("Take over contact 7 from Marta");
    remove();
  });
});

describe("hearing that a contact was taken over", () => {
  const event = (version: number, facts: object = {}) =>
    ({
      kind: "take_over",
      id: ContactId.parse(theirs.id),
      version,
      from: dana,
      by: marta,
      reason: "cannot_wait",
      ...facts,
    }) as never;

  it("tells whoever had it, aloud and in its row, once and for as long as the colleague has it", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [theirs]) });
    const { remove } = draw(<ContactActions row={theirs} />);
    hearOfTakeOvers([event(5)], me);
    await expect
      .poll(() => document.querySelector("#assertive")?.textContent)
      .toBe("Marta took over contact 7. Why: It cannot wait. What you were writing is kept.");
    const attempt = standingAttempt(claims.get().get(theirs.id), { ...theirs, version: 9 });
    expect(attempt && attemptWords(attempt, 0)).toBe("Marta took this over. Why: It cannot wait.");
    expect(standingAttempt(claims.get().get(theirs.id), queueRow(7, { version: 9 }))).toBeNull();
    claims.set(new Map());
    hearOfTakeOvers([event(5)], me);
    expect(claims.get().size).toBe(0);
    remove();
  });

  it("tells nobody else", () => {
    hearOfTakeOvers(
      [event(15, { from: marta, by: dana }), event(16, { from: marta, by: { id: uuid(3), name: "Ada" } })],
      me,
    );
    expect(claims.get().size).toBe(0);
  });

  it("is worded for whoever had it and for everybody else", () => {
    const taken = { from: dana, by: marta, at: 0, reason: "holder_busy" } as const;
    const words = (who: { readonly id: string }) => takenOverWords(taken, UserId.parse(who.id), 0);
    expect(words(dana)).toMatch(/^Marta took this over from you at .*\. Why: Dana has too much at once\.$/);
    expect(words({ id: uuid(3) })).toMatch(/^Marta took this over from Dana at /);
  });
});
