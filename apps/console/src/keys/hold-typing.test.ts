import { afterEach, expect, it } from "vitest";
import { holdTyping, isTypingHeld } from "./hold-typing.ts";

let release = (): void => {};
afterEach(() => release());

function pressed(how: KeyboardEventInit): boolean {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...how });
  document.body.dispatchEvent(event);
  return event.defaultPrevented;
}

it("keeps from an answer that was begun what is pasted, and what is composed of several keys", () => {
  const field = document.body.appendChild(document.createElement("textarea"));
  const typed = (): boolean => {
    const event = new Event("beforeinput", { bubbles: true, cancelable: true });
    field.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect([typed(), isTypingHeld()]).toEqual([false, false]);
  release = holdTyping(document, () => {});
  expect([typed(), isTypingHeld()]).toEqual([true, true]);
  release();
  release = () => {};
  expect([typed(), isTypingHeld()]).toEqual([false, false]);
  field.remove();
});

it("sends nothing that was begun, and leaves the browser's own keys what they are", () => {
  let sent = 0;
  const send = (): void => void (sent += 1);
  document.body.addEventListener("keydown", send);
  release = holdTyping(document, () => {});
  expect([
    pressed({ key: "Enter", ctrlKey: true }),
    pressed({ key: "Enter", metaKey: true, shiftKey: true }),
  ]).toEqual([true, true]);
  expect(sent).toBe(0);
  expect([
    pressed({ key: "r", ctrlKey: true }),
    pressed({ key: "F5" }),
    pressed({ key: "F6", shiftKey: true }),
  ]).toEqual([false, false, false]);
  expect(sent).toBe(3);
  document.body.removeEventListener("keydown", send);
});
