import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { callRow } from "../calls/call.fixture.ts";
import { loadCalls } from "../calls/calls.ts";
import { freshness } from "../live/connection.ts";
import { claims } from "../queue/claim.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { outcomes } from "../outcomes/outcomes.ts";
import { ContactActions } from "./contact-actions.tsx";
import { pendingReply } from "./pending.fixture.ts";
import { pending } from "./pending.ts";

const waiting = queueRow(7);
const mine = queueRow(7, { holder: dana, status: "claimed", version: 3 });
const moved = { __typename: "Moved", row: { ...mine, version: 4 } };
const asked = (log: readonly Asked[], operation: string): Record<string, unknown> | undefined =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
    .find(({ operationName }) => operationName === operation)?.variables;

const called = (en: string) => ({ en, es: `${en}, es`, fr: `${en}, fr` });
const OFFERED = [
  { id: "wrong_number", label: null, facts: [] },
  {
    id: "referral_given",
    label: called("Sent on"),
    facts: [
      { kind: "count", id: "referrals", label: called("How many") },
      { kind: "yes_no", id: "confirmed", label: called("Confirmed") },
    ],
  },
];

function gateway(move: unknown): Asked[] {
  return stubGateway(({ body }) => {
    if (body.includes("Colleagues")) return { json: { data: { colleagues: [] } } };
    const settings = { outcomes: { version: 4, offered: OFFERED } };
    return { json: { data: body.includes("query Outcomes") ? { settings } : { move } } };
  });
}

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  gateway(moved);
});
afterEach(() => {
  vi.unstubAllGlobals();
  claims.set(new Map());
  queue.set(EMPTY_QUEUE);
  outcomes.set(null);
  loadCalls([]);
});

describe("what can be done with a contact", () => {
  it.each([
    ["that waits", waiting, ["Claim"]],
    ["that I have", mine, ["Transfer▾", "Hand over…", "Return to queue", "Close…"]],
    [
      "that I have offered to somebody",
      { ...mine, offeredTo: marta },
      ["Withdraw offer", "Hand over…", "Return to queue", "Close…"],
    ],
    [
      "that somebody else has",
      queueRow(7, { holder: marta, status: "claimed" }),
      ["Ask for it", "Take over…"],
    ],
    [
      "that is offered to me",
      queueRow(7, { holder: marta, offeredTo: dana, status: "claimed" }),
      ["Accept", "Decline"],
    ],
  ])("%s", (_name, row, names) => {
    const { page, remove } = draw(<ContactActions row={row as typeof mine} />);
    expect(buttonNames(page)).toEqual(names);
    remove();
  });

  it("that is on the phone is handed on in the call alone, not as if it were written", () => {
    loadCalls([callRow(7, { phase: "talking", talkingSince: 0 })]);
    const { page, remove } = draw(<ContactActions row={mine} />);
    expect(buttonNames(page)).toEqual(["Hand over…", "Close…"]);
    remove();
  });

  it("says before closing that texts still wait for one another", async () => {
    pending.set([pendingReply("b", { contact: ContactId.parse(mine.id), after: "a" })]);
    const { page, remove } = draw(<ContactActions row={mine} />);
    expect(page.textContent).toContain("Your texts are still leaving");
    await press(page, "Close…");
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("is not sent");
    act(() => pending.set([]));
    expect(document.querySelector("[role=dialog]")?.textContent).not.toContain("is not sent");
    remove();
  });

  it("that somebody else has is for a shift lead to take back, against the version that was seen", async () => {
    seatDana("shift_lead");
    const theirs = queueRow(7, { holder: marta, status: "claimed", version: 5 });
    const log = gateway({ __typename: "Moved", row: { ...waiting, version: 6 } });
    const { page, remove, again } = draw(<ContactActions row={theirs} />);
    expect(buttonNames(page)).toEqual(["Take back to queue", "Ask for it", "Take over…"]);
    await press(page, "Take back to queue");
    expect(asked(log, "TakeBack")).toEqual({ id: theirs.id, expectedVersion: 5 });
    again(<ContactActions row={mine} />);
    expect(buttonNames(page)).not.toContain("Take back to queue");
    again(<ContactActions row={waiting} />);
    expect(buttonNames(page)).toEqual(["Claim"]);
    remove();
  });

  it("is off while the queue may be out of date, and on again once it is current", () => {
    const { page, remove } = draw(<ContactActions row={mine} />);
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    expect([button(page, "Return to queue").disabled, button(page, "Close…").disabled]).toEqual([true, true]);
    act(() => freshness.set({ kind: "live", provedAt: 0 }));
    expect(button(page, "Return to queue").disabled).toBe(false);
    remove();
  });

  it("is asked against the version that was seen", async () => {
    const log = gateway(moved);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Return to queue");
    expect(asked(log, "Return")).toEqual({ id: mine.id, expectedVersion: 3 });
    remove();
  });

  it.each([
    [{ __typename: "TakenByOther", by: marta, since: 0, row: mine }, "Marta has this since"],
    [
      { __typename: "ContactChanged", row: mine },
      "This contact changed a moment ago. Look again, then decide.",
    ],
    [
      { __typename: "MoveNotAllowed", reason: "not_holder", row: mine },
      "Only whoever has this contact can do that.",
    ],
    [{ __typename: "MoveNotAllowed", reason: "not_held", row: mine }, "Nobody has this contact now."],
    [{ __typename: "MoveNotAllowed", reason: "of tomorrow", row: mine }, "This cannot be done now."],
    [{ __typename: "NotFound", id: mine.id }, "This contact is no longer here."],
  ])("when refused says why, beside the buttons (case %#)", async (answer, words) => {
    gateway(answer);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Return to queue");
    await act(() => expect.poll(() => page.textContent).toContain(words));
    remove();
  });

  it("when the answer is lost, makes up no outcome", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Return to queue");
    await act(() => expect.poll(() => page.textContent).toContain("It is not known whether this was done."));
    remove();
  });
});
