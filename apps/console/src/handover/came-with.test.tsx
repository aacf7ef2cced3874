import { act } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openContact } from "../contact/open-contact.ts";
import { escalateRow } from "../escalation/escalate-at.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { reachQuestion } from "../reach/reach-dialog-store.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { decision, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import {
  asked,
  choose,
  clearAfter,
  drawn,
  field,
  form,
  gateway,
  hand,
  mine,
  seatBefore,
  settle,
} from "./hand-over.fixture.tsx";

// What is fetched when it is wanted is there from the first: how long it takes is nothing to test.
beforeAll(async () => {
  await import("./hand-over-mine.tsx");
});
beforeEach(seatBefore);
afterEach(() => {
  clearAfter();
  vi.unstubAllGlobals();
});

/** Opens a contact of whoever sits here, as far as handing over sees it. */
function opened(safe: Partial<SafeContact> = {}): void {
  openContact.set({
    kind: "ready",
    id: mine.id,
    contact: { safeContact: safeContact(safe) } as Extract<
      ReturnType<typeof openContact.get>,
      { kind: "ready" }
    >["contact"],
    entries: new Map(),
    isStale: false,
  });
}

describe("check words beside what is handed over", () => {
  it.each<[string, Partial<SafeContact>, readonly string[]]>([
    ["none", {}, ["None is agreed yet."]],
    [
      "all of them",
      {
        preference: preference({ hasSafeWord: true, hasDangerWord: true }),
        checkQuestion: "How is the dog?",
      },
      ["A safe word is agreed.", "A danger word is agreed.", "Check question: How is the dog?"],
    ],
    [
      "what is withheld",
      {
        checkQuestion: "How is the dog?",
        decision: decision({ hands: { ...decision().hands, withholds: ["facts"] } }),
      },
      ["Withheld while this may be the exploiter."],
    ],
  ])("[G573] stand as they are in the preference, and are never sent: %s", async (_which, safe, lines) => {
    opened(safe);
    const { page, remove } = await drawn();
    await hand();
    expect([...form().querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual(lines);
    await choose("Ada");
    type(field("What comes next"), "Call back");
    await press(page, "Open the contact preference");
    expect(reachQuestion.get()).toEqual({ kind: "preference", contact: mine.id });
    expect(document.querySelector("[role=dialog]")).toBeNull();
    await hand();
    await submit(form());
    expect(JSON.stringify(asked("OfferHandover"))).not.toContain("dog");
    remove();
  });
});

const handover = (facts: object = {}) => ({
  id: uuid(501),
  contact: { id: mine.id, number: 7 },
  medium: "text",
  from: marta,
  to: dana,
  at: 0,
  state: "accepted",
  stateAt: 0,
  stateBy: dana,
  isNeverOffered: false,
  isTold: true,
  ...facts,
});
const read = (facts: object = {}, words: object | null = { promises: "At nine", nextStep: "Call back" }) => ({
  handover: handover(facts),
  words,
  say: "I go on from here.",
});
const strip = (): HTMLElement | null =>
  document.querySelector(`section[aria-label="What came with this contact"]`);

describe("what came with a contact", () => {
  it("[G574] stands above it for whoever has it: from whom, what was promised, what comes next; seen, it is folded", async () => {
    gateway.came = read();
    const { page, remove } = await drawn();
    expect(asked("CameWith")).toEqual([{ contactId: mine.id }]);
    for (const words of [/From Marta, written at/, /Promised.*At nine/, /What comes next.*Call back/])
      expect(strip()?.textContent).toMatch(words);
    expect(strip()?.textContent).toContain("They were told in writing that somebody else goes on.");
    expect(buttonNames(strip()!)).toEqual(["Seen", "Open the contact preference"]);
    await press(page, "Seen");
    expect(strip()?.textContent).not.toContain("At nine");
    expect(buttonNames(strip()!)).toEqual(["Show what came with it"]);
    await press(page, "Show what came with it");
    expect(strip()?.textContent).toContain("At nine");
    remove();
  });

  it.each([
    [read({ medium: "voice", isTold: false }), "Say first: I go on from here."],
    [
      read({ isTold: false }),
      "They were not told that somebody else goes on: it could not be written to them.",
    ],
    [read({}, null), "it is damaged. Ask Marta."],
    [read({ isNeverOffered: true }, null), "Nobody wrote anything for whoever goes on: nothing was promised"],
    [read({ isNeverOffered: true }, null), "From Marta, whose shift was over at"],
    [read({}, { promises: "", nextStep: "Call back" }), "Promisednothing"],
  ])("[G574] says what is to be said first, and what cannot be read: %#", async (given, words) => {
    gateway.came = given;
    const { remove } = await drawn();
    expect(strip()?.textContent).toContain(words);
    remove();
  });

  it("[G574] is nothing where nothing came, and is asked for no more until it is theirs anew", async () => {
    const { remove } = await drawn();
    expect(strip()).toBeNull();
    act(() => escalateRow.set({ ...mine, version: 4 }));
    await settle();
    expect(asked("CameWith")).toHaveLength(1);
    gateway.came = read();
    act(() => escalateRow.set({ ...mine, version: 6, heldSince: 60_000 }));
    await settle();
    expect(strip()?.textContent).toContain("Call back");
    remove();
  });

  it("[G574] says that they were told as soon as they were", async () => {
    gateway.came = read({ isTold: false });
    const { remove } = await drawn();
    gateway.came = read();
    act(() => escalateRow.set({ ...mine, version: 4 }));
    await settle();
    expect(strip()?.textContent).toContain("They were told in writing");
    act(() => escalateRow.set({ ...mine, version: 5 }));
    await settle();
    expect(asked("CameWith")).toHaveLength(2);
    remove();
  });

  it("[G574] leaves with the contact: whoever has it no more reads nothing of it", async () => {
    gateway.came = read();
    const { remove } = await drawn();
    expect(strip()).not.toBeNull();
    act(() => escalateRow.set({ ...mine, version: 4, holder: queueRow(7, { holder: marta }).holder }));
    await settle();
    expect(strip()).toBeNull();
    remove();
  });
});
