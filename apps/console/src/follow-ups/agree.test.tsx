import { act } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { isTypingHeld } from "../keys/hold-typing.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, key, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AgreeButton } from "./agree-button.tsx";
import { followUp } from "./follow-up.fixture.ts";
import { FOLLOW_UP_DIALOG, followUpForm, openForm } from "./follow-up-form.ts";
import { followUps } from "./follow-ups.ts";
import { instantsOf } from "./wall-time.ts";

const mine = queueRow(7, { holder: dana, heldSince: 0, status: "claimed", version: 5, medium: "text" });
const theirs = queueRow(7, { holder: marta, heldSince: 0, status: "claimed", version: 5, medium: "text" });
const told = (answer: unknown): Asked[] => stubGateway(() => ({ json: { data: { told: answer } } }));
const kept = { __typename: "FollowUpKept", followUp: followUp(1) };
const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const field = (label: string, nth = 0): HTMLInputElement => {
  const found = [...dialog().querySelectorAll("label")].filter(({ textContent }) => textContent === label)[
    nth
  ];
  const input = found && dialog().querySelector<HTMLInputElement>(`#${CSS.escape(found.htmlFor)}`);
  if (!input) throw new Error(`no field ${label}`);
  return input;
};
async function choose(words: string): Promise<void> {
  await act(async () => {
    const label = [...dialog().querySelectorAll("label")].find(({ textContent }) => textContent === words);
    label?.querySelector("input")?.click();
  });
}
async function drawn(row = mine) {
  const shown = await drawAt("/contact/1", <AgreeButton row={row} />);
  await press(shown.page, "Follow-up…");
  await vi.waitFor(() => dialog());
  return shown;
}
const variables = (log: readonly Asked[]): unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { variables: unknown }).variables);

// What is fetched as it is offered is there from the first: how long that takes is nothing to test.
beforeAll(async () => {
  await import("./follow-up-dialog.tsx");
});
beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  vi.useFakeTimers({ now: Date.UTC(2027, 2, 10, 15, 50), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  followUpForm.set(null);
  followUps.set(null);
});

