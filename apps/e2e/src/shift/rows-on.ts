import type { Page } from "playwright-core";

/** Higher than any queue of these tests, so that all of its rows are in the document. */
const TALL = { width: 1440, height: 6_000 };

/** Lets a console show everything that is open, in its latest order. */
export async function showAll(page: Page): Promise<void> {
  await page.setViewportSize(TALL);
  await page.getByRole("radio", { name: /^All / }).click();
  const held = page.getByRole("button", { name: /(new|changed) ▲$/ });
  if (await held.isVisible()) await held.click();
}

/** The rows of a console, by number, with what they say of whoever has them. */
export async function rowsOn(page: Page): Promise<ReadonlyMap<number, string>> {
  const names = await page
    .getByRole("grid")
    .getByRole("row")
    .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? ""));
  return new Map(
    names.map((name) => [
      Number(/Contact (\d+)\b/.exec(name)?.[1]),
      /(Unclaimed|You have this|\w+ has this)/.exec(name)?.[1] ?? name,
    ]),
  );
}
