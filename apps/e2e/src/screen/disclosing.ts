import type { Locator, Page } from "playwright-core";
import { pick, say, tickAll } from "./choices.ts";
import { pressButton } from "./keyboard.ts";

/** What would be told, to whom and why. */
export interface Asked {
  readonly to: string;
  readonly purpose: string;
  readonly wish: string;
  /** Says what is feared; nothing, where it is left out. */
  readonly fears?: () => Promise<void>;
}

/** Composes what would be told of all that is known, with the keyboard alone, until it is decided. */
export async function decideAll(page: Page, { to, purpose, wish, fears }: Asked): Promise<void> {
  await pressButton(page, "Tell somebody something…");
  await pick(page, "To whom", to);
  await pick(page, "What for", purpose);
  await pick(page, "On whose wish", wish);
  await (fears?.() ?? say(page, "Is danger or harm to somebody feared?", "No"));
  await tickAll(page, "What they would be told");
  await pressButton(page, "See what may go");
  await decided(page).waitFor();
}

/** What may go of it, and what not and why. */
export function decided(page: Page): Locator {
  return page.getByRole("region", { name: "Nothing has gone yet. What may go now:" });
}

/** Why something of somebody stays, where what is decided stands there. */
export async function whyStays(page: Page, whose: string): Promise<string> {
  return (await decided(page).getByRole("listitem").filter({ hasText: whose }).first().textContent()) ?? "";
}

/** What went, or would, line by line. */
export function packetLines(page: Page): Locator {
  return page.locator("[data-packet] li");
}

/** What left the case that is open, or was asked to, one by one. */
export function whatLeft(page: Page): Locator {
  return page.getByRole("region", { name: "What left this case" }).getByRole("listitem");
}
