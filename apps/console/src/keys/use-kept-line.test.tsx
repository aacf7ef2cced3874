import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { draw } from "../store/draw.fixture.tsx";
import { createStore, useStore } from "../store/store.ts";
import { useKeptLine } from "./use-kept-line.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const BEFORE: { readonly lines: readonly string[]; readonly isOpen: boolean } = {
  lines: ["7", "8"],
  isOpen: false,
};
const shown = createStore(BEFORE);
const pressed: string[] = [];
let remove = (): void => undefined;
const change = (lines: readonly string[], isOpen = false): void => act(() => shown.set({ lines, isOpen }));

/** A list with buttons for each line that is not done, and a form below it; while that lies over no lines, no place takes the focus. */
function Place(): ReactNode {
  const { lines, isOpen } = useStore(shown);
  const { around, tookAway } = useKeptLine({
    kind: "gone",
    places: ["#list", "#page"],
    afterForm: "#open",
    goneWords: (line) => `${line} is gone.`,
  });
  return (
    <main id={lines.length === 0 && isOpen ? "none" : "page"} tabIndex={-1}>
      {lines.length === 0 ? null : (
        <div id="list" tabIndex={-1} {...around}>
          {lines.map((line) => (
            <p key={line[0]} data-line={line[0]}>
              {line.endsWith("done") ? null : (
                <button type="button" id={`do-${line}`} onClick={() => pressed.push(line)}>
                  Do
                </button>
              )}
              <button type="button" id={`away-${line}`} onClick={() => tookAway(line)}>
                Put away
              </button>
            </p>
          ))}
          {isOpen ? (
            <input id="field" />
          ) : (
            <button type="button" id="open">
              Open
            </button>
          )}
        </div>
      )}
    </main>
  );
}

const focus = (id: string): void => act(() => document.querySelector<HTMLElement>(`#${id}`)?.focus());
const said = () => vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));

beforeEach(() => {
  pressed.length = 0;
  shown.set(BEFORE);
  ({ remove } = draw(<Place />));
});
afterEach(() => {
  remove();
  vi.mocked(announce).mockClear();
});

describe("[AL65] a line that leaves under the focus", () => {
  it("leaves it to the list, where Enter does nothing, and is said to be gone, once", () => {
    focus("do-7");
    change(["8"]);
    expect(document.activeElement?.id).toBe("list");
    act(() => (document.activeElement as HTMLElement).click());
    expect(pressed).toEqual([]);
    change(["8"]);
    expect(said()).toEqual(["7 is gone."]);
  });

  it("leaves it to the page where the list is gone, too", () => {
    focus("do-7");
    change([]);
    expect([document.activeElement?.id, said()]).toEqual(["page", ["7 is gone."]]);
  });

  it("says nothing to whoever took it away, and moves no focus that is elsewhere", () => {
    focus("away-7");
    act(() => document.querySelector<HTMLElement>("#away-7")?.click());
    change(["8"]);
    expect([document.activeElement?.id, said()]).toEqual(["list", []]);
    focus("do-8");
    change(["7", "8"]);
    change(["8"]);
    expect([document.activeElement?.id, said()]).toEqual(["do-8", []]);
    change(["7"]);
    expect(said()).toEqual(["8 is gone."]);
  });

  it("is said to be gone where the same came again after they took it away, and left by itself", () => {
    focus("away-7");
    act(() => document.querySelector<HTMLElement>("#away-7")?.click());
    focus("do-8");
    change(["8"]);
    change(["7", "8"]);
    focus("do-7");
    change(["8"]);
    expect([document.activeElement?.id, said()]).toEqual(["list", ["7 is gone."]]);
  });

  it("is said to be gone once where nothing takes the focus at first", async () => {
    focus("do-7");
    change([], true);
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    expect(said()).toEqual(["7 is gone."]);
  });

  it("is not said to be gone where its button alone is", () => {
    focus("do-7");
    change(["7 done", "8"]);
    expect([document.activeElement?.id, said()]).toEqual(["list", []]);
  });

  it("is no form that was closed: that gives the focus back to what opens it, without a word", () => {
    change(["7"], true);
    focus("field");
    change(["7"]);
    expect([document.activeElement?.id, said()]).toEqual(["open", []]);
  });
});
