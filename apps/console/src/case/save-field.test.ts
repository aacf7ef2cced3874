import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana, marta } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { asksOf, CASE, caseData, casePart, INES, ROSA } from "./case.fixture.ts";
import { caseDrafts, draftAt, putDraft, type FieldPlace } from "./case-drafts.ts";
import { caseShown, partsOf, standingOf } from "./case-shown.ts";
import { typeInto } from "./field-draft.ts";
import { compareWithReading, saveField, saveTyped, saveUnsaved } from "./save-field.ts";

const NAME: FieldPlace = { caseId: CASE, part: "person", partId: ROSA, field: "calledName" };
const ready = (data = caseData()): void =>
  caseShown.set({ kind: "ready", id: CASE, data, readAt: 0, isStale: false });
function standing(place = NAME) {
  const shown = caseShown.get();
  if (shown.kind !== "ready") throw new Error("no case is shown");
  const part = partsOf(shown.data, place.part).find(({ id }) => id === place.partId)!;
  return standingOf(part, place.field)!;
}
const type = (typed: unknown, place = NAME): void =>
  putDraft(place, typeInto(draftAt(place), standing(place), typed));
const written = (revision: number) => ({
  __typename: "CaseWritten",
  revision,
  at: 9,
  by: { __typename: "CaseStaff", ...dana },
});
const overtaken = (value: unknown) => ({
  __typename: "CaseOvertaken",
  now: {
    __typename: "CaseField",
    name: "calledName",
    value,
    revision: 5,
    at: 8,
    by: { __typename: "CaseStaff", ...marta },
  },
});
const gateway = (done: object | "unreachable") =>
  stubGateway(() => (done === "unreachable" ? done : { json: { data: { done } } }));

beforeEach(() => {
  speak("en");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  ready();
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  caseDrafts.set(new Map());
  caseShown.set({ kind: "none" });
});

describe("a field that somebody leaves", () => {
  it("is kept with the revision that they saw, and stands there as theirs", async () => {
    const log = gateway(written(4));
    type("Rosita ");
    await saveField(NAME);
    expect(asksOf(log, "ChangeCaseField")).toEqual([
      { caseId: CASE, part: "person", id: ROSA, field: "calledName", value: "Rosita", seenRevision: 3 },
    ]);
    expect(draftAt(NAME)).toBeNull();
    expect(standing()).toEqual({ value: "Rosita", revision: 4, by: "Dana", at: 9 });
  });

  it("is not asked about where nothing was changed", async () => {
    const log = gateway(written(4));
    type("Ros");
    type("Rosa");
    await saveField(NAME);
    await saveField({ ...NAME, partId: INES });
    expect([log, draftAt(NAME)]).toEqual([[], null]);
  });

  it("is not asked about where it cannot stand there, and keeps what was typed", async () => {
    const log = gateway(written(4));
    type("x".repeat(81));
    await saveField(NAME);
    expect(log).toEqual([]);
    expect(draftAt(NAME)).toMatchObject({ typed: "x".repeat(81), refusal: "value" });
  });

  it("stands beside what a colleague wrote meanwhile, and is asked about no more until somebody chose", async () => {
    const log = gateway(overtaken("Rosalia"));
    type("Rosita");
    await saveField(NAME);
    expect(draftAt(NAME)).toMatchObject({ typed: "Rosita", theirs: { value: "Rosalia", by: "Marta" } });
    expect(standing()).toMatchObject({ value: "Rosalia", by: "Marta", revision: 5 });
    await saveField(NAME);
    expect(log).toHaveLength(1);
    await expect
      .poll(() => document.querySelector("#assertive")?.textContent)
      .toContain("Marta wrote something else");
    expect(document.body.textContent).not.toMatch(/Rosalia|Rosita/);
  });

  it("is no dispute where a colleague wrote the same", async () => {
    gateway(overtaken("Rosita"));
    type("Rosita");
    await saveField(NAME);
    expect(draftAt(NAME)).toBeNull();
  });

  it.each<[string, object, string]>([
    ["contradicts another", { __typename: "CaseInvalid", because: "together" }, "together"],
    ["names somebody who is not there", { __typename: "CaseInvalid", because: "people" }, "people"],
    ["is of a case that is not theirs any more", { __typename: "NotFound" }, "gone"],
    ["is of a part that was forgotten", { __typename: "CaseUnreadable" }, "unreadable"],
  ])("says why it is not kept where it %s, and keeps what was typed", async (_why, done, refusal) => {
    gateway(done);
    type("Rosita");
    await saveField(NAME);
    expect(draftAt(NAME)).toMatchObject({ typed: "Rosita", refusal });
  });

  it("waits on this screen while the gateway is away, and is kept when it is back", async () => {
    gateway("unreachable");
    type("Rosita");
    await saveField(NAME);
    expect(draftAt(NAME)).toMatchObject({ typed: "Rosita", phase: "unsaved" });
    const log = gateway(written(4));
    await saveUnsaved();
    expect([log.length, draftAt(NAME)]).toEqual([1, null]);
  });

  it("is asked about once at a time, and what was typed on the way follows it", async () => {
    let revision = 3;
    const log = stubGateway(() => {
      revision += 1;
      return { json: { data: { done: written(revision) } } };
    });
    type("Ros");
    const first = saveField(NAME);
    type("Rosita");
    void saveField(NAME);
    await first;
    await expect.poll(() => draftAt(NAME)).toBeNull();
    expect(asksOf(log, "ChangeCaseField").map(({ value, seenRevision }) => [value, seenRevision])).toEqual([
      ["Ros", 3],
      ["Rosita", 4],
    ]);
  });

  it("is kept, too, where the panel closes around it; what was refused waits for whoever wrote it", async () => {
    const log = gateway(written(4));
    const other = { ...NAME, field: "name" };
    type("Rosita");
    type("y".repeat(200), other);
    await saveField(other);
    saveTyped();
    await expect.poll(() => draftAt(NAME)).toBeNull();
    expect(asksOf(log, "ChangeCaseField").map(({ field }) => field)).toEqual(["calledName"]);
    expect(draftAt(other)).not.toBeNull();
  });
});

describe("a case that is read anew while somebody writes", () => {
  it("shows beside what they write what a colleague wrote in that very field, and takes nothing from them", () => {
    type("Rosita");
    type("Rosa Invented", { ...NAME, field: "name" });
    const persons = [
      casePart("person", ROSA, { calledName: "Rosalia", name: "Rosa Invented" }, { calledName: 4, name: 1 }),
      casePart("person", INES),
    ];
    ready(caseData({ persons }));
    compareWithReading();
    expect(draftAt(NAME)).toMatchObject({ typed: "Rosita", theirs: { value: "Rosalia", revision: 4 } });
    // They wrote the same.
    expect(draftAt({ ...NAME, field: "name" })).toBeNull();
  });
});
