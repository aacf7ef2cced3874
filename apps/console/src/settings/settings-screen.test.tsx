import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SettingsScreen } from "./settings-screen.tsx";

const targets = { voice: 20_000, text: 60_000, email: 900_000, form: 900_000, danger: 20_000 };
const english = (words: string) => ({
  id: "danger-en",
  language: "en",
  entries: [{ id: "one", words, lane: "crisis" }],
});

/** A gateway with two versions of the lists, that answers `kept` to whoever changes anything. */
function gateway(
  kept: object,
  lists: readonly object[] = [english("a gun")],
): { name: string; value: unknown; expectedVersion: number }[] {
  const told: { name: string; value: unknown; expectedVersion: number }[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: (typeof told)[number] };
    if (query.includes("keepSetting")) {
      told.push(variables);
      return { json: { data: { kept } } };
    }
    if (query.includes("carriedChannels")) return { json: { data: { carriedChannels: [], colleagues: [] } } };
    if (variables.name !== "targets" && variables.name !== "wordLists")
      return { json: { data: { setting: { version: 0, value: null, versions: [] } } } };
    const value = variables.name === "targets" ? targets : lists;
    const older = { version: 1, at: 0, by: "Alex", value: [english("a knife")] };
    const versions = variables.name === "targets" ? [] : [{ ...older, version: 2, value }, older];
    return { json: { data: { setting: { version: versions.length, value, versions } } } };
  });
  return told;
}
async function shown() {
  const drawn = await drawAt("/settings", <SettingsScreen />);
  await act(() => expect.poll(() => drawn.page.querySelectorAll("textarea").length).toBe(3));
  await act(() => expect.poll(() => drawn.page.textContent).toContain("Keep these targets"));
  return drawn;
}
const field = (page: HTMLElement, label: string): HTMLInputElement => {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const input = found && page.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`no field ${label}`);
  return input;
};

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("the settings", () => {
  it("keep word lists after the version that was seen, and say so", async () => {
    const told = gateway({ __typename: "SettingKept", version: 3 });
    const { page, remove } = await shown();
    type(field(page, "English"), "1 a gun\n0 kill me");
    await press(page, "Keep these lists");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 3."));
    expect(told[0]).toMatchObject({ name: "wordLists", expectedVersion: 2 });
    expect(told[0]?.value).toEqual([
      {
        id: "danger-en",
        language: "en",
        entries: [
          { id: "one", words: "a gun", lane: "crisis" },
          { id: "kill-me", words: "kill me", lane: "life_threat" },
        ],
      },
      { id: "danger-es", language: "es", entries: [] },
      { id: "danger-fr", language: "fr", entries: [] },
    ]);
    remove();
  });

  it("keep a list that has no field here as it is", async () => {
    const other = {
      id: "slang-en",
      language: "en",
      entries: [{ id: "two", words: "burner", lane: "crisis" }],
    };
    const told = gateway({ __typename: "SettingKept", version: 3 }, [english("a gun"), other]);
    const { page, remove } = await shown();
    await press(page, "Keep these lists");
    await act(() => expect.poll(() => told.length).toBe(1));
    expect(told[0]?.value).toContainEqual(other);
    remove();
  });

  it("try a sentence here, with the lists as they are written, and send it to nobody", async () => {
    const told = gateway({});
    const { page, remove } = await shown();
    type(field(page, "English"), "0 greenhouse");
    type(field(page, "Try a sentence"), "In the Greenhouse");
    expect(page.textContent).toContain('Raised to: Life threat now, by "greenhouse" in danger-en.');
    expect(told).toEqual([]);
    remove();
  });

  it("say which line is unclear, and keep nothing of it", async () => {
    gateway({});
    const { page, remove } = await shown();
    type(field(page, "English"), "1 a gun\nno lane");
    expect(page.textContent).toContain("Not clear, line 2");
    expect(button(page, "Keep these lists").disabled).toBe(true);
    remove();
  });

  it("restore an older version by keeping it again, and say when somebody was faster", async () => {
    const told = gateway({ __typename: "SettingChangedMeanwhile", version: 5 });
    const { page, remove } = await shown();
    await press(page, "Restore version 1");
    await act(() => expect.poll(() => page.textContent).toContain("somebody changed it meanwhile"));
    expect(told[0]).toEqual({ name: "wordLists", expectedVersion: 2, value: [english("a knife")] });
    remove();
  });

  it("keep targets in seconds, and none that is not above nothing", async () => {
    const told = gateway({ __typename: "SettingKept", version: 1 });
    const { page, remove } = await shown();
    type(field(page, "Call"), "0");
    expect(button(page, "Keep these targets").disabled).toBe(true);
    type(field(page, "Call"), "12.5");
    await press(page, "Keep these targets");
    await act(() => expect.poll(() => told[0]?.value).toEqual({ ...targets, voice: 12_500 }));
    remove();
  });
});
