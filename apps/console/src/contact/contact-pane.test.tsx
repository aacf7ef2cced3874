import { ContactId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { followUp } from "../follow-ups/follow-up.fixture.ts";
import { followUps, learnFollowUps, loadFollowUps } from "../follow-ups/follow-ups.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { composerKind } from "./composer-kind.ts";
import { ContactPane } from "./contact-pane.tsx";
import { drafts } from "./draft-store.ts";
import { draftOf, writeDraft } from "./drafts.ts";
import { openContact } from "./open-contact.ts";

const row = queueRow(7, { holder: dana, status: "claimed", danger: "said_so" });
const id = ContactId.parse(row.id);
const address = `/contact/${row.id}`;
const words = (text: string, version: number, facts: object = {}): object => ({
  id: `entry-${version}`,
  kind: "inbound",
  entry: version,
  at: version * 1_000,
  version,
  text,
  author: null,
  sendState: null,
  failure: null,
  notBefore: null,
  damaged: false,
  unreadable: false,
  sentAt: null,
  ...facts,
});
const open = (...entries: readonly object[]): void =>
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
    entries: new Map(entries.map((entry) => [(entry as { id: string }).id, entry])) as never,
    isStale: false,
  });
const asksOf = (log: readonly Asked[]): number =>
  log.filter(({ body }) => body.includes("query Contact(")).length;
const drawn = (): ReturnType<typeof drawAt> => drawAt(address, <ContactPane />);
const focused = (): string => document.activeElement?.id ?? "";

beforeEach(() => {
  seatDana();
  stubGateway(() => ({ json: { data: { colleagues: [], channels: [] } } }));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  followUps.set(null);
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
  drafts.set(new Map());
  composerKind.set(new Map());
});

describe("a contact on its way", () => {
  it("shows at once what the queue knows of it, danger above all", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    openContact.set({ kind: "loading", id });
    const { page, remove } = await drawn();
    expect(page.querySelector("h1")?.textContent).toBe("Contact 7");
    expect(page.textContent).toContain("◆Danger: they said so");
    remove();
  });

  it("takes every letter that follows the key for writing, before and after its words have come", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    openContact.set({ kind: "loading", id });
    const { page, remove } = await drawn();
    page.querySelector<HTMLElement>("#contact-heading")?.focus();
    key("r");
    const composer = page.querySelector("#composer-text");
    expect(focused()).toBe("composer-text");
    await act(async () => open(words("They are back", 2)));
    expect(page.textContent).toContain("They are back");
    // The very same place: a new one would have lost the focus, and what was typed would have become commands.
    expect(page.querySelector("#composer-text")).toBe(composer);
    expect(focused()).toBe("composer-text");
    remove();
  });

  it("that the queue does not know is announced as loading", async () => {
    openContact.set({ kind: "loading", id });
    const { page, remove } = await drawn();
    expect(page.querySelector("h1")?.textContent).toBe("Loading the contact");
    remove();
  });

  it("that could not be loaded says so, and is asked for again", async () => {
    openContact.set({ kind: "failed", id });
    const { page, remove } = await drawn();
    const log = stubGateway(() => "unreachable");
    await press(page, "Retry");
    expect(log.filter(({ body }) => body.includes("query Contact"))).toHaveLength(1);
    await act(() => expect.poll(() => page.textContent).toContain("This contact could not be loaded"));
    remove();
  });

  it("that could not be loaded keeps the place to write, its words and the focus, and says so above", async () => {
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    openContact.set({ kind: "loading", id });
    const { page, remove } = await drawn();
    const composer = page.querySelector<HTMLTextAreaElement>("#composer-text");
    act(() => {
      composer?.focus();
      drafts.update((before) => writeDraft(before, id, "reply", "We are he"));
    });
    act(() => openContact.set({ kind: "failed", id }));
    expect(page.textContent).toContain("This contact could not be loaded");
    expect(button(page, "Retry").isConnected).toBe(true);
    expect(page.querySelector("#composer-text")).toBe(composer);
    expect([focused(), composer?.value]).toEqual(["composer-text", "We are he"]);
    remove();
  });

  it("that is not there is not shown as empty", async () => {
    openContact.set({ kind: "not_found", id });
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("This contact is not here");
    remove();
  });
});

