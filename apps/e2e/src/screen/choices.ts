import type { Page } from "playwright-core";
import { hasFocus, tabTo } from "./keyboard.ts";

/** More than any group of alternatives has. */
const CHOICES_MAX = 30;

/** Says one of several things, of which none may be chosen yet, with the keyboard alone. */
export async function say(page: Page, group: string, name: string | RegExp): Promise<void> {
  const all = page.getByRole("radiogroup", { name: group, exact: true });
  const radios = all.getByRole("radio");
  const wanted = all.getByRole("radio", { name, exact: true });
  const checked = radios.and(page.locator(":checked"));
  await radios.first().waitFor();
  await tabTo(page, (await checked.count()) === 0 ? radios.first() : checked);
  if (await hasFocus(wanted)) await page.keyboard.press("Space");
  for (let presses = 0; !(await wanted.isChecked()); presses += 1) {
    if (presses > CHOICES_MAX) throw new Error(`The arrow keys do not reach ${String(name)}.`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Marks one of several things that may hold together, with the keyboard alone. */
export async function tick(page: Page, group: string, name: string | RegExp): Promise<void> {
  const box = page.getByRole("group", { name: group, exact: true }).getByRole("checkbox", { name });
  await tabTo(page, box);
  await page.keyboard.press("Space");
  await box.and(page.locator(":checked")).waitFor();
}

/** Chooses from a longer list by typing, until it stands there as chosen. */
export async function pick(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true }).and(page.getByRole("combobox"));
  await tabTo(page, field);
  await page.keyboard.type(typed);
  // What can be chosen may still be fetched: before it is there, Enter chooses nothing.
  await field.and(page.locator("[aria-activedescendant]")).waitFor();
  await page.keyboard.press("Enter");
}

/** Writes into a field by its name. */
export async function writeInto(page: Page, label: string, words: string): Promise<void> {
  await tabTo(page, page.getByRole("textbox", { name: label, exact: true }));
  await page.keyboard.type(words);
}

/** Marks everything that can be marked in a group of groups, from its first on, with the keyboard alone. */
export async function tickAll(page: Page, group: string): Promise<void> {
  const boxes = page.getByRole("group", { name: group, exact: true }).getByRole("checkbox");
  await tabTo(page, boxes.first());
  for (const count = await boxes.count(), box = boxes; ;) {
    await page.keyboard.press("Space");
    if ((await box.and(page.locator(":checked")).count()) === count) return;
    await page.keyboard.press("Tab");
  }
}

/** Types a day and a time into a field that takes both, as they are typed in American English. */
export async function typeMoment(page: Page, label: string, at: Date): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await tabTo(page, field);
  const [hours, minutes] = [at.getHours(), at.getMinutes()];
  await page.keyboard.type(`${two(at.getMonth() + 1)}${two(at.getDate())}${at.getFullYear()}`);
  // A year could have more digits.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type(timeOfDay(hours, minutes));
}

/** Types a time of day into a field that takes one, as it is typed in American English. */
export async function typeTime(page: Page, label: string, at: Date): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(timeOfDay(at.getHours(), at.getMinutes()));
}

const timeOfDay = (hours: number, minutes: number): string =>
  `${two(hours % 12 === 0 ? 12 : hours % 12)}${two(minutes)}${hours < 12 ? "A" : "P"}`;

const two = (number: number): string => String(number).padStart(2, "0");
