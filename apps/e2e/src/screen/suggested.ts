import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { timesSaid } from "../guard/announcements.ts";

/** More than there are suggestions that change while one is looked at. */
const PRESSES_MAX = 20;

/** What can be done with what is suggested, and what a lead hears of it. */
interface Deed {
  readonly button: RegExp;
  readonly done: readonly string[];
  /** What they hear who were a moment late: what is suggested follows what everybody has. */
  readonly late: readonly string[];
}
export const OFFERS: Deed = {
  button: /^Offer it: /,
  done: ["Dana", "Ada", "Marta", "Asha"].map((name) => `is offered to ${name}.`),
  late: [
    "This contact changed a moment ago.",
    "They take nothing new now.",
    "They said no to it, and nothing has changed since.",
    "Something is offered to them already, or this is to somebody.",
    "This contact is no longer here.",
  ],
};
export const LETS_BE: Deed = {
  button: /^Let it be: /,
  done: ["Let be. It comes back if its reason grows."],
  late: ["It is not let be: it is not suggested any more"],
};

/** Keeps what the button is called that was pressed last, and gives it. */
async function keepPressed(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    for (const kind of ["keydown", "pointerdown"])
      addEventListener(
        kind,
        ({ target }) => {
          if (target instanceof Element)
            document.documentElement.dataset["pressed"] = target.closest("button")?.ariaLabel ?? "";
        },
        { capture: true },
      );
  });
  return async () => (await page.locator("html").getAttribute("data-pressed")) ?? "";
}

/**
 * Does it with whatever stands first among what is suggested when it is pressed, again as often as it was suggested no longer,
 * until that is gone from there.
 */
export async function takeUp(
  press: (part: Locator, what: Locator) => Promise<void>,
  suggested: Locator,
  { button, done, late }: Deed,
): Promise<void> {
  const page = suggested.page();
  const pressed = await keepPressed(page);
  const heard = async (...words: readonly string[]): Promise<number> =>
    (await Promise.all(words.map((each) => timesSaid(page, each)))).reduce((sum, times) => sum + times, 0);
  const [before, doneBefore] = [await heard(...done, ...late), await heard(...done)];
  for (let presses = 1; presses <= PRESSES_MAX; presses += 1) {
    await press(suggested, suggested.getByRole("button", { name: button }).first());
    await expect.poll(() => heard(...done, ...late)).toBe(before + presses);
    if ((await heard(...done)) === doneBefore) continue;
    await suggested
      .getByRole("button", { name: await pressed(), exact: true })
      .waitFor({ state: "detached" });
    return;
  }
  throw new Error("nothing that is suggested stays so until it is pressed");
}