describe("agreeing on a follow-up", () => {
  it("lets nothing that is typed before its dialog has come do anything; by Escape, and beside another contact, it does not come", async () => {
    const coming = vi.spyOn(FOLLOW_UP_DIALOG.state, "get").mockReturnValue({ kind: "coming" });
    const { page, remove } = await drawAt("/contact/1", <AgreeButton row={mine} />);
    await press(page, "Follow-up…");
    expect(page.querySelector("[data-awaited]")).not.toBeNull();
    key("Escape");
    expect([followUpForm.get(), page.querySelector("[data-awaited]")]).toEqual([null, null]);
    await press(page, "Follow-up…");
    const pressed = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
    document.body.dispatchEvent(pressed);
    expect(pressed.defaultPrevented).toBe(true);
    remove();
    expect(followUpForm.get()).toBeNull();
    coming.mockRestore();
  });

  it("holds what is typed for its dialog, and has that fetched again, also where it could not be had", async () => {
    const missed = vi.spyOn(FOLLOW_UP_DIALOG.state, "get").mockReturnValue({ kind: "missed" });
    const fetched = vi.spyOn(FOLLOW_UP_DIALOG, "fetch").mockReturnValue(undefined);
    const { page, remove } = await drawAt("/contact/1", <AgreeButton row={mine} />);
    await press(page, "Follow-up…");
    const before = fetched.mock.calls.length;
    expect([page.querySelector("[data-awaited]") !== null, isTypingHeld()]).toEqual([true, true]);
    await act(async () => vi.waitFor(() => expect(fetched.mock.calls.length).toBeGreaterThan(before)));
    remove();
    missed.mockRestore();
    fetched.mockRestore();
  });

  it("has its dialog there before whoever has the contact asks for it, and fetches it for nobody else", async () => {
    const fetched = vi.spyOn(FOLLOW_UP_DIALOG, "fetch");
    const beside = await drawAt("/contact/1", <AgreeButton row={theirs} />);
    expect(fetched).not.toHaveBeenCalled();
    beside.remove();
    const { remove } = await drawAt("/contact/1", <AgreeButton row={mine} />);
    expect(fetched).toHaveBeenCalled();
    remove();
    fetched.mockRestore();
  });

  it("needs but a few words: the way of this contact and the next hour stand there already", async () => {
    const log = told(kept);
    const { remove } = await drawn();
    expect(dialog().querySelector("input:checked")?.closest("label")?.textContent).toBe("We write");
    type(field("What was agreed, for colleagues"), "Ask whether the bus came");
    await submit(dialog());
    const dueAt = Date.UTC(2027, 2, 10, 16);
    expect(variables(log)).toMatchObject([
      {
        contactId: mine.id,
        way: "we_text",
        text: "Ask whether the bus came",
        times: { dueAt, until: dueAt + 3_600_000 },
        otherwise: "tell_lead",
        again: null,
      },
    ]);
    await vi.waitFor(() => expect(document.querySelector("[role=dialog]")).toBeNull());
    expect(followUps.get()?.size).toBe(1);
    remove();
  });

  it("[CP88] takes a time by their clock, and says when that is by ours", async () => {
    const log = told(kept);
    const { remove } = await drawn();
    type(field("What was agreed, for colleagues"), "Call Thursday");
    await choose("We call");
    await choose("Theirs, another time zone");
    type(field("Their time zone, such as America/Chicago"), "Asia/Kathmandu");
    type(field("Day"), "2027-03-11");
    type(field("From"), "10:00");
    type(field("Until"), "10:30");
    const times = instantsOf("Asia/Kathmandu", { day: "2027-03-11", from: "10:00", until: "10:30" });
    expect(dialog().textContent).toContain("By our clock: ");
    await submit(dialog());
    expect(variables(log)).toMatchObject([
      { way: "we_call", times: { dueAt: times?.dueAt, until: times?.until } },
    ]);
    remove();
  });

  it("[CP88] says where a clock shows a time twice, or never", async () => {
    told(kept);
    const { remove } = await drawn();
    await choose("Theirs, another time zone");
    type(field("Their time zone, such as America/Chicago"), "America/Chicago");
    type(field("Day"), "2027-11-07");
    type(field("From"), "01:15");
    type(field("Until"), "03:00");
    expect(dialog().textContent).toContain("show this time twice");
    type(field("Day"), "2027-03-14");
    type(field("From"), "02:15");
    expect(dialog().textContent).toContain("skip this time");
    remove();
  });

  it("asks for the other time only where it is tried again", async () => {
    const log = told(kept);
    const { remove } = await drawn();
    type(field("What was agreed, for colleagues"), "Call her");
    await choose("try once more");
    await submit(dialog());
    const again = Date.UTC(2027, 2, 11, 16);
    expect(variables(log)).toMatchObject([
      { otherwise: "try_again", again: { dueAt: again, until: again + 3_600_000 } },
    ]);
    remove();
  });

  it.each<[string, () => void, string]>([
    ["no words", () => type(field("What was agreed, for colleagues"), " "), "Say what was agreed."],
    ["no day", () => type(field("Day"), ""), "Say from when until when."],
    ["a day that is over", () => type(field("Day"), "2027-03-01"), "This time is over already."],
  ])("says what is missing before anything is asked: %s", async (_name, spoil, words) => {
    const log = told(kept);
    const { remove } = await drawn();
    type(field("What was agreed, for colleagues"), "Call her");
    spoil();
    await submit(dialog());
    expect(dialog().textContent).toContain(words);
    expect(log).toEqual([]);
    remove();
  });

  it.each([
    [{ __typename: "NotHolder", holder: marta }, "Marta has this contact now."],
    [{ __typename: "NotHolder", holder: null }, "Nobody has this contact now. Claim it first."],
    [{ __typename: "TooManyFollowUps", most: 10 }, "A contact has 10 open follow-ups at most."],
    [{ __typename: "FollowUpTimesRefused", problem: "too_far" }, "A follow-up is a year ahead at most."],
    [{ __typename: "TextRefused", limit: 500 }, "Say it in 500 characters at most."],
    [{ __typename: "NotFound" }, "This is no longer here."],
  ])("says in place why it was not kept, and stays: %o", async (answer, words) => {
    told(answer);
    const { remove } = await drawn();
    type(field("What was agreed, for colleagues"), "Call her");
    await submit(dialog());
    expect(dialog().textContent).toContain(words);
    remove();
  });

  it("keeps once what is tried again", async () => {
    const log = stubGateway(() => ({ status: 503, json: {} }));
    const { remove } = await drawn();
    type(field("What was agreed, for colleagues"), "Call her");
    await submit(dialog());
    await submit(dialog());
    const ids = (variables(log) as { id: string }[]).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    remove();
  });

  it("is for whoever has the contact, and says so to everybody else", async () => {
    const { page, remove } = await drawAt("/contact/1", <AgreeButton row={theirs} />);
    expect(buttonNames(page)).toEqual([]);
    expect(doings.get().get("contact.follow-up")?.()).toEqual({
      reason: "Only for a contact that you have.",
    });
    remove();
  });
});

describe("another time", () => {
  it("begins with the time that was agreed, and is moved from the version that was seen", async () => {
    const log = told(kept);
    const { remove } = await drawAt("/contact/1", <AgreeButton row={mine} />);
    const dueAt = Date.UTC(2027, 2, 12, 10);
    act(() =>
      openForm({
        kind: "move",
        medium: "text",
        followUp: followUp(1, { version: 4, dueAt, until: dueAt + 1_800_000 }),
      }),
    );
    await vi.waitFor(() => expect(field("Day").value).toBe("2027-03-12"));
    await submit(dialog());
    expect(variables(log)).toEqual([
      { id: followUp(1).id, expectedVersion: 4, times: { dueAt, until: dueAt + 1_800_000 } },
    ]);
    remove();
  });
});
