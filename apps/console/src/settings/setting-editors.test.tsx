import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { TargetsSection } from "./targets-section.tsx";

const AT = new Date(2026, 10, 25, 14, 2).getTime();
const targets = { voice: 20_000, text: 60_000, email: 900_000, form: 900_000, danger: 20_000 };
const theirs = { ...targets, voice: 30_000 };

interface Keep {
  readonly expectedVersion: number;
  readonly value: { readonly voice: number };
}

type Answers = (object | "unreachable")[];
/** A gateway where Sam keeps version 2 after the first look, and that answers each keep in turn. */
function gateway(...answers: Answers): Keep[] {
  const told: Keep[] = [];
  const first = { version: 1, at: 0, by: "Alex", value: targets };
  const second = { version: 2, at: AT, by: "Sam", value: theirs };
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Keep };
    if (query.includes("keepSetting")) {
      told.push(variables);
      const kept = answers[told.length - 1] ?? "unreachable";
      return kept === "unreachable" ? kept : { json: { data: { kept } } };
    }
    const setting =
      told.length === 0
        ? { version: 1, value: targets, versions: [first] }
        : { version: 2, value: theirs, versions: [second, first] };
    return { json: { data: { setting } } };
  });
  return told;
}
const calls = (page: HTMLElement): readonly HTMLInputElement[] =>
  [...page.querySelectorAll("label")]
    .filter(({ textContent }) => textContent === "Call")
    .flatMap(({ htmlFor }) => page.querySelector<HTMLInputElement>(`[id="${htmlFor}"]`) ?? []);
async function typed(...answers: Answers) {
  const told = gateway(...answers);
  const drawn = await drawAt("/settings", <TargetsSection />);
  await act(() => expect.poll(() => calls(drawn.page).length).toBe(1));
  const [field] = calls(drawn.page);
  if (field === undefined) throw new Error("there is nowhere to type");
  type(field, "45");
  await press(drawn.page, "Keep these targets");
  await act(() => expect.poll(() => calls(drawn.page).length).toBe(2));
  return { ...drawn, told, field };
}
const groups = (page: HTMLElement): readonly (string | undefined)[] =>
  [...page.querySelectorAll("section section[aria-labelledby]")].map(
    (group) =>
      page.querySelector(`#${group.getAttribute("aria-labelledby") ?? ""}`)?.textContent ?? undefined,
  );
const MEANWHILE = { __typename: "SettingChangedMeanwhile", version: 2 };
const KEPT = { __typename: "SettingKept", version: 3 };

beforeEach(() => {
  seatDana("administrator");
  vi.spyOn(Date, "now").mockReturnValue(AT + 60_000);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what was typed when somebody else was faster", () => {
  it("stands where it was typed, beside how it stands now, with who changed it and when", async () => {
    const { page, field, remove } = await typed(MEANWHILE);
    expect(calls(page).map(({ value }) => value)).toEqual(["45", "30"]);
    expect(calls(page)[0]).toBe(field);
    expect(groups(page)).toEqual(["What you typed, not kept", "How it stands now: version 2, 14:02, Sam"]);
    expect(page.textContent).toContain("What you typed is here still");
    remove();
  });

  it("is kept over what they kept by whoever has seen both", async () => {
    const { page, told, remove } = await typed(MEANWHILE, KEPT);
    await press(page, "Keep these targets");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 3."));
    expect(told.map(({ expectedVersion, value }) => [expectedVersion, value.voice])).toEqual([
      [1, 45_000],
      [2, 45_000],
    ]);
    expect(calls(page)).toHaveLength(1);
    remove();
  });

  it("stands there, too, when nobody can tell whether it was kept", async () => {
    const { page, remove } = await typed("unreachable");
    expect(calls(page).map(({ value }) => value)).toEqual(["45", "30"]);
    expect(page.textContent).toContain("It is not known whether this was done.");
    remove();
  });

  it("is discarded once that is meant, and the focus stays in the section", async () => {
    const { page, remove } = await typed(MEANWHILE);
    await press(page, "Discard what I typed…");
    const dialog = document.querySelector<HTMLElement>("[role=dialog]");
    if (dialog === null) throw new Error("nobody is asked");
    await press(dialog, "Discard");
    expect(calls(page).map(({ value }) => value)).toEqual(["30"]);
    expect(button(page, "Keep these targets").disabled).toBe(false);
    remove();
  });
});
