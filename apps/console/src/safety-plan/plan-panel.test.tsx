import { act } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { said } from "../announce/said.ts";
import { asksOf } from "../case/case.fixture.ts";
import { tellOfPlan } from "../case/plan-news.ts";
import { answered } from "../contact/entry.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { button, buttonNames, press, submit } from "../store/press.fixture.ts";
import { PLAN, planBehind, SINCE } from "./plan.fixture.ts";
import {
  at,
  choose,
  desk,
  drawn,
  edits,
  getUp,
  leave,
  question,
  settle,
  sitDown,
  words,
  write,
} from "./plan-desk.fixture.tsx";

beforeEach(sitDown);
afterEach(() => {
  getUp();
  openContact.set({ kind: "none" });
});

describe("the parts of a plan", () => {
  it("are kept when they are left, each by itself, and say why where they are not", async () => {
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    write("section.medicine", "In the blue tin");
    await leave();
    expect(edits()).toEqual([
      [{ field: "section.medicine", value: "In the blue tin", basedOn: 0, saidAt: null }],
    ]);
    const refused = {
      field: "section.medicine",
      kind: "refused",
      version: null,
      because: "closing",
      theirs: null,
    };
    const none = {
      revision: 1,
      nextStep: { step: "ask", question: "device_safe", because: null, ask: null, sections: [] },
      crisisReasons: [],
    };
    desk.over = { EditSafetyPlan: { done: { __typename: "SafetyPlanEdited", edits: [refused], ...none } } };
    write("section.medicine", "Elsewhere");
    await leave();
    expect(at("section.medicine").textContent).toContain("Not kept: it is not safe to talk.");
    expect(words("section.medicine").value).toBe("Elsewhere");
    expect(said.get().some(({ words: told }) => told.includes("Elsewhere"))).toBe(false);
  });

  it("change under nobody: what comes while somebody types there takes neither focus nor words", async () => {
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    write("section.medicine", "In the bl");
    desk.behind.martaWrites("section.medicine", "With a neighbour");
    desk.behind.martaWrites("section.money_stash", "In the shed");
    act(() => tellOfPlan(PLAN, 99));
    await settle(1_300);
    expect([words("section.medicine").value, document.activeElement === words("section.medicine")]).toEqual([
      "In the bl",
      true,
    ]);
    expect(words("section.money_stash").value).toBe("In the shed");
    expect(at("section.medicine").textContent).toMatch(/Marta wrote something else here/);
  });

  it("are those of where the person stands, and none in which something stands leaves the screen", async () => {
    desk.behind.martaWrites("section.medicine", "In the blue tin");
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    choose("Leaving");
    await leave();
    expect([at("section.bag") !== null, at("section.medicine") !== null, at("section.money_stash")]).toEqual([
      true,
      true,
      null,
    ]);
  });

  it("say at once that it is a crisis, and why", async () => {
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    choose("Within a day");
    await leave();
    expect(desk.page.querySelector("[data-plan-crisis]")?.textContent).toBe(
      "This is a crisis: they leave within a day. Tell a lead now.",
    );
  });

  it("of somebody who plans for another are none of the person’s own, with what they are asked not to do", async () => {
    desk.behind = planBehind("friend");
    await drawn();
    await press(desk.page, "Go on to the plan itself");
    expect(desk.page.querySelector("ul[aria-label='What to tell them']")?.children).toHaveLength(3);
    expect([at("section.what_they_saw") !== null, at("section.bag"), at("phase")]).toEqual([
      true,
      null,
      null,
    ]);
  });
});