describe("an open contact", () => {
  it("says danger once, in its own strip", async () => {
    open(words("I cannot talk", 1));
    const { page, remove } = await drawn();
    expect(page.textContent.match(/Danger/g)).toHaveLength(1);
    remove();
  });

  it("takes the first letter after `i` into the note, and never for a command", async () => {
    open(words("I cannot talk", 1));
    const { page, remove } = await drawn();
    act(() => page.querySelector<HTMLElement>("[data-pane=conversation]")?.focus());
    key("i");
    const field = page.querySelector("textarea");
    expect([focused(), field?.dataset["kind"]]).toEqual(["composer-text", "note"]);
    key("r");
    expect(field?.dataset["kind"]).toBe("note");
    remove();
  });

  it("is walked message by message, and Escape leads up step by step", async () => {
    open(words("one", 1), words("two", 2));
    const { page, remove } = await drawn();
    act(() => page.querySelector<HTMLElement>("textarea")?.focus());
    key("Escape");
    expect(document.activeElement?.getAttribute("data-pane")).toBe("conversation");
    key("n");
    expect(document.activeElement?.textContent).toContain("one");
    key("n");
    expect(document.activeElement?.textContent).toContain("two");
    key("n");
    expect(document.activeElement?.textContent).toContain("two");
    key("p");
    expect(document.activeElement?.textContent).toContain("one");
    remove();
  });

  it("gives the words of an answer that was not sent back to where one writes, before a draft", async () => {
    const failed = { kind: "outbound", author: dana, sendState: "failed", failure: "refused" };
    open(words("We are here", 1, failed));
    drafts.set(writeDraft(new Map(), id, "reply", "Hello."));
    const { page, remove } = await drawn();
    await press(page, "Write it again");
    expect(draftOf(drafts.get(), id, "reply")).toBe("We are here\nHello.");
    expect(focused()).toBe("composer-text");
    remove();
  });

  it("does not offer to write again what perhaps was sent", async () => {
    open(
      words("We are here", 1, {
        kind: "outbound",
        author: dana,
        sendState: "unknown",
        failure: "lease_lost",
      }),
    );
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Not known whether sent");
    expect(page.textContent).not.toContain("Write it again");
    remove();
  });

  it("says when what is new could not be fetched, and asks for it again by itself", async () => {
    const log = stubGateway(() => "unreachable");
    open(words("one", 1));
    const { page, remove } = await drawn();
    vi.useFakeTimers();
    act(() => openContact.update((now) => (now.kind === "ready" ? { ...now, isStale: true } : now)));
    expect(page.textContent).toContain("What is new here could not be fetched.");
    expect(asksOf(log)).toBe(0);
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_000)));
    expect(asksOf(log)).toBe(1);
    await act(async () => void (await vi.advanceTimersByTimeAsync(4_000)));
    expect(asksOf(log)).toBe(2);
    vi.useRealTimers();
    remove();
  });

  it("[G73] asks what may be sent when a follow-up comes due in it, which is no news of the contact", async () => {
    const log = stubGateway(() => "unreachable");
    open(words("one", 1));
    loadFollowUps([followUp(1, { contact: { id, number: 7 } })]);
    const { remove } = await drawn();
    expect(asksOf(log)).toBe(0);
    act(() => void learnFollowUps([followUp(1, { contact: { id, number: 7 }, state: "due", version: 2 })]));
    await act(() => expect.poll(() => asksOf(log)).toBe(1));
    remove();
  });

  it("offers to take back what is held back, by a button and a key, and to nobody but whoever wrote it", async () => {
    const held = { kind: "outbound", sendState: "queued", at: Date.now(), notBefore: Date.now() + 4_900 };
    const asked = stubGateway(({ body }) =>
      body.includes("takeBackAnswer")
        ? { json: { data: { taken: { __typename: "AnswerTakenBack", version: 9, text: "Too quick" } } } }
        : body.includes("query Contact(")
          ? "unreachable"
          : { json: { data: { colleagues: [], channels: [] } } },
    );
    open(
      words("Too quick", 1, { ...held, author: dana }),
      words("Hers", 2, { ...held, author: { id: "other", name: "Marta" } }),
    );
    const { page, remove } = await drawn();
    expect(page.textContent.match(/Leaves in \d s/g)).toEqual(["Leaves in 5 s"]);
    act(() => page.querySelector<HTMLElement>("textarea")?.focus());
    act(() => {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowUp", altKey: true, bubbles: true, cancelable: true }),
      );
    });
    await act(() => expect.poll(() => draftOf(drafts.get(), id, "reply")).toBe("Too quick"));
    expect(asked.find(({ body }) => body.includes("takeBackAnswer"))?.body).toContain("entry-1");
    remove();
  });

  it("leaves the arrow to the text when there is nothing to take back", async () => {
    open(words("one", 1));
    const { page, remove } = await drawn();
    act(() => page.querySelector<HTMLElement>("textarea")?.focus());
    const event = new KeyboardEvent("keydown", {
      key: "ArrowUp",
      altKey: true,
      bubbles: true,
      cancelable: true,
    });
    act(() => void document.activeElement?.dispatchEvent(event));
    expect(event.defaultPrevented).toBe(false);
    remove();
  });

  it("keeps the focus with the answer when the button that takes it back leaves", async () => {
    const held = {
      kind: "outbound",
      author: dana,
      at: Date.now(),
      sendState: "queued",
      notBefore: Date.now() + 4_900,
    };
    open(words("Going", 1, held));
    const { page, remove } = await drawn();
    act(() => button(page, "UndoAlt ↑").focus());
    await act(async () =>
      open(words("Going", 2, { ...held, id: "entry-1", sendState: "sent", notBefore: null })),
    );
    expect(document.activeElement?.tagName).toBe("ARTICLE");
    remove();
  });
});
