import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { UserId } from "@holdfast/case-schema";
import { freshness } from "../live/connection.ts";
import { uuid } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CASE, caseData, ROSA } from "./case.fixture.ts";
import { caseDrafts, putDraft } from "./case-drafts.ts";
import { casePanel } from "./case-at.ts";
import { caseShown } from "./case-shown.ts";
import { typeInto } from "./field-draft.ts";
import { watchCase } from "./watch-case.ts";

let stop = (): void => undefined;
const typed = (): number => caseDrafts.get().size;

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  caseShown.set({ kind: "ready", id: CASE, data: caseData(), readAt: 0, isStale: false });
  const place = { caseId: CASE, part: "person", partId: ROSA, field: "name" } as const;
  putDraft(place, typeInto(null, { value: null, revision: 0, by: "Dana", at: 0 }, "Rosa Invented"));
  casePanel.set({ isOpen: true, asked: 1 });
  stop = watchCase();
});
afterEach(() => {
  forgetAnnouncements();
  stop();
  vi.unstubAllGlobals();
  caseDrafts.set(new Map());
  caseShown.set({ kind: "none" });
  casePanel.set({ isOpen: false, asked: 0 });
});

describe("a case when somebody leaves", () => {
  it("is off the screen at once, and what was typed waits for the same person's return", () => {
    session.set({ kind: "signed_out", ended: true });
    expect([caseShown.get().kind, casePanel.get().isOpen, typed()]).toEqual(["none", false, 1]);
    seatDana();
    expect(typed()).toBe(1);
  });

  it("leaves nothing to whoever comes next", () => {
    session.set({ kind: "signed_out", ended: true });
    const before = session.get();
    expect(before.kind).toBe("signed_out");
    seatDana();
    const dana = session.get();
    if (dana.kind !== "signed_in") throw new Error("nobody is signed in");
    session.set({ ...dana, me: { ...dana.me, id: UserId.parse(uuid(2)) } });
    expect(typed()).toBe(0);
  });

  it("leaves nothing where they signed out by choice", () => {
    session.set({ kind: "signed_out", ended: false });
    expect(typed()).toBe(0);
  });
});

it("a case is read anew when the line is back, and not while it stands", async () => {
  const asked = vi.fn<typeof fetch>(async () => new Response(JSON.stringify({ data: { case: caseData() } })));
  vi.stubGlobal("fetch", asked);
  freshness.set({ kind: "live", provedAt: 5 });
  expect(asked).not.toHaveBeenCalled();
  freshness.set({ kind: "stale", since: 5, brokenAt: 5 });
  freshness.set({ kind: "live", provedAt: 9 });
  await expect.poll(() => asked.mock.calls.length).toBe(1);
});
