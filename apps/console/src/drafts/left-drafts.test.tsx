import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, keyOf } from "../contact/drafts.ts";
import { openContact } from "../contact/open-contact.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { DraftData } from "./draft-documents.ts";
import { displaced, forgetDrafts } from "./keeping-store.ts";
import { NOT_KEPT } from "./keeping.ts";
import { LeftDrafts } from "./left-drafts.tsx";
import { savedWords } from "./saved-words.tsx";
import { startKeeping } from "./start-keeping.ts";

const row = queueRow(1, { holder: dana, status: "claimed" });
const id = ContactId.parse(row.id);
/** The contact as it is read anew, where nobody left anything. */
const reread = { __typename: "Contact", asOf: "", row, drafts: [], entries: [] };
const left = (author: object, text: string): DraftData =>
  ({ kind: "reply", author, revision: 4, at: Date.UTC(2026, 0, 1, 14, 2), text }) as DraftData;

function open(...found: readonly DraftData[]): void {
  const contact = { row, drafts: found } as never;
  openContact.set({ kind: "ready", id, contact, entries: new Map(), isStale: false });
}
const drawn = (isMine = true): ReturnType<typeof draw> =>
  draw(
    <>
      <LeftDrafts row={row} isMine={isMine} kind="reply" />
      <textarea id="composer-text" />
    </>,
  );
const written = (): string => draftOf(drafts.get(), id, "reply");

beforeEach(() => seatDana());
afterEach(() => {
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
  forgetDrafts();
});

describe("what others left unsent", () => {
  it("is shown, with who wrote it and when, to whoever has the contact now", () => {
    open(left(marta, "Where can we"), left(dana, "mine"), left({ id: "x", name: "Lee" }, ""));
    const { page, again, remove } = drawn();
    expect(page.querySelectorAll("fieldset")).toHaveLength(1);
    expect(page.textContent).toMatch(/Draft by Marta, not sent, .*Where can we/);
    again(<LeftDrafts row={row} isMine={false} kind="reply" />);
    expect(page.textContent).toBe("");
    remove();
  });

  it("is written on with, before my own words, and discarded only once it is saved with mine", async () => {
    startKeeping();
    const order: string[] = [];
    stubGateway(({ body }: Asked) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: { text?: string } };
      if (query.includes("mutation SaveDraft")) {
        order.push(`save ${variables.text}`);
        return { json: { data: { saved: { __typename: "DraftSaved", at: 5 } } } };
      }
      order.push(query.includes("mutation DiscardDraft") ? "discard" : "other");
      return { json: { data: { discarded: true, contact: reread } } };
    });
    open(left(marta, "Where can we"));
    drafts.set(new Map([[keyOf(id, "reply"), "meet?"]]));
    const { page, remove } = drawn();
    await press(page, "Write on with it");
    expect(written()).toBe("Where can we\nmeet?");
    expect(document.activeElement?.id).toBe("composer-text");
    await act(() => expect.poll(() => order).toContain("discard"));
    expect(order.slice(0, 2)).toEqual(["save Where can we\nmeet?", "discard"]);
    remove();
  });

  it("is discarded by nobody while the words could not be saved", async () => {
    startKeeping();
    const asked = stubGateway(() => "unreachable");
    open(left(marta, "Where can we"));
    const { page, remove } = drawn();
    await press(page, "Write on with it");
    await act(() => expect.poll(() => asked.length).toBeGreaterThan(0));
    expect(asked.filter(({ body }) => body.includes("mutation DiscardDraft"))).toEqual([]);
    expect(written()).toBe("Where can we");
    remove();
  });
});

