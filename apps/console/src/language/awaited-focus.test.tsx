import { beforeEach, expect, it } from "vitest";
import { SignInScreen } from "../sign-in/sign-in-screen.tsx";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { awaitFocus, mayTakeFocus } from "./awaited-focus.ts";

/** Each place that had the focus while the screen was drawn, by its words or its name. */
function focusedWhileDrawn(): readonly string[] {
  const seen: string[] = [];
  const note = ({ target }: FocusEvent): void => {
    if (target instanceof HTMLElement) seen.push(target.getAttribute("aria-label") ?? target.tagName);
  };
  document.addEventListener("focusin", note);
  const { remove } = draw(<SignInScreen hasEnded={false} />);
  document.removeEventListener("focusin", note);
  remove();
  return seen;
}

beforeEach(() => {
  speak("en");
  awaitFocus(false);
});

it("a screen that is drawn for whoever comes begins at its first field", () => {
  expect(focusedWhileDrawn()).toEqual(["INPUT"]);
});

it("a screen that is drawn anew for whoever picked a language has the focus where they picked it, and nowhere in between", () => {
  awaitFocus(true);
  expect(focusedWhileDrawn()).toEqual(["Language of the console: English"]);
  expect(mayTakeFocus()).toBe(true);
});
