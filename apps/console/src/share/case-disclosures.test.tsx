import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { asksOf, caseData } from "../case/case.fixture.ts";
import { CaseDisclosures } from "./case-disclosures.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const report = {
  __typename: "Disclosure",
  id: uuid(81),
  recipientType: "child_protection",
  purpose: "emergency",
  trigger: "advocate_initiative",
  askedAt: NOON - 60_000,
  askedBy: { __typename: "CaseStaff", ...marta },
  sentAt: NOON - 30_000,
  held: null,
  reportDueAt: NOON + 3_600_000,
  cosignedAt: null,
  reviewDueAt: null,
  reviewedAt: null,
};
let done: string;
let packet: string | null;

async function drawn(log: readonly object[] | null | "unreachable") {
  const asked: Asked[] = stubGateway(({ body }) => {
    if (body.includes("mutation"))
      return {
        json: { data: { done: { __typename: done, packet, heldId: null, because: "changed" } } },
      };
    return log === "unreachable" ? log : { json: { data: { disclosures: log } } };
  });
  const { page, remove } = draw(<CaseDisclosures data={caseData()} />);
  await settle();
  return { page, remove, asked };
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

beforeEach(() => {
  seatDana("shift_lead");
  done = "DisclosureSigned";
  packet = null;
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what left a case", () => {
  it("stands with to whom, on whose wish, when, and the clock of its report", async () => {
    const { page, remove } = await drawn([report]);
    const words = page.querySelector("li")?.textContent ?? "";
    for (const said of [
      "To: Child protection. For: Emergency.",
      "We want to.",
      "Sent: 11:59.",
      "Report: due in 1 h",
    ])
      expect(words).toContain(said);
    expect(buttonNames(page)).toEqual(["Tell somebody something…", "Countersign the report"]);
    remove();
  });

  it("is countersigned by a lead, and read anew", async () => {
    const { page, remove, asked } = await drawn([report]);
    const described = button(page, "Countersign the report").getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toContain("To: Child protection.");
    await press(page, "Countersign the report");
    await settle();
    expect(asked.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName)).toEqual([
      "Disclosures",
      "CosignReport",
      "Disclosures",
    ]);
    remove();
  });

  it("says why it was not signed", async () => {
    done = "NotFound";
    const { page, remove } = await drawn([{ ...report, reportDueAt: null, reviewDueAt: NOON - 1 }]);
    expect(page.textContent).toContain("To be looked at: due since 11:59");
    await press(page, "I have looked at it");
    await settle();
    expect(page.textContent).toContain("somebody signed it already");
    remove();
  });

  it.each<[string, "shift_lead" | "advocate", object]>([
    ["whose own it is", "shift_lead", { askedBy: { __typename: "CaseStaff", ...dana } }],
    ["who is no lead", "advocate", {}],
    ["once it is signed", "shift_lead", { cosignedAt: NOON - 1 }],
  ])("is not to be signed by somebody %s", async (_who, role, facts) => {
    seatDana(role);
    const { page, remove } = await drawn([{ ...report, ...facts }]);
    expect(buttonNames(page)).toEqual(["Tell somebody something…"]);
    remove();
  });

  it("tells what was approved, to whoever asked for it, and leaves it there to be told", async () => {
    const own = {
      ...report,
      askedBy: { __typename: "CaseStaff", ...dana },
      sentAt: null,
      held: "approved",
      reportDueAt: null,
    };
    done = "DisclosureSent";
    packet = JSON.stringify([{ part: "person", of: 1, field: "calledName", value: "Rosa" }]);
    const { page, remove, asked } = await drawn([own]);
    await press(page, "Tell what was approved…▾");
    act(() => document.querySelector<HTMLElement>("[role=menuitem]")!.click());
    await settle();
    expect(asksOf(asked, "SendApprovedDisclosure")).toEqual([{ id: own.id, how: "spoken" }]);
    expect(page.querySelector("[data-packet]")?.textContent).toContain("Rosa");
    remove();
  });

  it("says why what was approved did not go after all", async () => {
    done = "DisclosureNotSent";
    const own = { ...report, askedBy: { __typename: "CaseStaff", ...dana }, sentAt: null, held: "approved" };
    const { page, remove } = await drawn([own]);
    await press(page, "Tell what was approved…▾");
    act(() => document.querySelector<HTMLElement>("[role=menuitem]")!.click());
    await settle();
    expect(page.textContent).toContain("Nothing has gone: something changed");
    remove();
  });

  it.each([
    ["while it waits", "waiting", dana, "It waits for somebody’s word."],
    ["once it is refused", "refused", dana, "It was refused."],
    ["to whoever did not ask for it", "approved", marta, "It was approved, and can be told."],
  ])("offers to tell it to nobody %s, and says how it stands", async (_when, held, who, words) => {
    const { page, remove } = await drawn([
      { ...report, askedBy: { __typename: "CaseStaff", ...who }, sentAt: null, held },
    ]);
    expect(buttonNames(page)).not.toContain("Tell what was approved…▾");
    expect(page.textContent).toContain(words);
    remove();
  });

  it.each<[readonly object[] | null | "unreachable", string]>([
    [[], "Nothing has left it."],
    ["unreachable", "What left this case could not be loaded."],
  ])("is not said to be nothing where that is not known: %j", async (log, words) => {
    const { page, remove } = await drawn(log);
    expect(page.textContent).toContain(words);
    remove();
  });
});
