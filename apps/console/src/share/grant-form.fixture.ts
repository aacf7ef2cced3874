import { act } from "react";
import { type } from "../store/press.fixture.ts";

/** Waits until what was asked is answered. */
export const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));

/** Chooses what says that, in the group whose words begin so. */
export const choose = async (page: HTMLElement, group: string, label: string): Promise<void> => {
  const groups = [...page.querySelectorAll("[role=radiogroup], [role=group]")];
  const within = groups.find((each) => each.textContent.startsWith(group));
  const found = [...(within?.querySelectorAll("label") ?? [])].find(({ textContent }) =>
    textContent.includes(label),
  );
  if (found === undefined) throw new Error(`nothing in ${group} says ${label}`);
  act(() => found.querySelector("input")!.click());
  await settle();
};
/** Types into a field that searches, and takes what it found. */
export const pick = async (page: HTMLElement, label: string, text: string): Promise<void> => {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const field = page.querySelector<HTMLInputElement>(`[id="${found?.htmlFor ?? ""}"]`)!;
  act(() => field.focus());
  type(field, text);
  act(() => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await settle();
};
