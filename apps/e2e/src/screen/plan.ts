import type { Locator, Page } from "playwright-core";
import { casePanel, intoCase } from "./case-panel.ts";
import { say } from "./choices.ts";
import { pressButton, tabTo } from "./keyboard.ts";

/** A field of the safety plan, by the name under which it is kept. */
export function planField(page: Page, name: string): Locator {
  return casePanel(page).locator(`[data-plan-field="${name}"]`);
}

/** The question that is asked now. */
export function question(page: Page, name?: string): Locator {
  return casePanel(page).locator(
    name === undefined ? "[data-plan-question]" : `[data-plan-question=${name}]`,
  );
}

/** Lays open the safety plans of the case beside the open contact, until there is something to read. */
export async function openPlan(page: Page): Promise<void> {
  await intoCase(page);
  await pressButton(page, "Open the safety plan");
  await casePanel(page)
    .getByRole("form", { name: "Begin a safety plan" })
    .or(casePanel(page).getByRole("heading", { name: "First questions" }))
    .first()
    .waitFor();
}

/** Begins a plan with whoever speaks, for themself, until its first question stands there. */
export async function beginPlan(page: Page): Promise<void> {
  await say(page, "As whom they speak", "For themself");
  await pressButton(page, "Begin the plan");
  await question(page, "device_safe").waitFor();
}

/** Keeps what was said to a question, until another is asked or none. */
export async function keepAnswer(page: Page, name: string): Promise<void> {
  await pressButton(page, "Keep this answer");
  await question(page, name).waitFor({ state: "detached" });
}

/** Goes to the parts of the plan. */
export async function toParts(page: Page): Promise<void> {
  await pressButton(page, "Go on to the plan itself");
  await planField(page, "section.medicine").waitFor();
}

/** Writes into a part of the plan. It is kept once it is left. */
export async function fillPart(page: Page, name: string, words: string): Promise<void> {
  const field = planField(page, name).locator("textarea");
  await tabTo(page, field);
  await page.keyboard.type(words);
}

/** Until a part is kept as somebody wrote it. */
export async function partKeptBy(page: Page, name: string, who: string): Promise<void> {
  await planField(page, name)
    .getByText(new RegExp(`^${who}, `))
    .waitFor();
}
