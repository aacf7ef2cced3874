import type { Locator, Page } from "playwright-core";
import { ENGLISH } from "./call-labels.ts";
import { pressButton, tabTo } from "./keyboard.ts";
import { doInCall } from "./telephone.ts";

/** Opens the form by which somebody else is called from a contact, and says whom, with the keyboard alone. */
export async function callSomebody(page: Page, role: string): Promise<void> {
  await doInCall(page, ENGLISH, "Call somebody…");
  const radio = form(page).getByRole("radio", { name: role, exact: true });
  await tabTo(page, form(page).getByRole("radio").first());
  for (let presses = 0; !(await radio.isChecked()); presses += 1) {
    if (presses > 10) throw new Error(`the arrow keys do not reach ${role}`);
    await page.keyboard.press("ArrowRight");
  }
}

/** Takes the centre of the list, of a place that nobody knows. */
export async function chooseCentre(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("switch", { name: "The place is not known" }));
  await page.keyboard.press("Space");
  await pressButton(page, name);
}

/** Types a name and a number, and says that the person is on the line, agreed to that, and speaks for themself. */
export async function typeParty(page: Page, who: string, number: string): Promise<void> {
  await tabTo(page, form(page).getByLabel("Name"));
  await page.keyboard.type(who);
  await page.keyboard.press("Tab");
  await page.keyboard.type(number);
  const told = form(page).getByRole("radiogroup", { name: "What they are told" });
  const speaks = told.getByRole("radio", { name: "the person is on the line and speaks for themself" });
  await tabTo(page, told.getByRole("radio").first());
  for (let presses = 0; !(await speaks.isChecked()); presses += 1) {
    if (presses > 5) throw new Error("the arrow keys do not reach what is said last");
    await page.keyboard.press("ArrowRight");
  }
  await tabTo(page, form(page).getByRole("switch", { name: /^The person said yes to this call/ }));
  await page.keyboard.press("Space");
}

/** Calls whom the form says. */
export async function sendParty(page: Page): Promise<void> {
  await tabTo(page, form(page).getByRole("button", { name: "Call", exact: true }));
  await page.keyboard.press("Enter");
}

/** What is shown of somebody who was called from the contact. */
export function calledParty(page: Page, name: string): Locator {
  return page
    .getByRole("list", { name: "Who was called from here" })
    .getByRole("listitem")
    .filter({ hasText: name });
}

function form(page: Page): Locator {
  return page.getByRole("form", { name: "Call somebody" });
}
