import { rounds } from "@holdfast/tooling/rounds";
import { loadBoard } from "@holdfast/wire";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf } from "../contact/drafts.ts";
import type { EntryData } from "../contact/contact-documents.ts";
import { answered } from "../contact/entry.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { pendingReply } from "../contact/pending.fixture.ts";
import { pending } from "../contact/pending.ts";
import { discard, send, sendParts } from "../contact/send.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { takeBack } from "./take-back.ts";

const { contact } = pendingReply("a");
const row = queueRow(1, { status: "claimed", holder: dana });
const PARTS = ["One. ", "Two. ", "Three."];

/** What the gateway has, as an opened contact shows it. */
let stored = new Map<string, EntryData>();
let asked: Asked[] = [];
const sentTexts = (): readonly string[] => [...stored.values()].map(({ text }) => text ?? "");
const draft = (): string => draftOf(drafts.get(), contact, "reply");

const show = (): void =>
  openContact.set({
    kind: "ready",
    id: contact,
    contact: { row, drafts: [] } as never,
    entries: new Map(stored),
    isStale: false,
  });

/** The nth message gets another fate, and whoever looks at the contact learns it. */
function settle(nth: number, sendState: EntryData["sendState"]): void {
  const entry = [...stored.values()][nth - 1];
  if (entry === undefined) throw new Error(`there is no message ${nth}`);
  stored.set(entry.id, { ...entry, sendState, version: entry.version + 10 });
  if (openContact.get().kind === "ready") show();
}

interface Variables {
  readonly messageId?: string;
  readonly text?: string;
}

function answer({ body }: Asked): { json: unknown } | "unreachable" {
  const { query, variables } = JSON.parse(body) as { query: string; variables: Variables };
  if (query.includes("query Contact"))
    return {
      json: {
        data: {
          contact: { __typename: "Contact", asOf: "", row, drafts: [], entries: [...stored.values()] },
        },
      },
    };
  const { messageId = "", text = "" } = variables;
  if (query.includes("takeBackAnswer")) {
    settle([...stored.keys()].indexOf(messageId) + 1, "failed");
    return {
      json: {
        data: { taken: { __typename: "AnswerTakenBack", version: 9, text: stored.get(messageId)?.text } },
      },
    };
  }
  stored.set(messageId, answered({ id: messageId, text, at: stored.size, version: stored.size + 1 }));
  if (openContact.get().kind === "ready") show();
  return { json: { data: { sent: { __typename: "MessageQueued", version: stored.size } } } };
}

beforeEach(() => {
  seatDana();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  stored = new Map();
  show();
  asked = stubGateway(answer);
});
afterEach(() => {
  vi.unstubAllGlobals();
  pending.set([]);
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
  drafts.set(new Map());
  forgetAnnouncements();
});

