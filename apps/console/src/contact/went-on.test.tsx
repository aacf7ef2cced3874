import { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteAct, acts } from "../acts/acts-store.ts";
import { announce, forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { changeKeeping, keepings, setAside, displaced } from "../drafts/keeping-store.ts";
import { NOT_KEPT } from "../drafts/keeping.ts";
import { overlay } from "../keys/overlay.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { chooseKind, composerKind } from "./composer-kind.ts";
import { ContactPane } from "./contact-pane.tsx";
import { drafts } from "./draft-store.ts";
import { keyOf, writeDraft } from "./drafts.ts";
import { loadContact, openContact, refreshContact } from "./open-contact.ts";
import { pending } from "./pending.ts";
import { pendingReply } from "./pending.fixture.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const mine = queueRow(7, { holder: dana, status: "claimed" });
const other = queueRow(8, { holder: dana, status: "claimed" });
const id = ContactId.parse(mine.id);
const SENTENCE = "This contact has gone back to the queue, for somebody else to go on with.";
const WORDS = "They are at her sister's";

const open = (row: QueueRow = mine): void =>
  openContact.set({
    kind: "ready",
    id,
    contact: {
      row,
      reach: null,
      maskedAddress: null,
      previous: null,
      links: [],
      closed: null,
      safeContact: safeContact(),
      drafts: [],
      pictures: [],
    } as never,
    entries: new Map(),
    isStale: false,
  });
const wentOn = () => vi.mocked(announce).mock.calls.filter(([{ kind }]) => kind === "went_on");

beforeEach(() => {
  seatDana();
  stubGateway(({ body }) => ({
    json: {
      data: body.includes("query Contact(")
        ? { contact: { __typename: "NotFound", id } }
        : { colleagues: [], channels: [] },
    },
  }));
});
afterEach(() => {
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
  for (const store of [drafts, keepings, displaced, composerKind]) store.set(new Map());
  pending.set([]);
  acts.set([]);
  overlay.set(null);
  forgetAnnouncements();
});

describe("a contact that somebody had before their eyes, and that is not for them any more", () => {
  it.each([
    ["its stream is loaded anew", loadContact],
    ["it is fetched because it changed", refreshContact],
  ])("[G523] leaves with one sentence, said once, where %s", async (_when, ask) => {
    open();
    const { page, remove } = await drawAt(`/contact/${id}`, <ContactPane />);
    page.querySelector<HTMLElement>("#contact-heading")?.focus();
    await act(async () => ask(id));
    await act(async () => loadContact(id));
    expect(openContact.get()).toEqual({ kind: "went_on", id });
    expect(page.querySelector("h1")?.textContent).toBe(SENTENCE);
    expect(page.textContent).toBe(`${SENTENCE}Back to the queue`);
    expect(document.activeElement?.id).toBe("contact-heading");
    expect(wentOn().map(([{ urgency, words }]) => [urgency, words(1)])).toEqual([["polite", SENTENCE]]);
    remove();
  });

  it("[G523] says nothing of why, of a case, or of which contact it was", () => {
    expect(SENTENCE).not.toMatch(/bar|case|conflict|[0-9]/i);
  });

  it("[G523] leaves nothing of it in memory, and all of the others: words, what was set aside, acts, what was said aloud", async () => {
    for (const row of [mine, other]) {
      const key = keyOf(ContactId.parse(row.id), "reply");
      changeKeeping(key, NOT_KEPT);
      setAside(key, WORDS);
      drafts.update((all) => writeDraft(all, ContactId.parse(row.id), "reply", WORDS));
      chooseKind(ContactId.parse(row.id), "note");
      noteAct({
        at: 1,
        contact: ContactId.parse(row.id),
        number: row.number,
        wanted: { kind: "claim" },
        before: row,
      });
    }
    pending.set([
      pendingReply("one", { contact: id }),
      pendingReply("two", { contact: ContactId.parse(other.id) }),
    ]);
    said.set([{ at: 1, urgency: "polite", words: `Them: ${WORDS}` }] as never);
    overlay.set("search");
    open();
    await loadContact(id);
    const left = [drafts, keepings, displaced, composerKind].map((store) => [...store.get().keys()]);
    expect(left.flat().every((key) => key.startsWith(other.id))).toBe(true);
    expect(left.map((keys) => keys.length)).toEqual([1, 1, 1, 1]);
    expect(pending.get().map(({ contact }) => contact)).toEqual([other.id]);
    expect(acts.get().map(({ contact }) => contact)).toEqual([other.id]);
    expect(JSON.stringify(said.get())).not.toContain(WORDS);
    expect(overlay.get()).toBeNull();
  });

  it.each([
    ["a colleague has it", queueRow(7, { holder: marta, status: "claimed" })],
    ["nobody had it", queueRow(7, { status: "waiting" })],
    ["it was closed", queueRow(7, { holder: dana, status: "closed" })],
  ])("is one that is not here, without that sentence, where %s", async (_what, row) => {
    open(row);
    await loadContact(id);
    expect(openContact.get()).toEqual({ kind: "not_found", id });
    expect(wentOn()).toEqual([]);
  });

  it("is one that is not here where it never was before their eyes, and what was said of others stays", async () => {
    said.set([{ at: 1, urgency: "polite", words: "4 waiting" }] as never);
    openContact.set({ kind: "loading", id });
    await loadContact(id);
    expect(openContact.get()).toEqual({ kind: "not_found", id });
    expect(said.get()).toHaveLength(1);
  });

  it("stays as it was while the gateway cannot be asked", async () => {
    stubGateway(() => "unreachable");
    open();
    await loadContact(id);
    expect(openContact.get()).toMatchObject({ kind: "ready", isStale: true });
  });
});
