import { CaseId, ContactId } from "@holdfast/case-schema";
import { caseStream, type CaseNewsAbout } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { listen } from "../announce/heard.fixture.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { followed, type Followed } from "../live/followed.ts";
import { uuid } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { asksOf, CASE, caseData, filedThere, ROSA } from "./case.fixture.ts";
import { caseDrafts, draftAt, putDraft } from "./case-drafts.ts";
import { caseShown } from "./case-shown.ts";
import { beginSaving, typeInto } from "./field-draft.ts";
import { filingOf } from "./filing-of.ts";
import { followCase, GATHER_MS, READ_EVERY_MS } from "./follow-case.ts";

const ID = CaseId.parse(CASE);
const STREAM = caseStream(ID);
const CONTACT = ContactId.parse(uuid(7));
const PLACE = { caseId: CASE, part: "person", partId: ROSA, field: "name" } as const;
let log: Asked[];
let news: object | null;
let version: number;
/** How often what may leave it was read anew, and of which case that was taken from the screen. */
let readAnew: number;
let gone: CaseId[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  seatDana();
  news = { asOf: "1", version: 7 };
  version = 7;
  log = stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const answers: Readonly<Record<string, object>> = {
      CaseNews: { caseNews: news },
      Case: { case: caseData({ version }) },
      CaseOfContact: { caseOfContact: filedThere },
    };
    return { json: { data: answers[operationName] ?? {} } };
  });
  caseShown.set({ kind: "ready", id: CASE, data: caseData(), readAt: 0, isStale: false });
  readAnew = 0;
  gone = [];
  filingOf.set({ kind: "known", contact: CONTACT, filing: null, isStale: false });
  stop = followCase(ID, CONTACT, {
    read: async () => (readAnew += 1),
    ended: (id) => gone.push(id),
  });
});
afterEach(() => {
  stop();
  forgetAnnouncements();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  caseDrafts.set(new Map());
  caseShown.set({ kind: "none" });
  filingOf.set({ kind: "none" });
});

function way(): Followed {
  const found = followed.get().get(STREAM);
  if (found === undefined) throw new Error("the case is not followed");
  return found;
}
const hear = (about: CaseNewsAbout, at = version): void =>
  way().hear([{ kind: "case", id: ID, version: at, about }]);
const pass = async (ms = GATHER_MS): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));
/** What was asked so far, and how often. */
const asked = () => ({
  Case: asksOf(log, "Case").length,
  CaseOfContact: asksOf(log, "CaseOfContact").length,
  leaving: readAnew,
});

describe("a case that is followed", () => {
  it("[W28] is followed from where the gateway says, and what was read before is asked anew, as far as it may be older", async () => {
    expect(await way().load()).toBe("1");
    await pass();
    expect(asked()).toEqual({ Case: 0, CaseOfContact: 0, leaving: 1 });
    // Reset, nobody knows what was missed.
    await way().load();
    await pass(READ_EVERY_MS);
    expect(asked()).toEqual({ Case: 1, CaseOfContact: 1, leaving: 2 });
  });

  it.each<[CaseNewsAbout, object]>([
    ["record", { Case: 1, CaseOfContact: 0, leaving: 0 }],
    ["filing", { Case: 0, CaseOfContact: 1, leaving: 0 }],
    ["sharing", { Case: 0, CaseOfContact: 0, leaving: 1 }],
    ["around", { Case: 1, CaseOfContact: 1, leaving: 0 }],
  ])("[W28] reads of %s what it takes, and nothing else", async (about, reads) => {
    version = 8;
    hear(about);
    await pass();
    expect(asked()).toEqual(reads);
  });

  it("[W28] of a record that is held at that version reads nothing, nor of one that is not on screen", async () => {
    hear("record");
    await pass(READ_EVERY_MS);
    caseShown.set({ kind: "none" });
    version = 9;
    hear("record");
    hear("around");
    await pass(READ_EVERY_MS);
    expect(asksOf(log, "Case")).toEqual([]);
  });

  it("[W28] fifty changes in five seconds are read a few times, the last of them always", async () => {
    for (let n = 1; n <= 50; n += 1) {
      version = 7 + n;
      hear("record");
      await pass(100);
    }
    await pass(READ_EVERY_MS);
    const shown = caseShown.get();
    expect(shown.kind === "ready" && shown.data.version).toBe(57);
    expect(asksOf(log, "Case").length).toBeLessThanOrEqual(4);
  });

  it("[W28] waits for the answer to what is being saved here, which says what is known by it", async () => {
    const draft = typeInto(null, { value: null, revision: 0, by: "Dana", at: 0 }, "Rosa Invented");
    putDraft(PLACE, beginSaving(draft));
    version = 8;
    hear("record");
    await pass(READ_EVERY_MS);
    expect(asked()).toMatchObject({ Case: 0 });
    caseShown.update((now) => (now.kind === "ready" ? { ...now, data: { ...now.data, version: 8 } } : now));
    putDraft(PLACE, null);
    await pass(READ_EVERY_MS);
    // It was one's own.
    expect(asked()).toMatchObject({ Case: 0 });
  });

  it("[W29] leaves the screen when it is no longer theirs, and says so; what was typed is not lost", async () => {
    putDraft(PLACE, typeInto(null, { value: null, revision: 0, by: "Dana", at: 0 }, "Rosa Invented"));
    const heard = listen();
    news = null;
    expect(await way().load()).toBeNull();
    expect([caseShown.get().kind, gone]).toEqual(["not_yours", [ID]]);
    expect(followed.get().has(STREAM)).toBe(false);
    await pass(1_000);
    expect(heard.map(({ words }) => words)).toContain("This case is not yours to read any more.");
    expect(draftAt(PLACE)?.typed).toBe("Rosa Invented");
    expect(asked()).toMatchObject({ CaseOfContact: 1 });
  });

  it("[W29] leaves it as well when the gateway refuses it, and not when it cannot say", async () => {
    way().refused("too_many_streams");
    log = stubGateway(() => "unreachable");
    expect(await way().load()).toBeNull();
    expect(caseShown.get().kind).toBe("ready");
    way().refused("forbidden");
    expect(caseShown.get().kind).toBe("not_yours");
  });

  it("of a case that was left meanwhile says nothing more, nor looks at the contact that was left", async () => {
    news = null;
    const late = way().load();
    stop();
    expect(await late).toBeNull();
    await pass(READ_EVERY_MS);
    expect(caseShown.get().kind).toBe("ready");
    expect(asked()).toEqual({ Case: 0, CaseOfContact: 0, leaving: 0 });
  });

  it("left while one's own words are on their way is not read for what was told before", async () => {
    const draft = typeInto(null, { value: null, revision: 0, by: "Dana", at: 0 }, "Rosa Invented");
    putDraft(PLACE, beginSaving(draft));
    hear("filing");
    await pass();
    stop();
    putDraft(PLACE, null);
    await pass(READ_EVERY_MS);
    expect(asked()).toMatchObject({ CaseOfContact: 0 });
  });

  it("is followed no more once its contact is left, and nothing is read then", async () => {
    version = 8;
    hear("record");
    stop();
    await pass(READ_EVERY_MS);
    expect([followed.get().size, asksOf(log, "Case").length]).toEqual([0, 0]);
  });
});