describe("several texts", () => {
  it("leave one after another, each when the one before has left", async () => {
    await sendParts(contact, "reply", PARTS);
    expect(sentTexts()).toEqual(["One. "]);
    expect(pending.get().map(({ text }) => text)).toEqual(["Two. ", "Three."]);
    settle(1, "sent");
    await expect.poll(sentTexts).toEqual(["One. ", "Two. "]);
    settle(2, "delivered");
    await expect.poll(sentTexts).toEqual(PARTS);
    await expect.poll(() => pending.get()).toEqual([]);
    expect(new Set(stored.keys()).size).toBe(3);
  });

  it.each(["failed", "unknown"] as const)(
    "stop when one is %s, and the rest is where it was written",
    async (fate) => {
      await sendParts(contact, "reply", PARTS);
      settle(1, fate);
      expect(pending.get()).toEqual([]);
      expect(draft()).toBe("Two. Three.");
      expect(sentTexts()).toEqual(["One. "]);
      await expect
        .poll(() => document.querySelector("#polite")?.textContent, { timeout: 6_000 })
        .toContain("The texts after it were not sent.");
    },
  );

  it("stop when one is taken back, with all words as they were", async () => {
    await sendParts(contact, "reply", PARTS);
    const [first] = stored.keys();
    await takeBack(contact, first ?? "", "One. ");
    expect(draft()).toBe("One. Two. Three.");
    expect(pending.get()).toEqual([]);
  });

  it("are each sent once, in order, or stand where they were written: no word is lost, whatever becomes of them", async () => {
    const fate = fc.constantFrom("sent", "delivered", "failed", "unknown", "taken back");
    const words = fc.array(fc.stringMatching(/^[a-z]{1,5}\. $/), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(words, fc.array(fate, { minLength: 4, maxLength: 4 }), async (parts, fates) => {
        stored = new Map();
        show();
        drafts.set(new Map());
        await sendParts(contact, "reply", parts);
        const left: string[] = [];
        for (const [nth, part] of parts.entries()) {
          await expect.poll(() => stored.size).toBe(nth + 1);
          const [id] = [...stored.keys()].slice(-1);
          const end = fates[nth] ?? "sent";
          if (end === "taken back") await takeBack(contact, id ?? "", part);
          else settle(nth + 1, end);
          if (end !== "taken back") left.push(part);
          if (end !== "sent" && end !== "delivered") break;
        }
        await expect.poll(() => pending.get()).toEqual([]);
        expect(sentTexts()).toEqual(parts.slice(0, stored.size));
        // What is taken back stands there once the gateway has answered that, too.
        await expect.poll(() => left.join("") + draft()).toBe(parts.join(""));
      }),
      { numRuns: rounds(15) },
    );
  });

  it("go before what is written while they wait", async () => {
    await sendParts(contact, "reply", ["One. ", "Two."]);
    await send(contact, "reply", "Then this");
    expect(sentTexts()).toEqual(["One. "]);
    settle(1, "sent");
    await expect.poll(sentTexts).toEqual(["One. ", "Two."]);
    settle(2, "sent");
    await expect.poll(sentTexts).toEqual(["One. ", "Two.", "Then this"]);
  });

  it("go on while another contact is open, by asking when the queue says that something changed", async () => {
    await sendParts(contact, "reply", ["One. ", "Two."]);
    openContact.set({ kind: "none" });
    await expect.poll(() => asked.some(({ body }) => body.includes("query Contact"))).toBe(true);
    expect(sentTexts()).toEqual(["One. "]);
    settle(1, "sent");
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [{ ...row, version: 7 }]) });
    await expect.poll(sentTexts).toEqual(["One. ", "Two."]);
    const count = asked.length;
    queue.update((state) => ({ ...state }));
    expect(asked).toHaveLength(count);
  });

  it("do not wait for ever for one that was discarded", async () => {
    stubGateway((question) =>
      question.body.includes("mutation Send")
        ? { json: { data: { sent: { __typename: "ContactClosed", at: null } } } }
        : answer(question),
    );
    await sendParts(contact, "reply", PARTS);
    const [refused] = pending.get();
    expect(refused?.refusal?.isCertain).toBe(true);
    discard(refused!);
    expect(pending.get()).toEqual([]);
    expect(draft()).toBe("Two. Three.");
  });

  it("keep the page from being closed over them, and no longer than that", async () => {
    const leave = (): boolean => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return !event.defaultPrevented;
    };
    expect(leave()).toBe(true);
    await sendParts(contact, "reply", ["One. ", "Two."]);
    expect(leave()).toBe(false);
    settle(1, "sent");
    await expect.poll(leave).toBe(true);
  });

  it("one that was wanted back before the gateway had it is taken back when it has", async () => {
    const sending = send(contact, "reply", "Too quick");
    const [entry] = pending.get();
    await takeBack(contact, entry?.id ?? "", "Too quick");
    await sending;
    expect(draft()).toBe("Too quick");
    expect([...stored.values()].map(({ sendState }) => sendState)).toEqual(["failed"]);
  });
});
