import type { Locator, Page } from "playwright-core";
import { pressKeys } from "../browser/interactions.ts";

/** What hands did in the panel, and how long each press took until it was to be seen, in milliseconds. */
export interface Grounded {
  /** Going into the panel and out of it. */
  readonly door: readonly number[];
  /** Beginning something, the number said before, a step, a silence, and the way back. */
  readonly walk: readonly number[];
}

const PAUSE_MS = 40;

/**
 * Goes through the panel once as an advocate does: begins what is offered first, takes a number, does a step, waits in a
 * silence, and ends there. What got worse would not be offered again.
 */
export async function groundOnce(page: Page): Promise<Grounded> {
  const panel = page.locator("[data-pane=grounding]");
  const press = async (name: string): Promise<readonly number[]> => {
    await panel.getByRole("button", { name, exact: true }).focus();
    return pressKeys(page, ["Enter"], PAUSE_MS);
  };
  const opened = await pressKeys(page, ["b"], PAUSE_MS);
  await panel.locator("[data-grounding-next]:focus").waitFor();
  const begun = await pressKeys(page, ["Enter"], PAUSE_MS);
  await focused(panel.locator("input[inputmode=numeric]"));
  const rated = await pressKeys(page, ["7", "Enter"], PAUSE_MS);
  await panel.getByText(/^Step 1 of /).waitFor();
  const stepped = await press("Done: next");
  await panel.getByText(/^Step 2 of /).waitFor();
  const silent = await press("They are silent");
  await panel.getByText("They are silent. It waits").waitFor();
  const gone = await press("They do not come back");
  await panel.getByText("Over", { exact: true }).waitFor();
  const back = await press("Back to what can be offered");
  await panel.getByText("What is known of them").waitFor();
  const closed = await press("Close grounding");
  await panel.waitFor({ state: "detached" });
  await focused(page.locator("#contact-heading"));
  return {
    door: [...opened, ...closed],
    walk: [...begun, ...rated, ...stepped, ...silent, ...gone, ...back],
  };
}

/** Where keys go next; what is drawn late takes the focus itself, too. */
async function focused(place: Locator): Promise<void> {
  await place.waitFor();
  await place.focus();
}
