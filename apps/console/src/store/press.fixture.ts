import { act } from "react";

/** The button with these words or this name; throws when there is none, so that a test says what is missing. */
export function button(page: ParentNode, name: string): HTMLButtonElement {
  const found = buttons(page).find((each) => nameOf(each) === name);
  if (found === undefined)
    throw new Error(`no button ${name} among: ${buttons(page).map(nameOf).join(", ")}`);
  return found;
}

/** What every button is called, in order. */
export function buttonNames(page: ParentNode): readonly string[] {
  return buttons(page).map(nameOf);
}

/** Presses a button and lets everything that follows from it happen. */
export async function press(page: ParentNode, name: string): Promise<void> {
  await act(async () => {
    button(page, name).click();
    await new Promise<void>((resolve) => setTimeout(resolve));
  });
}

/** Types into a field as a person does: React listens to the native setter. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  act(() => {
    const prototype =
      field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Presses a key where the focus is. */
export function key(name: string): void {
  act(() => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
  });
}

const buttons = (page: ParentNode): HTMLButtonElement[] => [...page.querySelectorAll("button")];
const nameOf = (each: HTMLElement): string => each.getAttribute("aria-label") ?? each.textContent.trim();

/** Sends the form on the page, and lets everything that follows from it happen. */
export async function submit(page: ParentNode): Promise<void> {
  await act(async () => {
    page.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await new Promise<void>((resolve) => setTimeout(resolve, 5));
  });
}
