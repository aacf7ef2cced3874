import { describe, expect, it } from "vitest";
import {
  afterReading,
  afterSaving,
  beginSaving,
  keepMine,
  typeInto,
  type FieldDraft,
  type Standing,
} from "./field-draft.ts";

const stood = (value: unknown, revision: number, by = "Dana"): Standing => ({
  value,
  revision,
  by,
  at: revision,
});
const FIRST = stood("Rosa", 3);
const typing = (typed: unknown): FieldDraft => typeInto(null, FIRST, typed);

describe("what is typed into a field", () => {
  it("follows what stood there when it was begun, whatever is typed after", () => {
    const draft = typeInto(typing("R"), stood("Ana", 4, "Marta"), "Ro");
    expect(draft).toEqual({ typed: "Ro", seen: FIRST, phase: "typing", theirs: null, refusal: null });
  });

  it("is dropped once it stands there, and no sooner", () => {
    const sent = { typed: "Ana", value: "Ana" };
    const draft = beginSaving(typing("Ana"));
    expect(draft.phase).toBe("saving");
    expect(afterSaving(draft, sent, { kind: "written", now: stood("Ana", 4) })).toBeNull();
    expect(afterSaving(draft, sent, { kind: "unknown" })).toMatchObject({ typed: "Ana", phase: "unsaved" });
    expect(afterSaving(draft, sent, { kind: "refused", because: "value" })).toMatchObject({
      typed: "Ana",
      phase: "typing",
      refusal: "value",
    });
  });

  it("stays where more was typed on the way, and follows what stands there then", () => {
    const more = typeInto(beginSaving(typing("Ana")), FIRST, "Anabel");
    expect(more.phase).toBe("saving");
    const now = stood("Ana", 4);
    expect(afterSaving(more, { typed: "Ana", value: "Ana" }, { kind: "written", now })).toEqual({
      typed: "Anabel",
      seen: now,
      phase: "typing",
      theirs: null,
      refusal: null,
    });
  });

  it("stays beside what a colleague wrote, until somebody chooses", () => {
    const theirs = stood("Ines", 4, "Marta");
    const draft = afterSaving(
      beginSaving(typing("Ana")),
      { typed: "Ana", value: "Ana" },
      { kind: "overtaken", now: theirs },
    )!;
    expect(draft).toMatchObject({ typed: "Ana", theirs, phase: "typing" });
    expect(keepMine(draft)).toMatchObject({ typed: "Ana", seen: theirs, theirs: null });
  });

  it("is not set against itself, where only the answer was lost", () => {
    const sent = { typed: "Ana", value: "Ana" };
    const again = beginSaving({ ...typing("Ana"), phase: "unsaved" });
    expect(afterSaving(again, sent, { kind: "overtaken", now: stood("Ana", 4) })).toBeNull();
  });

  it("says no more why it was refused, once it is typed anew", () => {
    const refused = afterSaving(
      typing("x"),
      { typed: "x", value: "x" },
      { kind: "refused", because: "value" },
    );
    expect(typeInto(refused, FIRST, "y").refusal).toBeNull();
  });
});

describe("a case that is read anew", () => {
  it.each<[string, Standing, FieldDraft["phase"], "kept" | "beside" | "dropped"]>([
    ["says nothing new of a field", stood("Rosa", 3), "typing", "kept"],
    ["is older than what was seen", stood("Eva", 2), "typing", "kept"],
    ["has what was typed", stood("Ana", 4), "unsaved", "dropped"],
    ["has something else", stood("Ines", 4, "Marta"), "typing", "beside"],
    ["has something else while an own answer is on its way", stood("Ines", 4, "Marta"), "saving", "kept"],
  ])("%s", (_what, now, phase, expected) => {
    const draft = { ...typing("Ana"), phase };
    const after = afterReading(draft, "Ana", now);
    const what = { kept: draft, dropped: null, beside: { ...draft, theirs: now } }[expected];
    expect(after).toEqual(what);
  });

  it("leaves a draft without anything beside it as it is, when it is kept", () => {
    const draft = typing("Ana");
    expect(keepMine(draft)).toBe(draft);
  });
});
