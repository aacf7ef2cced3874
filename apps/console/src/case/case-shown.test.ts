import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { CASE, caseData, casePart, INES, ROSA } from "./case.fixture.ts";
import { caseShown, learnField, lookAtCase, partsOf, standingOf } from "./case-shown.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  caseShown.set({ kind: "none" });
});

const nameOf = (id: string): unknown => {
  const shown = caseShown.get();
  const part =
    shown.kind === "ready" ? partsOf(shown.data, "person").find((each) => each.id === id) : undefined;
  return part === undefined ? undefined : standingOf(part, "calledName")?.value;
};

describe("the case that is shown", () => {
  it("is read when it is opened", async () => {
    stubGateway(() => ({ json: { data: { case: caseData() } } }));
    const reading = lookAtCase(CASE);
    expect(caseShown.get().kind).toBe("loading");
    await reading;
    expect(nameOf(ROSA)).toBe("Rosa");
  });

  it("says that it is not theirs, or could not be had, and tells these apart", async () => {
    stubGateway(() => ({ json: { data: { case: null } } }));
    await lookAtCase(CASE);
    expect(caseShown.get()).toEqual({ kind: "not_yours", id: CASE });
    stubGateway(() => "unreachable");
    await lookAtCase(uuid(77));
    expect(caseShown.get()).toEqual({ kind: "failed", id: uuid(77) });
  });

  it("stays while the gateway is away, and says that it may be out of date", async () => {
    stubGateway(() => ({ json: { data: { case: caseData() } } }));
    await lookAtCase(CASE);
    stubGateway(() => "unreachable");
    await lookAtCase(CASE);
    expect(caseShown.get()).toMatchObject({ kind: "ready", isStale: true });
    expect(nameOf(ROSA)).toBe("Rosa");
  });

  it("is taken off the screen when it is no longer theirs", async () => {
    stubGateway(() => ({ json: { data: { case: caseData() } } }));
    await lookAtCase(CASE);
    stubGateway(() => ({ json: { data: { case: null } } }));
    await lookAtCase(CASE);
    expect(caseShown.get()).toEqual({ kind: "not_yours", id: CASE });
  });

  it("never goes back behind what was written since the reading began", async () => {
    stubGateway(() => ({ json: { data: { case: caseData() } } }));
    await lookAtCase(CASE);
    const now = { name: "calledName", value: "Rosita", revision: 4, at: 9, by: marta };
    learnField(CASE, "person", ROSA, "calledName", now);
    // An answer that set out before.
    await lookAtCase(CASE);
    expect(nameOf(ROSA)).toBe("Rosita");
    learnField(CASE, "person", ROSA, "calledName", { ...now, value: "Rosa", revision: 3 });
    expect(nameOf(ROSA)).toBe("Rosita");
  });

  it("takes in a field of the part that it is of, and of no other", async () => {
    const persons = [casePart("person", ROSA), casePart("person", INES)];
    stubGateway(() => ({ json: { data: { case: caseData({ persons }) } } }));
    await lookAtCase(CASE);
    const now = { name: "calledName", value: "Ines", revision: 1, at: 9, by: marta };
    learnField(CASE, "person", INES, "calledName", now);
    learnField(uuid(78), "person", ROSA, "calledName", now);
    expect([nameOf(ROSA), nameOf(INES)]).toEqual([null, "Ines"]);
  });
});
