import type { Page } from "playwright-core";

/** What a lead's board is made of: each is fetched by itself, and moves what stands below it when it comes. */
const PARTS = [
  "Alarms",
  /^Queue health: /,
  /^Suggested: /,
  /^Crisis clocks: /,
  /^Handed over to leads: /,
  /^Unclaimed: /,
  /^On shift: /,
  "Moves of this shift",
  /^Waiting for your word: /,
  /^Follow-ups due next: /,
  "Waiting by channel",
  "The last hour",
  "The next hours",
  /^Said to the shift: /,
] as const;

/** Until every part of a lead's board is there, and until when each of these colleagues is, which comes after them. */
export async function wholeBoard(page: Page, onShift: readonly string[]): Promise<void> {
  for (const name of PARTS) await page.getByRole("heading", { name }).first().waitFor();
  for (const name of onShift)
    await page
      .getByRole("region", { name: new RegExp(`^${name},`) })
      .getByText(/^there until/)
      .waitFor();
}
