import { DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { runCommand } from "../keys/listen-for-keys.ts";
import { overlay } from "../keys/overlay.ts";
import { preferences } from "../keys/preferences.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ComfortMenu } from "./comfort-menu.tsx";
import { useComfortCommands } from "./use-comfort-commands.ts";

let log: readonly Asked[] = [];
beforeEach(() => {
  seatDana();
  log = stubGateway(() => ({ json: { data: { setPreferences: {} } } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  preferences.set(DEFAULT_PREFERENCES);
});

const choose = async (words: string): Promise<void> => {
  const radios = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input")];
  const found = radios.find((each) => each.closest("label")?.textContent === words);
  if (found === undefined) throw new Error(`there is no choice ${words}`);
  await act(async () => {
    found.click();
    await new Promise<void>((resolve) => setTimeout(resolve));
  });
};
const sent = (): readonly unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { variables: { preferences: unknown } }).variables.preferences);

describe("the comfort menu", () => {
  it.each([
    ["Dark", { theme: "dark" }],
    ["Compact", { density: "compact" }],
    ["200 %", { textPercent: 200 }],
    ["Danger and calls only", { speech: "urgent" }],
    ["Less motion", { motion: "reduced" }],
    ["More contrast", { contrast: "more" }],
    ["The contact alone", { panes: "work" }],
    ["Hide words of contacts until they are asked for", { blur: true }],
    ["Letters are commands, where nothing is written", { letters: false }],
  ])("%s holds at once and is kept by the gateway, with all else as it was", async (words, change) => {
    const { remove } = draw(<ComfortMenu />);
    await choose(words);
    expect(preferences.get()).toEqual({ ...DEFAULT_PREFERENCES, ...change });
    expect(sent()).toEqual([{ ...DEFAULT_PREFERENCES, ...change }]);
    remove();
  });

  it("has a heading for the eye over every set of choices", () => {
    const { remove } = draw(<ComfortMenu />);
    const groups = [...document.querySelectorAll("[role=radiogroup]")];
    const labels = groups.map((each) =>
      document.querySelector(`#${CSS.escape(each.getAttribute("aria-labelledby") ?? "")}`),
    );
    expect(labels.map((each) => each?.textContent)).toEqual([
      "Theme",
      "Rows",
      "Size of the text",
      "Motion",
      "Contrast",
      "Room",
      "Said aloud",
    ]);
    expect(labels.every((each) => each?.classList.contains("sr-only") === false)).toBe(true);
    remove();
  });

  it("has a way out that is a button", async () => {
    overlay.set("comfort");
    const { remove } = draw(<ComfortMenu />);
    await press(document.body, "Done");
    expect(overlay.get()).toBeNull();
    remove();
  });
});

function Commands(): null {
  useComfortCommands();
  return null;
}

describe("the same as commands", () => {
  it("goes on to the next choice", () => {
    const { remove } = draw(<Commands />);
    for (const id of ["comfort.theme", "comfort.density", "comfort.motion", "comfort.contrast"] as const)
      act(() => void runCommand(id));
    act(() => void runCommand("comfort.letters"));
    expect(preferences.get()).toMatchObject({
      theme: "light",
      density: "compact",
      motion: "reduced",
      contrast: "more",
      letters: false,
    });
    remove();
  });

  it("makes the text larger until it is as large as it gets, and smaller again", () => {
    const { remove } = draw(<Commands />);
    const larger = (): boolean => {
      let isDone = false;
      act(() => {
        isDone = runCommand("comfort.larger");
      });
      return isDone;
    };
    let steps = 0;
    while (larger()) steps += 1;
    expect([steps, preferences.get().textPercent]).toEqual([5, 200]);
    act(() => void runCommand("comfort.smaller"));
    expect(preferences.get().textPercent).toBe(175);
    remove();
  });
});
