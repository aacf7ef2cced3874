import { describe, expect, it } from "vitest";
import { CASE, caseData, casePart, ROSA } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import {
  askingOf,
  hasReturnDate,
  isLifeInDanger,
  NOTHING_CHOSEN,
  type ComposeDraft,
} from "./compose-draft.ts";
import { factId, toldFacts } from "./told-facts.ts";

const SHELTER = uuid(41);
const facts = toldFacts(caseData(), 0) ?? [];
const name = facts.find(({ field }) => field === "calledName")!;
const whole: ComposeDraft = {
  ...NOTHING_CHOSEN,
  recipientId: SHELTER,
  purpose: "referral",
  trigger: "person_request",
  isFeared: false,
  facts: [factId(name)],
};
const missing = (facts_: Partial<ComposeDraft>) => {
  const asked = askingOf({ ...whole, ...facts_ }, CASE, facts);
  return asked.kind === "problem" ? asked.because : null;
};

describe("something that would be told", () => {
  it("is asked with what was chosen alone, and with no danger where none is feared", () => {
    expect(askingOf({ ...whole, risk: "imminent_risk_exhausted", place: "US-CA" }, CASE, facts)).toEqual({
      kind: "asked",
      input: {
        caseId: CASE,
        recipientId: SHELTER,
        purpose: "referral",
        trigger: "person_request",
        risk: "none",
        minorHarm: "none",
        vulnerableAdult: "no",
        concerns: [],
        onTheLine: [],
        place: null,
        returnBy: null,
        facts: [{ part: "person", id: ROSA, field: "calledName", at: null }],
      },
    });
  });

  it("is not asked while anything is not said", () => {
    expect([
      missing({ recipientId: null }),
      missing({ purpose: null }),
      missing({ trigger: null }),
      missing({ isFeared: null }),
      missing({ isFeared: true }),
      missing({ facts: [] }),
      missing({ facts: ["person/somebody/name/"] }),
      missing({ trigger: "court_order", returnOn: "soon" }),
      missing({ trigger: "court_order" }),
    ]).toEqual(["recipient", "purpose", "trigger", "feared", "feared", "facts", "facts", "return_on", null]);
  });

  it("says of danger whom it concerns and where, once any is feared", () => {
    const feared = {
      isFeared: true,
      risk: "danger_in_situation",
      minorHarm: "none",
      isVulnerable: true,
    } as const;
    expect(missing(feared)).toBe("concerns");
    expect(missing({ ...feared, concerns: [ROSA], place: "California" })).toBe("place");
    expect(askingOf({ ...whole, ...feared, concerns: [ROSA], place: " us-ca " }, CASE, facts)).toMatchObject({
      input: { risk: "danger_in_situation", vulnerableAdult: "suspected", concerns: [ROSA], place: "US-CA" },
    });
  });

  it("has a day on which an answer is due only where a court waits for one", () => {
    const asked = askingOf({ ...whole, returnOn: "2026-11-25" }, CASE, facts);
    expect(asked).toMatchObject({ input: { returnBy: null } });
    expect(hasReturnDate("subpoena_unsigned_by_judge")).toBe(true);
    const due = askingOf({ ...whole, trigger: "court_order", returnOn: "2026-11-25" }, CASE, facts);
    expect(due).toMatchObject({ input: { returnBy: new Date(2026, 10, 25, 23, 59, 59).getTime() } });
  });

  it("goes at once only while a life is in danger this moment", () => {
    const risk = "attempt_or_life_threat_in_progress";
    expect(isLifeInDanger({ ...whole, isFeared: true, risk })).toBe(true);
    expect(isLifeInDanger({ ...whole, isFeared: false, risk })).toBe(false);
    expect(isLifeInDanger({ ...whole, isFeared: true, risk: "imminent_risk_exhausted" })).toBe(false);
  });
});

describe("what can be told of a case", () => {
  it("is what was said, each entry of a list by itself, and never what nobody said", () => {
    const data = caseData({
      persons: [
        casePart("person", ROSA, {
          calledName: "Rosa",
          methodsOfControl: ["debt_bondage", "withholds_documents"],
        }),
      ],
    });
    const told = toldFacts(data, 0)?.map(({ field, at }) => `${field} ${String(at)}`);
    expect(told).toContain("calledName null");
    expect(told?.filter((each) => each.startsWith("methods"))).toEqual([
      "methodsOfControl 0",
      "methodsOfControl 1",
    ]);
    expect(told?.some((each) => each.startsWith("name "))).toBe(false);
  });

  it("is not known where a part of the case cannot be read", () => {
    const broken = caseData({ persons: [casePart("person", ROSA, { age: "elderly" })] });
    expect(toldFacts(broken, 0)).toBeNull();
  });
});
