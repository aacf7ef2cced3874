import { afterEach, expect, it, vi } from "vitest";
import { holdTyping, isTypingHeld, type LetGo } from "./hold-typing.ts";

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

it.each([
  ["is clicked without a pointer, as a screen reader does", { detail: 0 }, ["elsewhere"]],
  ["is clicked by the press by which it was asked for", { detail: 1 }, []],
])("where something %s, knows whether somebody went on", (_what, how, told) => {
  const letGo: LetGo[] = [];
  release = holdTyping(document, (by) => letGo.push(by));
  document.body.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...how }));
  expect([letGo, isTypingHeld()]).toEqual([told, told.length === 0]);
});

it("lets go of whoever goes to another pane, whether or not anything is written there", () => {
  const letGo: LetGo[] = [];
  for (const how of [{ key: "F6" }, { key: "F6", shiftKey: true }]) {
    release = holdTyping(document, (by) => letGo.push(by));
    expect(pressed(how)).toBe(false);
    expect(isTypingHeld()).toBe(false);
  }
  expect(letGo).toEqual(["elsewhere", "elsewhere"]);
});

it("leaves Escape to whoever composes, and waits for what they compose as for what they type", () => {
  vi.useFakeTimers();
  const letGo: LetGo[] = [];
  release = holdTyping(document, (by) => letGo.push(by));
  pressed({ key: "Escape", isComposing: true });
  pressed({ key: "Process" });
  release();
  expect([letGo, isTypingHeld()]).toEqual([[], true]);
  vi.advanceTimersByTime(1_000);
  expect(isTypingHeld()).toBe(false);
  vi.useRealTimers();
});
