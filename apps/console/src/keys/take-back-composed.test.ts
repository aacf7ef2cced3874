import { afterEach, beforeEach, expect, it } from "vitest";
import { takeBackComposed } from "./take-back-composed.ts";

let heard: string[] = [];
let over = new AbortController();
let field: HTMLTextAreaElement;
beforeEach(() => {
  heard = [];
  over = new AbortController();
  document.body.innerHTML = "<textarea>I am here</textarea>";
  field = document.querySelector("textarea")!;
  field.addEventListener("input", () => heard.push(field.value));
  field.setSelectionRange(2, 4);
});
afterEach(() => over.abort());

/** What a browser does as something is composed, or typed: it says so before and after. */
function comes(text: string, cancelable: boolean): void {
  field.dispatchEvent(new Event("beforeinput", { bubbles: true, cancelable }));
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

it("takes out of a field what is composed there, each time, with what was selected as it was, and nobody hears of it", () => {
  takeBackComposed(document, over.signal);
  for (const composed of ["I´ here", "Ié here"]) {
    comes(composed, false);
    expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(["I am here", 2, 4]);
  }
  expect(heard).toEqual([]);
});

it("brings back nothing that was taken out of the field meanwhile by whoever draws it", () => {
  takeBackComposed(document, over.signal);
  comes("I´ here", false);
  field.value = "";
  comes("´", false);
  expect(field.value).toBe("");
});

it("leaves alone what is typed, what stands in no field of words, and all of it once nothing is awaited", () => {
  takeBackComposed(document, over.signal);
  comes("I was here", true);
  const box = document.body.appendChild(document.createElement("div"));
  box.dispatchEvent(new Event("beforeinput", { bubbles: true }));
  box.dispatchEvent(new Event("input", { bubbles: true }));
  over.abort();
  comes("I was thére", false);
  expect(heard).toEqual(["I was here", "I was thére"]);
});
