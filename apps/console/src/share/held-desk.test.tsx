import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { HeldDesk } from "./held-desk.tsx";
import { notDecidedWords, ruleWords } from "./held-words.ts";
import { held } from "./held.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const item = {
  id: uuid(71),
  recipientId: uuid(41),
  recipientType: "law_enforcement",
  purpose: "law_enforcement",
  trigger: "law_enforcement_informal",
  dataClass: "current_location",
  ruleId: "C7",
  approver: "supervisor",
  mayBeApproved: true,
  whyHeld: "rule",
  askedBy: { __typename: "CaseStaff", ...marta },
  askedAt: NOON - 600_000,
  dueAt: NOON + 600_000,
  returnBy: null,
  releaseId: null,
  risk: "none",
  minorHarm: "none",
  vulnerableAdult: "no",
  facts: [{ __typename: "LoggedFact", part: "person", field: "isAt" }],
};
let outcome: object;

async function drawn(items: readonly object[] | "unreachable", toSign: readonly object[] = []) {
  const log: Asked[] = stubGateway(({ body }) => {
    if (/cosignReport|reviewDisclosure/.test(body)) return { json: { data: { done: outcome } } };
    if (body.includes("decideHeld")) return { json: { data: { done: outcome } } };
    if (items === "unreachable") return "unreachable";
    const recipients = [{ __typename: "Recipient", id: uuid(41), name: "Invented Police" }];
    if (body.includes("DisclosuresToSign")) return { json: { data: { toSign } } };
    if (body.includes("ToForget")) return { json: { data: { toForget: [] } } };
    return { json: { data: { heldDisclosures: items, recipients } } };
  });
  const { page, remove } = draw(<HeldDesk />);
  await settle();
  return { page, remove, log };
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

beforeEach(() => {
  seatDana("shift_lead");
  held.set({ kind: "loading" });
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what waits for a lead's word", () => {
  it("says what, to whom, on whose wish, why it waits, and until when; and no code", async () => {
    const { page, remove } = await drawn([item]);
    const words = page.querySelector("article")?.textContent ?? "";
    expect(page.querySelector("h2")?.textContent).toBe("Waiting for your word: 1");
    for (const said of [
      "Where they are, to: Invented Police (Police)",
      "due in 10 min",
      "For: Police work. Police ask.",
      "Asked by Marta, 11:50.",
      "the officer is called back",
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/_|C7/);
    remove();
  });

  it("is decided with a reason alone, and asked anew", async () => {
    outcome = { __typename: "HeldDecided" };
    const { page, remove, log } = await drawn([item]);
    expect([button(page, "Approve").disabled, button(page, "Refuse").disabled]).toEqual([true, true]);
    type(page.querySelector("textarea")!, "Called back, and she agrees.");
    await press(page, "Approve");
    await settle();
    const told = log.find(({ body }) => body.includes("decideHeld"))!;
    expect((JSON.parse(told.body) as { variables: object }).variables).toEqual({
      id: uuid(71),
      isApproved: true,
      why: "Called back, and she agrees.",
    });
    expect(log.filter(({ body }) => body.includes("heldDisclosures"))).toHaveLength(2);
    remove();
  });

  it("is told apart from what else waits wherever it is decided", async () => {
    const { page, remove } = await drawn([item, { ...item, id: uuid(72), dataClass: "identity" }]);
    const described = (selector: string) =>
      [...page.querySelectorAll(selector)].map(
        (each) => document.getElementById(each.getAttribute("aria-describedby") ?? "")?.textContent ?? "",
      );
    const [where, who] = [
      "Where they are, to: Invented Police (Police)",
      "Who they are, to: Invented Police (Police)",
    ];
    expect(described("article textarea")).toEqual([where, who]);
    expect(described("article button")).toEqual([where, where, who, who]);
    remove();
  });

  it("says why it was not decided, and keeps the reason that was written", async () => {
    outcome = { __typename: "HeldNotDecided", because: "already" };
    const { page, remove } = await drawn([item]);
    type(page.querySelector("textarea")!, "No need.");
    await press(page, "Refuse");
    await settle();
    expect(page.textContent).toContain("a colleague decided it a moment ago");
    expect(page.querySelector("textarea")?.value).toBe("No need.");
    remove();
  });

  it("is nobody's own to decide", async () => {
    const { page, remove } = await drawn([{ ...item, askedBy: { __typename: "CaseStaff", ...dana } }]);
    expect(page.textContent).toContain("You asked for this yourself");
    expect(buttonNames(page)).toEqual(["Look again"]);
    remove();
  });

  it("can only be refused where no word of ours opens it", async () => {
    const { page, remove } = await drawn([{ ...item, mayBeApproved: false }]);
    expect(buttonNames(page)).toEqual(["Look again", "Refuse"]);
    remove();
  });

  it("says since when it is due, once that has passed", async () => {
    const { page, remove } = await drawn([{ ...item, dueAt: NOON - 60_000 }]);
    expect(page.textContent).toContain("due since 11:59");
    remove();
  });

  it("is not said to be nothing where it could not be had", async () => {
    const { page, remove } = await drawn("unreachable");
    expect(page.textContent).toContain("Waiting for your word: unknown");
    expect(page.textContent).toContain("What waits for you is unknown.");
    remove();
  });

  it("is nothing where nothing waits", async () => {
    const { page, remove } = await drawn([]);
    expect(page.textContent).toContain("Nothing waits for you.");
    remove();
  });
});

describe("what waits for a lead's name", () => {
  const report = {
    __typename: "DisclosureToSign",
    id: uuid(81),
    recipientType: "child_protection",
    purpose: "emergency",
    trigger: "none",
    askedBy: { __typename: "CaseStaff", ...marta },
    askedAt: NOON - 600_000,
    sentAt: NOON - 540_000,
    reportDueAt: NOON + 1_200_000,
    reviewDueAt: NOON + 300_000,
  };
  const headings = (page: HTMLElement) => [...page.querySelectorAll("h3")].map((each) => each.textContent);

  it("stands among what waits for their word, the soonest due first, once for each clock", async () => {
    const { page, remove } = await drawn([item], [report]);
    expect(page.querySelector("h2")?.textContent).toBe("Waiting for your word: 3");
    expect(headings(page)).toEqual([
      "Sent without waiting, to: Child protection",
      "Where they are, to: Invented Police (Police)",
      "Report to sign along, to: Child protection",
    ]);
    expect(page.textContent).toContain("due in 20 min");
    expect(page.textContent).not.toMatch(/_/);
    remove();
  });

  it.each([
    ["Countersign the report", "cosignReport", { reviewDueAt: null }],
    ["I have looked at it", "reviewDisclosure", { reportDueAt: null }],
  ])("is put there by: %s, and all is asked anew", async (name, deed, only) => {
    outcome = { __typename: "DisclosureSigned" };
    const { page, remove, log } = await drawn([], [{ ...report, ...only }]);
    await press(page, name);
    await settle();
    const told = log.filter(({ body }) => body.includes(deed)).map(({ body }) => JSON.parse(body) as object);
    expect(told).toMatchObject([{ variables: { id: report.id } }]);
    expect(log.filter(({ body }) => body.includes("heldDisclosures"))).toHaveLength(2);
    remove();
  });

  it("is not said to be there where it was not taken", async () => {
    outcome = { __typename: "NotFound" };
    const { page, remove } = await drawn([], [{ ...report, reviewDueAt: null }]);
    await press(page, "Countersign the report");
    await settle();
    expect(page.textContent).toContain("somebody signed it already");
    remove();
  });

  it("is nobody's own to put there", async () => {
    const own = { ...report, reviewDueAt: null, askedBy: { __typename: "CaseStaff", ...dana } };
    const { page, remove } = await drawn([], [own]);
    expect(page.textContent).toContain("another lead signs it");
    expect(buttonNames(page)).toEqual(["Look again"]);
    remove();
  });

  it("is asked of leads alone, and whoever is not asked still sees what waits for their word", async () => {
    seatDana("counsel");
    const { page, log, remove } = await drawn([item]);
    expect(log.some(({ body }) => body.includes("disclosuresToSign"))).toBe(false);
    expect(page.querySelector("h2")?.textContent).toBe("Waiting for your word: 1");
    remove();
  });
});

describe("the words of what waits", () => {
  it("say why for every rule that asks for somebody's word, and tell them apart", () => {
    const rules = ["A5", "B2", "B3", "B5", "B5b", "B8", "B9", "C3", "C4", "C5", "C6", "C7", "D9", "D11"];
    expect(new Set(rules.map(ruleWords)).size).toBe(rules.length);
    expect(rules.filter((rule) => ruleWords(rule).startsWith("Rule "))).toEqual([]);
    expect(ruleWords("X9")).toBe("Rule X9 asks for it.");
  });

  it("say for every refusal what it was", () => {
    const codes = [
      "own",
      "already",
      "not_the_role",
      "never_by_approval",
      "TextRefused",
      "NotFound",
      "unreachable",
    ];
    expect(new Set(codes.map(notDecidedWords)).size).toBe(codes.length);
  });
});
