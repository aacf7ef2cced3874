import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NOTHING_BESIDE } from "./beside-case.fixture.ts";
import { asksOf, CASE, caseData, casePart, filedThere, ROSA } from "./case.fixture.ts";
import { caseRow } from "./case-at.ts";
import { caseDrafts } from "./case-drafts.ts";
import { CasePanel } from "./case-panel.tsx";
import { caseShown } from "./case-shown.ts";
import { filingOf } from "./filing-of.ts";

const [ONE, TWO] = ["+1 202 555 0142", "+1 202 555 0177"];
const MASKS = [
  { key: "one", masked: "••••42" },
  { key: "two", masked: "••••77" },
];
const SHOWN = {
  __typename: "CaseAddressesShown",
  addresses: [
    { __typename: "CaseAddress", key: "one", address: ONE },
    { __typename: "CaseAddress", key: "two", address: TWO },
  ],
};
let shown: object;
let changed: object;

function gateway(): Asked[] {
  const data = caseData({ persons: [casePart("person", ROSA, { telephones: MASKS }, { telephones: 2 })] });
  return stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const answers: Readonly<Record<string, object>> = {
      CaseOfContact: { caseOfContact: filedThere },
      Case: { case: data },
      ShowCaseAddresses: { shown },
      ChangeCaseField: { done: changed },
    };
    return { json: { data: answers[operationName] ?? {} } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 25)));
async function drawn() {
  const log = gateway();
  caseRow.set(queueRow(7, { holder: dana, status: "claimed" }));
  const { page, remove } = draw(
    <>
      <textarea id="composer-text" aria-label="Message" />
      <CasePanel beside={NOTHING_BESIDE} />
    </>,
  );
  await settle();
  const field = page.querySelector<HTMLElement>("[data-case-field='telephones']")!;
  return { page, field, remove, log };
}
const show = async (page: HTMLElement): Promise<void> => {
  await press(page, "Show: Telephones");
  await settle();
};
const leave = async (page: HTMLElement): Promise<void> => {
  act(() => page.querySelector<HTMLElement>("#composer-text")!.focus());
  await settle();
};
const words = (field: HTMLElement): string => field.querySelector("ul")?.textContent ?? "";

beforeEach(() => {
  seatDana();
  shown = SHOWN;
  changed = {
    __typename: "CaseWritten",
    revision: 3,
    caseVersion: 8,
    at: 0,
    by: { __typename: "CaseStaff", ...dana },
    addresses: [MASKS[1], { key: "new", masked: "••••99" }],
  };
});
afterEach(() => {
  vi.useRealTimers();
  forgetAnnouncements();
  caseDrafts.set(new Map());
  caseShown.set({ kind: "none" });
  filingOf.set({ kind: "none" });
  caseRow.set(null);
});

describe("where somebody of a case is reached", () => {
  it("[A93] stands there as masks, and is shown when it is asked for, by one question that says which", async () => {
    const { page, field, remove, log } = await drawn();
    expect(words(field)).toContain("••••42");
    expect(page.textContent).not.toContain("555");
    expect(buttonNames(field)).not.toContain("Take away Telephones, 1");
    await show(page);
    expect(words(field)).toContain(ONE);
    expect(words(field)).toContain(TWO);
    expect(asksOf(log, "ShowCaseAddresses")).toEqual([
      { caseId: CASE, part: "person", id: ROSA, field: "telephones" },
    ]);
    expect(JSON.stringify(said.get())).toContain("shown for a minute");
    expect(JSON.stringify(said.get())).not.toContain("555");
    await press(page, "Hide: Telephones");
    await settle();
    expect(page.textContent).not.toContain("555");
    remove();
  });

  it("[A93] is hidden again in a minute", async () => {
    const { page, remove } = await drawn();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    act(() => button(page, "Show: Telephones").click());
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(page.textContent).toContain(ONE);
    await act(async () => vi.advanceTimersByTimeAsync(60_000));
    expect(page.textContent).not.toContain("555");
    remove();
  });

  it("[DB563] is changed by saying which stay and what is new, and never a mask; what stands there then is masked", async () => {
    const { page, field, remove, log } = await drawn();
    await show(page);
    const area = field.querySelector("textarea")!;
    act(() => button(field, "Take away Telephones, 1").focus());
    await press(field, "Take away Telephones, 1");
    await settle();
    expect(document.activeElement).toBe(area);
    type(area, "+1 202 555 0199");
    await leave(page);
    expect(asksOf(log, "ChangeCaseField")).toMatchObject([
      { field: "telephones", value: [{ key: "two" }, "+1 202 555 0199"], seenRevision: 2 },
    ]);
    expect(words(field)).toContain("••••99");
    expect(words(field)).not.toContain("••••42");
    expect(area.value).toBe("");
    expect(JSON.stringify([...caseDrafts.get().values()])).not.toContain("555");
    remove();
  });

  it("[A93] is refused in words, and may be asked for again", async () => {
    shown = { __typename: "CaseAddressesTooOften", id: ROSA };
    const { page, field, remove } = await drawn();
    await press(page, "Show: Telephones");
    await settle();
    expect(field.textContent).toContain("That was too often.");
    expect(buttonNames(field)).toContain("Show: Telephones");
    remove();
  });
});
