import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { stubPictures } from "./picture.fixture.ts";
import type { ReportData } from "./report-documents.ts";
import { ReportDesk } from "./report-desk.tsx";
import { lookAtReports, reportDesk } from "./reports.ts";

const HOUR = 3_600_000;
const by = { id: "01936f3a-0000-7000-8000-00000000000d", name: "Marta" };
const report = (facts: Partial<ReportData> = {}): ReportData => ({
  id: "01936f3a-0000-7000-8000-0000000000e1",
  contactNumber: 4120,
  channel: "sms-twilio",
  arrivedAt: Date.now() - 2 * HOUR,
  openedAt: Date.now() - HOUR,
  openedBy: by,
  dueAt: Date.now() + 23 * HOUR,
  keepUntil: Date.now() + 8760 * HOUR,
  isKept: true,
  isWithdrawn: false,
  decided: null,
  ...facts,
});
const decided: ReportData["decided"] = { outcome: "reported", at: Date.now(), by, words: "Number 12-34" };

let reports: readonly ReportData[];
let answers: Record<string, string>;
let asked: ReturnType<typeof stubPictures>;
beforeEach(() => {
  seatDana("privacy_officer");
  reports = [report()];
  answers = { decision: "DecisionRecorded" };
  asked = stubPictures((_path, body) =>
    body.includes("decideReport")
      ? Response.json({ data: { decision: { __typename: answers["decision"] } } })
      : Response.json({ data: { reportDesk: { isOfficer: reports.length > 0, reports } } }),
  );
});
afterEach(() => {
  reportDesk.set({ kind: "loading" });
  forgetAnnouncements();
  vi.unstubAllGlobals();
});
const settle = (): Promise<void> => act(async () => new Promise((resolve) => setTimeout(resolve, 10)));
async function desk() {
  const drawing = draw(<ReportDesk />);
  await settle();
  return drawing;
}
const choose = (name: string): void =>
  act(() => {
    const label = [...document.querySelectorAll("label")].find(({ textContent }) => textContent === name);
    document.querySelector<HTMLInputElement>(`#${CSS.escape(label?.htmlFor ?? "")}`)?.click();
  });
const sent = (): string =>
  asked
    .map(({ init }) => (typeof init.body === "string" ? init.body : ""))
    .find((body) => body.includes("decideReport")) ?? "";

describe("the officer's desk", () => {
  it("tells what is known, by when to decide and how long it is kept, and shows no picture", async () => {
    const { page, remove } = await desk();
    for (const words of ["Picture in contact 4120", "by Marta", "Decide by", "Kept sealed, at least until"])
      expect(page.textContent).toContain(words);
    expect(page.querySelector("img")).toBeNull();
    expect(page.textContent).toContain("Nobody is shown them, you included.");
    remove();
  });

  it.each([
    [report({ dueAt: Date.now() - HOUR }), "overdue"],
    [report({ isKept: false }), "Never fetched"],
    [report({ isWithdrawn: true }), "They took it back. It is kept sealed until"],
    [report({ decided }), "Reported,"],
    [report({ decided }), "Number 12-34"],
    [report({ decided: { ...decided, words: null } }), "damaged"],
    [report({ decided: { ...decided, outcome: "marked_by_mistake" } }), "Shown to advocates again"],
    [report({ decided, isKept: false, isWithdrawn: true }), "Erased"],
  ])("says how each stands", async (one, words) => {
    reports = [one];
    const { page, remove } = await desk();
    expect(page.textContent).toContain(words);
    expect(buttonNames(page).some((name) => name.startsWith("Decide"))).toBe(one.decided === null);
    remove();
  });

  it("is not there for whoever is not the named officer", async () => {
    reports = [];
    const { page, remove } = await desk();
    expect(page.textContent).toBe("");
    remove();
  });

  it("says when it cannot be loaded, never that nothing is to be decided", async () => {
    stubPictures(() => "unreachable");
    const { page, remove } = await desk();
    expect(page.textContent).toContain("could not be loaded");
    expect(page.textContent).not.toContain("Nothing is to be decided");
    remove();
  });

  it("keeps what is on screen, and who writes in it, while the gateway is away", async () => {
    const { page, remove } = await desk();
    await press(page, "Decide about contact 4120");
    const field = document.querySelector("textarea");
    if (field === null) throw new Error("there is no place to write");
    type(field, "Why");
    stubPictures(() => "unreachable");
    await act(lookAtReports);
    expect(document.querySelector("textarea")?.value).toBe("Why");
    expect(page.textContent).toContain("could not be brought up to date");
    remove();
  });

  it("learns of what is new by itself", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { page, remove } = await desk();
    reports = [report(), report({ id: "01936f3a-0000-7000-8000-0000000000e2", contactNumber: 4121 })];
    act(() => void vi.advanceTimersByTime(30_000));
    await settle();
    expect(page.textContent).toContain("Picture in contact 4121");
    remove();
    const before = asked.length;
    vi.advanceTimersByTime(90_000);
    expect(asked).toHaveLength(before);
    vi.useRealTimers();
  });

  it("records what was chosen and written, nothing being chosen beforehand", async () => {
    const { page, remove } = await desk();
    act(() => button(page, "Decide about contact 4120").focus());
    await press(page, "Decide about contact 4120");
    expect(document.querySelectorAll("input:checked")).toHaveLength(0);
    expect(button(document, "Record the decision").disabled).toBe(true);
    choose("Reported");
    expect(button(document, "Record the decision").disabled).toBe(true);
    const field = document.querySelector("textarea");
    if (field === null) throw new Error("there is no place to write");
    type(field, "To the line, 12-34");
    reports = [report({ decided })];
    await press(document, "Record the decision");
    await settle();
    expect(JSON.parse(sent()).variables).toEqual({
      id: report().id,
      outcome: "reported",
      words: "To the line, 12-34",
    });
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(page.textContent).toContain("Number 12-34");
    // The question, its button and the article are gone; whoever decided stays at the desk.
    await act(
      async () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined))),
        ),
    );
    expect(document.activeElement?.id).toBe("report-desk");
    remove();
  });

  it.each([
    ["DecidedAlready", "Somebody decided before you"],
    ["NotOfficer", "Somebody else is the named officer"],
    ["WordsWanted", "It needs words"],
    ["NotFound", "could not be recorded"],
  ])(
    "keeps what was written when it was not recorded, and says so to whoever listens: %s",
    async (typename, words) => {
      answers = { decision: typename };
      const { page, remove } = await desk();
      await press(page, "Decide about contact 4120");
      choose("Not reported");
      const field = document.querySelector("textarea");
      if (field === null) throw new Error("there is no place to write");
      type(field, "Why");
      await press(document, "Record the decision");
      await settle();
      expect(document.querySelector("[role=dialog]")?.textContent).toContain(words);
      await expect.poll(() => document.querySelector("#assertive")?.textContent).toContain(words);
      expect(document.querySelector("textarea")?.value).toBe("Why");
      remove();
    },
  );
});
