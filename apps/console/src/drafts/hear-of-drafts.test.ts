import { ContactId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { FETCH_AFTER_MS, hearOfDraft } from "./hear-of-drafts.ts";

const mine = queueRow(1, { holder: dana, status: "claimed" });
const id = ContactId.parse(mine.id);
const notice = { contact: id, kind: "reply", author: marta.id, revision: 5 };
let log: Asked[];

function open(row: object = mine): void {
  const drafts = [{ kind: "reply", author: marta, revision: 4, at: 0, text: "Where can" }];
  openContact.set({
    kind: "ready",
    id,
    contact: { row, drafts } as never,
    entries: new Map(),
    isStale: false,
  });
}
const fetched = async (): Promise<number> => {
  await vi.advanceTimersByTimeAsync(FETCH_AFTER_MS);
  return log.length;
};

beforeEach(() => {
  vi.useFakeTimers();
  seatDana();
  log = stubGateway(() => "unreachable");
  open();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
});

describe("hearing that a colleague's draft changed", () => {
  it("fetches it once, however often it is told meanwhile, and again after that", async () => {
    for (const revision of [5, 6, 7]) hearOfDraft({ ...notice, revision });
    expect(log).toHaveLength(0);
    expect(await fetched()).toBe(1);
    hearOfDraft({ ...notice, revision: 8 });
    expect(await fetched()).toBe(2);
  });

  it("is not passed over for a contact that was left a moment ago", async () => {
    hearOfDraft(notice);
    const next = queueRow(2, { holder: dana, status: "claimed" });
    openContact.set({
      kind: "ready",
      id: ContactId.parse(next.id),
      contact: { row: next, drafts: [] } as never,
      entries: new Map(),
      isStale: false,
    });
    hearOfDraft({ ...notice, contact: next.id });
    await fetched();
    expect(log.map(({ body }) => body.includes(next.id))).toEqual([true]);
  });

  it("fetches a draft of which nothing was known", async () => {
    hearOfDraft({ ...notice, kind: "note", revision: 1 });
    expect(await fetched()).toBe(1);
  });

  it.each([
    ["what is known already", { ...notice, revision: 4 }],
    ["what I write myself", { ...notice, author: dana.id }],
    ["another contact's", { ...notice, contact: uuid(102) }],
    ["what cannot be read", { contact: id }],
  ])("does not fetch %s", async (_name, raw) => {
    hearOfDraft(raw);
    expect(await fetched()).toBe(0);
  });

  it("is for whoever has the contact now, by what the queue knows of it", async () => {
    queue.set({
      kind: "ready",
      board: loadBoard(EMPTY_QUEUE.board, [queueRow(1, { holder: marta, status: "claimed", version: 2 })]),
    });
    hearOfDraft(notice);
    expect(await fetched()).toBe(0);
    open(queueRow(1, { holder: marta, status: "claimed" }));
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [mine]) });
    hearOfDraft(notice);
    expect(await fetched()).toBe(1);
  });
});
