import { DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { preferences } from "../keys/preferences.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ComfortMenu } from "./comfort-menu.tsx";
import { useComfortCommands } from "./use-comfort-commands.ts";
import { WordsVeil } from "./words-veil.tsx";

function Screen(): ReactNode {
  useComfortCommands();
  return (
    <>
      <WordsVeil />
      <textarea />
    </>
  );
}
const hide = (from: Element): void =>
  act(() => {
    from.dispatchEvent(
      new KeyboardEvent("keydown", { key: ".", ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });

beforeEach(() => {
  seatDana();
  stubGateway(() => ({ json: { data: { setPreferences: {} } } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  preferences.set(DEFAULT_PREFERENCES);
});

describe("words of contacts", () => {
  it("are hidden by one key, from where one writes too, and shown again by it or by the button", async () => {
    const { page, remove } = draw(<Screen />);
    expect(buttonNames(page)).toEqual([]);
    const field = page.querySelector("textarea") ?? page;
    hide(field);
    expect([preferences.get().blur, buttonNames(page)]).toEqual([true, ["Show wordsCtrl ."]]);
    hide(field);
    expect(preferences.get().blur).toBe(false);
    hide(document.body);
    await press(page, "Show wordsCtrl .");
    expect([preferences.get().blur, buttonNames(page)]).toEqual([false, []]);
    remove();
  });

  it("are hidden from within a dialog, where no other command is heard", () => {
    const { remove } = draw(
      <>
        <Screen />
        <ComfortMenu />
      </>,
    );
    hide(document.querySelector("[role=dialog]") ?? document.body);
    expect(preferences.get().blur).toBe(true);
    remove();
  });
});
