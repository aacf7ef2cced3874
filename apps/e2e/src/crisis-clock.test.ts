import type { Locator, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { expectFits } from "./guard/fits.ts";
import { openByKeys, opened } from "./screen/answering.ts";
import { casePanel } from "./screen/case-panel.ts";
import { say, writeInto } from "./screen/choices.ts";
import { hasFocus, pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { beginPlan, openPlan, planField, toParts } from "./screen/plan.ts";
import { setStage } from "./stage.ts";
import { arrives, beginCase } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

/** Every stop is reached by Tab, and each screen is looked at. */
vi.setConfig({ testTimeout: 300_000 });

const fits = (page: Page, screen: string): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets });

/** The clock of the plan that is open. */
const clock = (page: Page): Locator =>
  casePanel(page).getByRole("region", { name: "Crisis clock", exact: true });
const next = (page: Page): Locator => clock(page).locator("[data-crisis-next]");
const checkpoint = (page: Page, id: string): Locator => clock(page).locator(`[data-checkpoint=${id}]`);
/** What stands of clocks on every screen. */
const bar = (page: Page): Locator => page.getByRole("region", { name: "Crisis clocks", exact: true });
/** A clock on the board. */
const onBoard = (page: Page, number: number): Locator =>
  page.locator("#work [data-crisis]").filter({ hasText: `Crisis clock of case ${String(number)}` });

async function keepShift(name: "dana" | "lee"): Promise<void> {
  const staff = await signInByHttp(stage.house().url, name);
  await staff.ask("mutation { keepShift(state: available) { state } }");
}

it("[SP40] [DB580] [DB581] an edit makes a plan one of a crisis: its clock is shown to whoever has it, outlives the gateway, is met with what was done, and a lead has it stand still", async () => {
  const { url } = stage.house();
  const dana = await signInByHttp(url, "dana");
  const row = await arrives(
    url,
    dana,
    stage.secret("555-0161"),
    stage.secret("I go tonight, whatever happens"),
  );
  const { number } = await beginCase(dana, row, stage.secret("Evangeline"));
  await keepShift("dana");
  const { page } = await stage.advocate("dana");
  await openByKeys(page, row.number);
  await openPlan(page);
  await beginPlan(page);
  await clock(page).getByText("No crisis clock runs for this plan.").waitFor();
  await fits(page, "a plan without a clock");

  // She says that she leaves now.
  await toParts(page);
  await say(page, "How near leaving is", "Now");
  await page.keyboard.press("Tab");
  await next(page)
    .getByText(/^▲ Next: “15 min: a lead knows”, due in 1[45] min$/)
    .waitFor();
  await clock(page)
    .getByText(/^Has run since .*, started by Dana: they leave now\.$/)
    .waitFor();
  await clock(page)
    .getByText(/^Yours since /)
    .waitFor();
  expect(await clock(page).locator("[data-checkpoint]").count()).toBe(5);
  await checkpoint(page, "lead_aware").getByText("A lead says that.").waitFor();
  await bar(page)
    .getByText(new RegExp(`Crisis clock of case ${String(number)}\\. Next: “15 min: a lead knows”`))
    .waitFor();
  expect(await planField(page, "ready_to_leave").count()).toBe(1);
  await fits(page, "a plan with its clock");

  // The house goes away under it, and comes back.
  await stage.house().gateway().kill();
  await clock(page).getByText("The gateway is away.").waitFor({ timeout: 20_000 });
  await stage.house().startAgain();
  await page.getByText("● Live").waitFor({ timeout: 30_000 });
  await clock(page).getByText("The gateway is away.").waitFor({ state: "detached" });
  await next(page)
    .getByText(/^▲ Next: “15 min: a lead knows”, due in/)
    .waitFor();
  await clock(page)
    .getByText(/^Yours since /)
    .waitFor();

  // What was tried is said with the checkpoint.
  const tried = stage.secret("Three shelters, Harbour House has a bed");
  await pressButton(page, "It is met: 1 h: what was tried…", "Shift+Tab");
  await writeInto(page, "What was done: three words at least, or nothing", tried);
  await fits(page, "a checkpoint that is about to be met");
  await pressButton(page, "Keep as met: 1 h: what was tried");
  await checkpoint(page, "options_tried")
    .getByText(/^Met: Dana, /)
    .waitFor();
  await checkpoint(page, "options_tried").getByText(tried, { exact: true }).waitFor();
  await fits(page, "a checkpoint that was met");

  // A lead comes, and goes to it from the board.
  await keepShift("lee");
  const { page: lee } = await stage.advocate("lee");
  await lee.getByText("● Live").waitFor();
  await pressInTurn(lee, "g", "b");
  await lee.locator("#work:focus").waitFor();
  const listed = onBoard(lee, number);
  await listed.getByText(/^▲ Next: “15 min: a lead knows”/).waitFor();
  await listed.getByText(/^Dana has had it since /).waitFor();
  await fits(lee, "the board with a clock");
  await tabTo(lee, listed.getByRole("link", { name: `Safety plan, contact ${String(row.number)}` }));
  await lee.keyboard.press("Enter");
  await opened(lee, row.number);
  await expect.poll(() => hasFocus(clock(lee).getByRole("heading", { name: "Crisis clock" }))).toBe(true);
  await pressButton(lee, "It is met: 15 min: a lead knows…");
  await pressButton(lee, "Keep as met: 15 min: a lead knows");
  await checkpoint(page, "lead_aware")
    .getByText(/^Met: Lee, /)
    .waitFor();

  const why = stage.secret("She is with the police until morning");
  await pressButton(lee, "Have the clock stand still…");
  expect(await clock(lee).getByRole("button", { name: "Stand still", exact: true }).isEnabled()).toBe(false);
  await writeInto(lee, "Why it stands still, in three words at least", why);
  await pressButton(lee, /^Stand still$/);
  for (const each of [page, lee]) {
    await next(each)
      .getByText(/^▲ Has stood still since /)
      .waitFor();
    await clock(each).getByText(why, { exact: true }).waitFor();
  }
  await bar(page)
    .getByText(/Has stood still since /)
    .waitFor();
  await fits(lee, "a clock that stands still");
  await expectAccessible(page, "a clock that a lead had stand still");
});
