import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NOTHING_BESIDE } from "./beside-case.fixture.ts";
import { CASE, caseData, casePart, ROSA } from "./case.fixture.ts";
import type { CaseData } from "./case-documents.ts";
import { caseDrafts } from "./case-drafts.ts";
import { CaseRecordView } from "./case-record-view.tsx";
import { caseShown } from "./case-shown.ts";
import { compareWithReading } from "./save-field.ts";
import { MARKED_MS } from "./use-marked-change.ts";
import { useStore } from "../store/store.ts";

let page: HTMLElement;
let remove: () => void;
let stop: () => void;

/** The case as a reading brings it: of that name, written by Marta so often. */
function read(name: string | null, revision: number): CaseData {
  const rosa = casePart("person", ROSA, { name }, { name: revision });
  const fields = rosa.fields.map((field) =>
    field.name === "name" && revision > 0 ? { ...field, by: { id: marta.id, name: marta.name } } : field,
  );
  return caseData({ persons: [{ ...rosa, fields }] });
}
const show = (data: CaseData): void =>
  act(() => caseShown.set({ kind: "ready", id: CASE, data, readAt: 0, isStale: false }));
function Shown() {
  const shown = useStore(caseShown);
  return shown.kind === "ready" ? <CaseRecordView shown={shown} beside={NOTHING_BESIDE} /> : null;
}
const place = (): HTMLElement => page.querySelector<HTMLElement>("[data-case-field='name']")!;
const field = (): HTMLInputElement => place().querySelector("input")!;
const caret = () => [document.activeElement === field(), field().selectionStart, field().selectionEnd];

beforeEach(async () => {
  vi.useFakeTimers();
  seatDana();
  stubGateway(() => ({ json: { data: { disclosures: [], releases: [], recipients: [] } } }));
  stop = caseShown.subscribe(compareWithReading);
  show(read("Rosa", 1));
  ({ page, remove } = draw(<Shown />));
  await act(async () => vi.advanceTimersByTimeAsync(1));
});
afterEach(() => {
  remove();
  stop();
  forgetAnnouncements();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  caseDrafts.set(new Map());
  caseShown.set({ kind: "none" });
});

describe("a field that somebody else changes", () => {
  it("shows at once what they wrote and who did, marked for a moment, where nobody is in it", () => {
    show(read("Rosalía", 2));
    expect([field().value, place().textContent.includes("Marta")]).toEqual(["Rosalía", true]);
    expect(place().hasAttribute("data-changed")).toBe(true);
    act(() => vi.advanceTimersByTime(MARKED_MS));
    expect(place().hasAttribute("data-changed")).toBe(false);
  });

  it("while it is typed into keeps what is typed, the focus and the selection, and shows both, said once and politely", () => {
    act(() => field().focus());
    type(field(), "Rosa Invented");
    field().setSelectionRange(2, 6);
    for (const revision of [2, 3, 4]) {
      show(read("Rosalía", revision));
      act(() => vi.advanceTimersByTime(20_000));
    }
    expect([field().value, ...caret()]).toEqual(["Rosa Invented", true, 2, 6]);
    expect(place().textContent).toMatch(
      /Marta wrote something else here.*Rosalía.*You wrote.*Rosa Invented/s,
    );
    const told = said.get().filter(({ words }) => words.includes("Marta"));
    expect(told.map(({ urgency }) => urgency)).toEqual(["polite"]);
    // Never what they wrote.
    expect(told[0]?.words).not.toContain("Rosalía");
  });

  it("while somebody is in it and has typed nothing keeps still under them, and says what came", () => {
    act(() => field().focus());
    field().setSelectionRange(1, 3);
    show(read("Rosalía", 2));
    expect([field().value, ...caret()]).toEqual(["Rosa", true, 1, 3]);
    expect(place().textContent).toMatch(/Marta wrote here.*Rosalía/s);
    act(() => button(page, "Use theirs").click());
    expect([field().value, document.activeElement === field()]).toEqual(["Rosalía", true]);
  });

  it("what they type then stands beside what came, from the first letter on", () => {
    act(() => field().focus());
    show(read("Rosalía", 2));
    type(field(), "Rosa I");
    type(field(), "Rosa In");
    expect(field().value).toBe("Rosa In");
    expect(place().textContent).toMatch(/Marta wrote something else here.*Rosalía.*You wrote.*Rosa In/s);
    act(() => vi.advanceTimersByTime(20_000));
    const told = () => said.get().filter(({ words }) => words.includes("Marta"));
    expect(told().map(({ urgency }) => urgency)).toEqual(["polite"]);
    // Whoever leaves it is told that neither is kept.
    act(() => field().blur());
    act(() => vi.advanceTimersByTime(20_000));
    expect(told().some(({ urgency }) => urgency === "assertive")).toBe(true);
  });

  it("stands there as it is once they leave it", () => {
    act(() => field().focus());
    show(read("Rosalía", 2));
    act(() => field().blur());
    expect(field().value).toBe("Rosalía");
  });
});