describe("discarding what a colleague left unsent", () => {
  const dialog = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>("[role=dialog]");
    if (found === null) throw new Error("nothing is asked");
    return found;
  };
  const answering = (discarded: boolean): Asked[] =>
    stubGateway(() => ({ json: { data: { discarded, contact: reread } } }));
  const asked = (log: readonly Asked[]): readonly unknown[] =>
    log
      .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
      .filter(({ operationName }) => operationName === "DiscardDraft")
      .map(({ variables }) => variables);

  it("is asked once, in words that say what goes, and does it as it was seen", async () => {
    const log = answering(true);
    open(left(marta, "Where can we"));
    const { page, remove } = drawn();
    await press(page, "Discard…");
    expect(dialog().textContent).toMatch(/erased, for Marta too, and cannot be had back.*Where can we/);
    // Hidden with all other words, where somebody hides them.
    expect(dialog().querySelector("[data-words]")?.textContent).toBe("Where can we");
    expect(asked(log)).toEqual([]);
    await press(dialog(), "Discard");
    expect(asked(log)).toEqual([{ contactId: id, kind: "reply", authorId: marta.id, revision: 4 }]);
    remove();
  });

  it("is left alone when nobody means it", async () => {
    const log = answering(true);
    open(left(marta, "Where can we"));
    const { page, remove } = drawn();
    await press(page, "Discard…");
    await press(dialog(), "Keep it");
    expect([asked(log), document.querySelector("[role=dialog]")]).toEqual([[], null]);
    remove();
  });

  it("erases nothing that was written since it was asked", async () => {
    const log = answering(true);
    open(left(marta, "Where can we"));
    const { page, remove } = drawn();
    await press(page, "Discard…");
    act(() => open({ ...left(marta, "Where can we meet"), revision: 5 }));
    expect(dialog().textContent).toContain("Marta wrote on since.");
    await press(dialog(), "Discard");
    expect(asked(log)).toEqual([]);
    remove();
  });

  it.each([
    [true, "Discarded."],
    [false, "Not discarded: it changed a moment ago."],
  ])("says what came of it (%s)", async (discarded, words) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + (discarded ? 60_000 : 120_000) });
    answering(discarded);
    open(left(marta, "Where can we"));
    const { page, remove } = drawn();
    await press(page, "Discard…");
    await press(dialog(), "Discard");
    await expect.poll(() => document.querySelector("#polite")?.textContent).toBe(words);
    vi.useRealTimers();
    remove();
  });
});

describe("words of mine that newer ones pushed aside", () => {
  it("are offered back, and leave when they are put back or left", async () => {
    displaced.set(new Map([[keyOf(id, "reply"), "from before"]]));
    drafts.set(new Map([[keyOf(id, "reply"), "typed"]]));
    const { page, remove } = drawn();
    expect(buttonNames(page)).toEqual(["Put it back", "Leave it"]);
    await press(page, "Put it back");
    expect(written()).toBe("from before\ntyped");
    expect(page.textContent).toBe("");
    act(() => displaced.set(new Map([[keyOf(id, "reply"), "again"]])));
    await press(page, "Leave it");
    expect([written(), page.textContent]).toEqual(["from before\ntyped", ""]);
    remove();
  });
});

describe("what is said of being saved", () => {
  const kept = { revision: 1, text: "x", at: new Date(2026, 0, 1, 14, 2, 11).getTime() };
  it.each([
    ["nothing before anything was written", NOT_KEPT, "", null],
    ["nothing before the first save", NOT_KEPT, "x", null],
    ["the time of the last save", { ...NOT_KEPT, kept }, "x", "Saved 14:02:11"],
    [
      "the same while the next save is young",
      { ...NOT_KEPT, kept, unkeptSince: 9_000 },
      "xy",
      "Saved 14:02:11",
    ],
    ["nothing about an empty place", { ...NOT_KEPT, kept }, "", null],
    [
      "that words are only here, once a save takes long",
      { ...NOT_KEPT, kept, unkeptSince: 7_000 },
      "xy",
      "Kept on this screen, not yet saved",
    ],
    [
      "the same at once when a save came to nothing",
      { ...NOT_KEPT, unkeptSince: 9_900, trouble: "unreachable" as const },
      "x",
      "Kept on this screen, not yet saved",
    ],
    [
      "that words are too long",
      NOT_KEPT,
      "x".repeat(40_001),
      "Too long to be saved: kept on this screen only",
    ],
  ] as const)("is %s", (_what, keeping, text, words) => {
    expect(savedWords(keeping, text, 10_000)).toBe(words);
  });
});
