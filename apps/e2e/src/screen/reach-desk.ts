import type { Locator, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../house/house.ts";
import type { Stage } from "../stage.ts";
import type { StaffMember } from "../talk/staff.ts";
import { claimFocused } from "./answering.ts";
import { hasFocus, tabTo } from "./keyboard.ts";
import type { ReachLabels } from "./reach-labels.ts";

/** Somebody signs in by keyboard, at a console in a language. */
export async function enter(stage: Stage, labels: ReachLabels, who: StaffMember): Promise<Page> {
  const { page } = await stage.newcomer({ locale: labels.browser });
  await page.goto(stage.house().url.href);
  await tabTo(page, page.getByLabel(labels.username));
  await page.keyboard.type(who);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: labels.queue, exact: true }).first().waitFor();
  await page.getByText(labels.live).waitFor();
  return page;
}

/** The row of a contact in the queue, by its short number. */
export function rowOf(page: Page, labels: ReachLabels, number: number): Locator {
  return page.getByRole("row", { name: new RegExp(`${labels.contact} ${number}\\b`) });
}

/** Claims a contact in the queue and opens it, with the keyboard alone. */
export async function claimAndOpen(page: Page, labels: ReachLabels, number: number): Promise<void> {
  const row = rowOf(page, labels, number);
  await row.waitFor();
  // Claiming is off while the queue may be out of date.
  await page.getByText(labels.live).waitFor();
  await tabTo(page, page.getByRole("grid").locator("[role=row][tabindex='0']"));
  await page.keyboard.press("Home");
  for (let step = 0; !(await hasFocus(row)); step += 1) {
    if (step > 5) throw new Error(`the arrow keys do not reach contact ${number}`);
    await page.keyboard.press("ArrowDown");
  }
  await claimFocused(page, row, row.getByText(labels.mine), { changed: labels.changed });
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: labels.conversation }).waitFor();
  await page.locator("[data-keys=contact] :focus").waitFor();
}

/** Out of the field one writes in, where a key is a letter. */
export async function outOfFields(page: Page): Promise<void> {
  if (await page.evaluate(() => document.activeElement?.matches("textarea, input") ?? false))
    await page.keyboard.press("Escape");
}
