import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NOTHING_BESIDE } from "./beside-case.fixture.ts";
import { asksOf, CASE, caseData, casePart, filedThere, INES, ROSA } from "./case.fixture.ts";
import { casePanel, caseRow, goToCase } from "./case-at.ts";
import type { CaseData } from "./case-documents.ts";
import { caseDrafts } from "./case-drafts.ts";
import { CasePanel } from "./case-panel.tsx";
import { caseShown } from "./case-shown.ts";
import { filingOf } from "./filing-of.ts";
import { watchCase } from "./watch-case.ts";

const row = queueRow(7, { holder: dana, status: "claimed" });
const ADDED = "00000000-0000-4000-8000-000000000903";
let changed: object;
let data: CaseData | null;
let filed: object | null;
let isAway: boolean;

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    if (isAway) return "unreachable";
    const { operationName } = JSON.parse(body) as { operationName: string };
    const answers: Readonly<Record<string, object>> = {
      CaseOfContact: { caseOfContact: filed },
      Case: { case: data },
      ChangeCaseField: { done: changed },
      CaseFilings: { caseFilings: [] },
      AddCasePerson: { done: { __typename: "CasePartAdded" } },
    };
    return { json: { data: answers[operationName] ?? {} } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
async function drawn() {
  const log = gateway();
  caseRow.set(row);
  const { page, remove } = draw(
    <>
      <textarea id="composer-text" aria-label="Message" />
      <CasePanel beside={NOTHING_BESIDE} />
    </>,
  );
  await settle();
  return { page, remove, log };
}
const field = (page: HTMLElement, name: string): HTMLInputElement =>
  page.querySelector<HTMLInputElement>(`[data-case-field='${name}'] input`)!;
/** Goes elsewhere, as by Tab. */
const leave = async (page: HTMLElement): Promise<void> => {
  act(() => page.querySelector<HTMLElement>("#composer-text")!.focus());
  await settle();
};
const write = (page: HTMLElement, name: string, text: string): void => {
  act(() => field(page, name).focus());
  type(field(page, name), text);
};

let stop: () => void;
beforeEach(() => {
  stop = watchCase();
  seatDana();
  data = caseData();
  filed = filedThere;
  isAway = false;
  changed = { __typename: "CaseWritten", revision: 4, at: 0, by: { __typename: "CaseStaff", ...dana } };
  freshness.set({ kind: "live", provedAt: 0 });
});
afterEach(() => {
  stop();
  forgetAnnouncements();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  caseRow.set(null);
  openContact.set({ kind: "none" });
  caseShown.set({ kind: "none" });
  filingOf.set({ kind: "none" });
  caseDrafts.set(new Map());
  casePanel.set({ isOpen: false, asked: 0 });
});

describe("the case beside a conversation", () => {
  it("stands with who speaks, whoever speaks first to be filled in, and who wrote what last", async () => {
    const { page, remove } = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Case 12");
    expect(page.textContent).toContain("Rosa speaks here.");
    expect(field(page, "calledName").value).toBe("Rosa");
    expect(page.querySelector("[data-case-field='calledName']")?.textContent).toContain("Dana, ");
    expect(page.querySelector("[data-case-field='name']")?.textContent).not.toContain("Dana");
    remove();
  });

  it("keeps a field as it is left, and asks for nothing while it is written", async () => {
    const { page, remove, log } = await drawn();
    write(page, "calledName", "Rosita");
    expect(asksOf(log, "ChangeCaseField")).toEqual([]);
    await leave(page);
    expect(asksOf(log, "ChangeCaseField")).toEqual([
      { caseId: CASE, part: "person", id: ROSA, field: "calledName", value: "Rosita", seenRevision: 3 },
    ]);
    expect(field(page, "calledName").value).toBe("Rosita");
    remove();
  });

  it("fills an enumeration by typing what it is called", async () => {
    const { page, remove, log } = await drawn();
    write(page, "methodsOfControl", "debt");
    key("Enter");
    type(field(page, "methodsOfControl"), "withholds doc");
    key("Enter");
    await leave(page);
    expect(asksOf(log, "ChangeCaseField")).toMatchObject([
      { field: "methodsOfControl", value: ["debt_bondage", "withholds_documents"], seenRevision: 0 },
    ]);
    remove();
  });

  it("shows in place what a colleague wrote meanwhile, both values, and lets one choose", async () => {
    changed = {
      __typename: "CaseOvertaken",
      now: {
        __typename: "CaseField",
        name: "calledName",
        value: "Rosalia",
        revision: 5,
        at: 0,
        by: { __typename: "CaseStaff", ...marta },
      },
    };
    const { page, remove, log } = await drawn();
    write(page, "calledName", "Rosita");
    await leave(page);
    const words = page.querySelector("[data-case-field='calledName']")?.textContent ?? "";
    expect(words).toContain("Marta wrote something else here");
    expect([words.includes("Rosalia"), words.includes("You wrote:Rosita")]).toEqual([true, true]);
    changed = { __typename: "CaseWritten", revision: 6, at: 0, by: { __typename: "CaseStaff", ...dana } };
    await press(page, "Keep mine");
    await settle();
    expect(asksOf(log, "ChangeCaseField").at(-1)).toMatchObject({ value: "Rosita", seenRevision: 5 });
    expect(buttonNames(page)).not.toContain("Keep mine");
    remove();
  });

  it("uses theirs by one press, and asks for nothing", async () => {
    const { page, remove, log } = await drawn();
    write(page, "calledName", "Rosita");
    data = caseData({
      persons: [
        casePart("person", ROSA, { calledName: "Rosalia" }, { calledName: 4 }),
        casePart("person", INES),
      ],
    });
    await press(page, "Look again");
    await settle();
    await press(page, "Use theirs");
    expect(field(page, "calledName").value).toBe("Rosalia");
    await leave(page);
    expect(asksOf(log, "ChangeCaseField")).toEqual([]);
    remove();
  });

  it("says that what was written is not saved while the gateway is away, and saves it when it is back", async () => {
    const { page, remove, log } = await drawn();
    isAway = true;
    write(page, "calledName", "Rosita");
    await leave(page);
    expect(page.textContent).toContain("Kept on this screen, not saved yet.");
    expect(page.textContent).toContain("1 field is not saved yet.");
    expect(field(page, "calledName").value).toBe("Rosita");
    isAway = false;
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    act(() => freshness.set({ kind: "live", provedAt: 1 }));
    await settle();
    expect(asksOf(log, "ChangeCaseField")).toHaveLength(2);
    expect(page.textContent).not.toContain("not saved yet");
    remove();
  });

  it("keeps what was written where it closes around the field", async () => {
    const { page, remove, log } = await drawn();
    write(page, "calledName", "Rosita");
    remove();
    await settle();
    expect(asksOf(log, "ChangeCaseField")).toHaveLength(1);
  });

  it.each<[string, () => void, string]>([
    ["is not theirs", () => (data = null), "This case is not there, or it is not yours to read."],
    ["has nobody in it", () => (data = caseData({ persons: [] })), "Nobody is in this case yet."],
    [
      "cannot be read whole",
      () => (data = caseData({ isReadable: false })),
      "Nothing of it can be shared until that is mended.",
    ],
    ["is none", () => (filed = null), "This contact is in no case, or in one that is not yours."],
    ["cannot be asked for", () => (isAway = true), "Could not find out which case this contact is in."],
  ])("says so where it %s", async (_what, given, words) => {
    given();
    const { page, remove } = await drawn();
    expect(page.textContent).toContain(words);
    remove();
  });

  it("is not laid open unasked where somebody else than the person may be writing", async () => {
    const safe = safeContact();
    const hands = { ...safe.decision.hands, withholds: ["facts"] };
    const contact = { row, safeContact: { ...safe, decision: { ...safe.decision, hands } } };
    openContact.set({ kind: "ready", id: row.id, contact, entries: new Map(), isStale: false } as never);
    const { page, remove, log } = await drawn();
    expect(page.textContent).toContain("Say nothing of what stands in the case");
    expect([asksOf(log, "Case"), page.textContent.includes("Rosa")]).toEqual([[], false]);
    await press(page, "Show the case all the same");
    await settle();
    expect(field(page, "calledName").value).toBe("Rosa");
    expect(page.textContent).toContain("Say nothing of what stands in the case");
    remove();
  });

  it("leads in by its key, and out again by Escape to where one writes", async () => {
    const { page, remove } = await drawn();
    act(() => page.querySelector<HTMLElement>("#composer-text")!.focus());
    act(goToCase);
    expect(document.activeElement?.closest("[data-pane='case']")).not.toBeNull();
    act(() => field(page, "name").focus());
    // The first one shuts nothing here, so it leads out.
    key("Escape");
    expect(document.activeElement?.id).toBe("composer-text");
    act(goToCase);
    expect(document.activeElement).toBe(field(page, "name"));
    remove();
  });

  it("leaves whoever began to write before it came where they write", async () => {
    const { page, remove } = await drawn();
    const composer = page.querySelector<HTMLElement>("#composer-text")!;
    act(() => button(page, "Add somebody").focus());
    act(() => {
      goToCase();
      composer.focus();
    });
    expect(document.activeElement).toBe(composer);
    // Whoever asks from there is led.
    act(goToCase);
    expect(document.activeElement?.closest("[data-pane='case']")).not.toBeNull();
    remove();
  });

  it("leads whoever may only read in by its key, each time, and back to where they were", async () => {
    seatDana("counsel");
    const { page, remove } = await drawn();
    const [composer, name] = [page.querySelector<HTMLElement>("#composer-text")!, field(page, "name")];
    for (const place of [field(page, "calledName"), name]) {
      act(() => composer.focus());
      act(goToCase);
      expect(document.activeElement).toBe(place);
      act(() => name.focus());
    }
    remove();
  });

  it("leads to the words of a note, where there is nobody", async () => {
    seatDana("counsel");
    const note = { ...casePart("note", uuid(903)), madeAt: 0, madeBy: { id: dana.id, name: dana.name } };
    data = caseData({ persons: [], notes: [note] });
    const { page, remove } = await drawn();
    act(() => page.querySelector<HTMLElement>("#composer-text")!.focus());
    act(goToCase);
    expect(document.activeElement).toBe(page.querySelector("[data-case-field='text'] textarea"));
    remove();
  });

  it.each([
    ["goes on with whoever is added, where one waits for it", false],
    ["leaves whoever went elsewhere meanwhile where they are", true],
  ])("%s", async (_what, goesElsewhere) => {
    vi.spyOn(crypto, "randomUUID").mockReturnValue(ADDED);
    const { page, remove } = await drawn();
    data = caseData({ persons: [...caseData().persons, casePart("person", ADDED)] });
    act(() => button(page, "Add somebody").focus());
    const added = press(page, "Add somebody");
    if (goesElsewhere) act(() => page.querySelector<HTMLElement>("#composer-text")!.focus());
    await added;
    await settle();
    const place = goesElsewhere ? "#composer-text" : "[data-case-field='calledName'] input";
    expect(document.activeElement).toBe(page.querySelector(place));
    expect(field(page, "calledName").value).toBe("");
    remove();
  });

  it("offers nothing to change to whoever may only read, who can still reach what stands there", async () => {
    seatDana("counsel");
    const { page, remove } = await drawn();
    const called = field(page, "calledName");
    expect([called.readOnly, called.disabled]).toEqual([true, false]);
    expect(() => button(page, "Add somebody")).toThrow("no button");
    remove();
  });
});
