import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { keepAnnouncements, timesSaid } from "./guard/announcements.ts";
import { covered, cutOff, overflowing } from "./guard/overflow.ts";
import { claimAndOpen } from "./screen/answering.ts";
import { hasFocus, pressButton } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

vi.setConfig({ testTimeout: 240_000 });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };
const CHORD = "Control+Shift+E";

/** A dialog covers what lies under it, and is meant to. */
async function fits(page: Page, screen: string, isDialog = false): Promise<void> {
  await page.setViewportSize(NARROW);
  expect([
    ...(await overflowing(page, screen)),
    ...(await cutOff(page, screen)),
    ...(isDialog ? [] : await covered(page, screen)),
  ]).toEqual([]);
  await expectAccessible(page, screen);
  await page.setViewportSize(WIDE);
}

it("[AL36] [AL38] a contact is escalated by one chord from where one writes, in two steps; a lead is alarmed, says that they see it, and whoever escalated reads who and when", async () => {
  const { url } = stage.house();
  const [danaByHttp, lee] = await Promise.all([signInByHttp(url, "dana"), signInByHttp(url, "lee")]);
  await lee.ask("mutation { keepShift(state: available) { __typename } }");
  const row = await arrives(url, danaByHttp, stage.secret("555-0178"), stage.secret("he is at the door"));
  const number = String(row.number);

  const ours = await stage.newcomer();
  await keepAnnouncements(ours.page);
  await stage.signIn(ours.page, "dana");
  const theirs = await stage.newcomer();
  await keepAnnouncements(theirs.page);
  await stage.signIn(theirs.page, "lee");
  const [page, lead] = [ours.page, theirs.page];
  await claimAndOpen(page, row.number);
  await page.keyboard.press("r");
  const field = page.locator("#composer-text");
  await expect.poll(() => hasFocus(field)).toBe(true);

  await page.keyboard.press(CHORD);
  const dialog = page.getByRole("dialog", { name: `Escalate contact ${number}` });
  await dialog.getByText("Will be called: Lee").waitFor();
  await fits(page, "who would be called", true);
  // The first step, however often, does nothing.
  await page.keyboard.press(CHORD);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(field)).toBe(true);
  const bar = lead.getByRole("region", { name: "Colleagues who call a lead" });
  expect(await bar.count()).toBe(0);

  await page.keyboard.press(CHORD);
  await dialog.getByText("Will be called: Lee").waitFor();
  await pressButton(page, "Escalate now");
  await page.getByText(/^Escalated at .* Called: Lee\. Nobody has seen it yet\.$/).waitFor();
  await page.getByText("Danger: marked by a colleague").first().waitFor();
  await expect.poll(() => hasFocus(field)).toBe(true);

  await bar.getByText(new RegExp(`^Dana calls you: contact ${number} is in danger\\.`)).waitFor();
  await expect
    .poll(() =>
      timesSaid(lead, `Dana calls you: contact ${number} is in danger. under 1 min ago.`, "assertive"),
    )
    .toBe(1);
  // It leads the queue at once.
  await expect.poll(() => lead.locator("[role=row]").first().textContent()).toContain(number);
  await fits(lead, "a colleague who calls a lead");
  await pressButton(lead, `I see it: contact ${number}`);
  await bar.waitFor({ state: "detached" });

  await page.getByText(/^Lee has seen it, \d\d:\d\d:\d\d\.$/).waitFor();
  await expect
    .poll(() => timesSaid(page, `Lee has seen your escalation of contact ${number}.`, "assertive"))
    .toBe(1);
  expect(await hasFocus(field)).toBe(true);
  await fits(page, "who has seen it");
});