describe("what they are given", () => {
  beforeEach(() => desk.behind.martaWrites("section.medicine", "In the blue tin"));
  const aloud = async (row?: ReturnType<typeof queueRow>): Promise<void> => {
    await drawn(row);
    await press(desk.page, "Read aloud, or give a part…");
  };

  it("is nothing by default, and goes part by part once they asked for it", async () => {
    await aloud();
    expect(desk.page.querySelector("[aria-labelledby='plan-given']")?.textContent).toContain("Nothing.");
    await press(desk.page, "Medicine: send it");
    expect(button(desk.page, "Send this part").disabled).toBe(true);
    choose("They asked for this part, now, and know that it stays on their device");
    desk.over = { GivePlanPiece: { done: { __typename: "SafetyPlanPieceRefused", because: "not_safe" } } };
    await submit(desk.page);
    expect(desk.page.textContent).toContain("Not given: it is not safe to talk");
    desk.over = { GivePlanPiece: { done: { __typename: "MessageQueued" } } };
    desk.behind.given = [
      {
        id: PLAN,
        field: "section.medicine",
        version: 1,
        way: "message",
        came: "waits",
        at: SINCE,
        by: { name: "Dana" },
      },
    ];
    act(() => button(desk.page, "Send this part").focus());
    await submit(desk.page);
    await settle();
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Medicine: send it");
    expect(asksOf(desk.log, "GivePlanPiece").at(-1)).toMatchObject({
      field: "section.medicine",
      version: 1,
      text: "In the blue tin",
      isAgreed: true,
    });
    expect(desk.page.textContent).toMatch(/Medicine: on its way, Dana, /);
    // The conversation tells that it left, and the plan says the same of it.
    desk.behind.given = desk.behind.given.map((each) => ({ ...each, came: "left" }));
    const row = queueRow(7);
    const entries = new Map([["one", answered({ version: 9, sendState: "sent" })]]);
    act(() =>
      openContact.set({ kind: "ready", id: row.id, contact: { row } as never, entries, isStale: false }),
    );
    await settle();
    expect(desk.page.textContent).toMatch(/Medicine: sent, Dana, /);
  });

  it("waits for its author’s word where it may tell of another person", async () => {
    desk.over = { GivePlanPiece: { done: { __typename: "AttestationOwed", mentioned: ["Ines"] } } };
    await aloud();
    await press(desk.page, "Medicine: send it");
    choose("They asked for this part, now, and know that it stays on their device");
    await submit(desk.page);
    await press(desk.page, "It tells nothing of another person: send it");
    expect(asksOf(desk.log, "GivePlanPiece").map(({ attested }) => attested)).toEqual([null, ["Ines"]]);
  });

  it("is noted where it was read out", async () => {
    desk.over = { NotePlanPiece: { done: { __typename: "SafetyPlanPieceNoted" } } };
    await aloud();
    await press(desk.page, "Medicine: it was read out");
    expect(asksOf(desk.log, "NotePlanPiece")).toMatchObject([{ field: "section.medicine", version: 1 }]);
  });

  it("is given by whoever has the contact alone", async () => {
    await aloud(queueRow(7, { holder: marta, status: "claimed" }));
    expect(desk.page.textContent).toContain(
      "Marta has this contact now, and is who can give something of the plan.",
    );
    expect(buttonNames(desk.page)).not.toContain("Medicine: send it");
    expect(desk.page.textContent).toContain("In the blue tin");
  });
});

describe("which plan is shown", () => {
  const listed = (...ids: readonly string[]) => {
    const { safetyPlan } = desk.behind.answer("SafetyPlan", {}) as { safetyPlan: { facts: object } };
    return { SafetyPlans: { safetyPlans: ids.map((id) => ({ ...safetyPlan.facts, id })) } };
  };
  const colleagueBegins = async (...ids: readonly string[]): Promise<void> => {
    desk.over = listed(...ids);
    act(() => tellOfPlan(ids.at(-1)!, 1));
    await settle(1_300);
  };

  it("is the one that a colleague begins while the panel stands open without any, also once there are two", async () => {
    desk.over = listed();
    await drawn();
    expect(question()).toBeUndefined();
    await colleagueBegins(PLAN);
    expect(question()).toBe("device_safe");
    await colleagueBegins(PLAN, uuid(951));
    expect(question()).toBe("device_safe");
  });

  it("is of several for somebody to say", async () => {
    desk.over = listed(PLAN, uuid(951));
    await drawn();
    expect(question()).toBeUndefined();
    expect(asksOf(desk.log, "SafetyPlan")).toEqual([]);
  });
});

describe("a plan that cannot be shown", () => {
  it.each([
    ["not theirs", { SafetyPlans: { safetyPlans: null } }, "are not yours to read"],
    ["one that is not theirs", { SafetyPlan: { safetyPlan: null } }, "it is not yours to read"],
  ])("says so: %s", async (_what, answers, told) => {
    desk.over = answers;
    await drawn();
    expect(desk.page.textContent).toContain(told);
  });

  it("says that it was forgotten, and shows nothing", async () => {
    desk.behind.isForgotten = true;
    await drawn();
    expect(desk.page.textContent).toContain("This was forgotten");
    expect(question()).toBeUndefined();
  });

  it("is tried again where the gateway is away", async () => {
    desk.isAway = true;
    await drawn();
    expect(desk.page.textContent).toContain("The safety plan could not be loaded.");
    desk.isAway = false;
    await press(desk.page, "Retry");
    await settle();
    expect(question()).toBe("device_safe");
  });
});
