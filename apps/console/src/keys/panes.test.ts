import { afterEach, describe, expect, it, vi } from "vitest";
import { isWriting } from "./is-writing.ts";
import { cyclePanes, nextPane } from "./panes.ts";

afterEach(() => {
  document.body.innerHTML = "";
  vi.restoreAllMocks();
});

describe("the next pane", () => {
  it.each([
    [3, -1, false, 0],
    [3, -1, true, 2],
    [3, 0, false, 1],
    [3, 2, false, 0],
    [3, 0, true, 2],
    [0, -1, false, -1],
  ])("of %i, from %i, backwards %s, is %i", (count, current, isBackwards, expected) => {
    expect(nextPane(count, current, isBackwards)).toBe(expected);
  });
});

describe("F6", () => {
  it("goes round the panes that hold no other pane, each at its own place", () => {
    // Nothing is laid out here, so every pane counts as shown.
    vi.spyOn(HTMLElement.prototype, "getClientRects").mockReturnValue([{}] as unknown as DOMRectList);
    document.body.innerHTML = `
      <section id="queue" data-pane="queue" tabindex="-1">
        <div data-pane-focus tabindex="-1" id="other-row"></div><div data-pane-focus tabindex="0" id="row"></div>
      </section>
      <main id="work" data-pane="work" tabindex="-1">
        <section id="log" data-pane="conversation" tabindex="0"></section>
        <section data-pane="composer"><textarea id="text"></textarea></section>
      </main>`;
    const seen = Array.from({ length: 4 }, () => {
      cyclePanes(false);
      return document.activeElement?.id;
    });
    expect(seen).toEqual(["row", "log", "text", "row"]);
    cyclePanes(true);
    expect(document.activeElement?.id).toBe("text");
  });
});

describe("a letter", () => {
  it.each([
    ["<textarea></textarea>", true],
    ["<input type='text'>", true],
    ["<input type='radio'>", false],
    ["<button>b</button>", false],
    ["<div role='row' tabindex='0'></div>", false],
  ])("in %s types: %s", (html, expected) => {
    document.body.innerHTML = html;
    expect(isWriting(document.body.firstElementChild)).toBe(expected);
  });
});
