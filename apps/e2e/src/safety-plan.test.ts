import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { expectFits } from "./guard/fits.ts";
import { openByKeys, said } from "./screen/answering.ts";
import { casePanel } from "./screen/case-panel.ts";
import { pick, say, tick, writeInto } from "./screen/choices.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import {
  beginPlan,
  fillPart,
  keepAnswer,
  openPlan,
  partKeptBy,
  planField,
  question,
  toParts,
} from "./screen/plan.ts";
import { setStage } from "./stage.ts";
import { arrives, beginCase } from "./talk/cases.ts";
import { idOf } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

/** Every question is reached by Tab, and each screen is looked at. */
vi.setConfig({ testTimeout: 300_000 });

const fits = (page: Page, screen: string): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets });

/** Somebody writes, and Dana has them, and a case of theirs. */
async function beginTheirs(from: string): Promise<{ number: number; caseId: string }> {
  const { url } = stage.house();
  const dana = await signInByHttp(url, "dana");
  const row = await arrives(url, dana, stage.secret(from), stage.secret("I want to be ready"));
  const { caseId } = await beginCase(dana, row, stage.secret("Rosalind"));
  return { number: row.number, caseId };
}

async function letIn(caseId: string): Promise<void> {
  const lee = await signInByHttp(stage.house().url, "lee");
  await lee.ask("mutation { keepShift(state: available) { __typename } }");
  const { done } = await lee.ask<{ done: { __typename: string } }>(
    "mutation ($caseId: ID!, $userId: ID!) { done: letIntoCase(caseId: $caseId, userId: $userId) { __typename } }",
    { caseId, userId: await idOf(lee, "ada") },
  );
  expect(done.__typename).not.toBe("NotFound");
}

it("[SP31] [SP32] two advocates write one plan at once, and one goes on while their line is cut: both words stand at their field until somebody chooses, and none are lost", async () => {
  const { number, caseId } = await beginTheirs("555-0151");
  await letIn(caseId);
  const { page: dana } = await stage.advocate("dana");
  const { page: ada, context: adas } = await stage.advocate("ada");
  await openByKeys(dana, number);
  await openByKeys(ada, number);
  // Both have it open before there is a plan: one begins it, and it is there for both.
  await openPlan(ada);
  await openPlan(dana);
  await fits(dana, "a case without a plan");
  await beginPlan(dana);
  await question(ada, "device_safe").waitFor();
  await toParts(dana);
  await toParts(ada);

  const [tin, neighbour] = [stage.secret("In the blue tin"), stage.secret("With the neighbour")];
  await fillPart(ada, "section.medicine", neighbour);
  await fillPart(dana, "section.medicine", tin);
  await dana.keyboard.press("Tab");
  await partKeptBy(dana, "section.medicine", "Dana");
  const adasMedicine = planField(ada, "section.medicine");
  await adasMedicine.getByText(/^Dana wrote something else here/).waitFor();
  // Neither Ada's words nor her place are taken.
  expect(await hasFocus(adasMedicine.locator("textarea"))).toBe(true);
  expect(await adasMedicine.locator("textarea").inputValue()).toBe(neighbour);
  await adasMedicine.getByText(tin, { exact: true }).waitFor();
  await adasMedicine.getByText("You wrote:").waitFor();
  await fits(ada, "a part that two have written");
  await pressButton(ada, "Keep mine");
  await partKeptBy(ada, "section.medicine", "Ada");
  await expect
    .poll(() => planField(dana, "section.medicine").locator("textarea").inputValue())
    .toBe(neighbour);

  await adas.setOffline(true);
  await ada
    .getByText(/Reconnecting|Offline/)
    .first()
    .waitFor({ timeout: 20_000 });
  const [shed, shoe, sister] = [
    stage.secret("In the shed"),
    stage.secret("In the left shoe"),
    stage.secret("My sister Ines"),
  ];
  await fillPart(ada, "section.money_stash", shed);
  await fillPart(ada, "section.whom_to_trust", sister);
  await ada.keyboard.press("Tab");
  await ada.getByText("2 fields are not saved yet.").waitFor();
  await fillPart(dana, "section.money_stash", shoe);
  await dana.keyboard.press("Tab");
  await partKeptBy(dana, "section.money_stash", "Dana");
  await fits(ada, "a plan while the line is cut");
  expect(await planField(ada, "section.money_stash").locator("textarea").inputValue()).toBe(shed);

  await adas.setOffline(false);
  await ada.getByText("● Live").waitFor({ timeout: 30_000 });
  await partKeptBy(ada, "section.whom_to_trust", "Ada");
  const money = planField(ada, "section.money_stash");
  await money.getByText(/^Dana wrote something else here/).waitFor();
  await money.getByText(shoe, { exact: true }).waitFor();
  expect(await money.locator("textarea").inputValue()).toBe(shed);
  await expectAccessible(ada, "a part that two have written while the line was cut");
  await tabTo(ada, money.getByRole("button", { name: "Use theirs" }), "Shift+Tab");
  await ada.keyboard.press("Enter");
  await expect.poll(() => money.locator("textarea").inputValue()).toBe(shoe);
  await partKeptBy(ada, "section.money_stash", "Dana");
  await expect
    .poll(() => planField(dana, "section.whom_to_trust").locator("textarea").inputValue())
    .toBe(sister);
  await expectAccessible(dana, "a plan that two have written");
});

it("[SP10] [G534] ten questions are asked one at a time in their order, the plan is read aloud, and of it they are given one part that they asked for", async () => {
  const { number } = await beginTheirs("555-0152");
  const { page } = await stage.advocate("dana");
  await openByKeys(page, number);
  await openPlan(page);
  await beginPlan(page);
  const asked: string[] = [];
  const answered = async (answer: () => Promise<void>): Promise<void> => {
    const name = (await question(page).getAttribute("data-plan-question")) ?? "";
    asked.push(name);
    await answer();
    await (["where", "with"].includes(name) ? fits : expectAccessible)(page, `the question ${name}`);
    await keepAnswer(page, name);
  };
  await answered(() => say(page, "Device private", "Private"));
  await answered(() => say(page, "Seen or heard", "Alone"));
  await answered(async () => {
    await say(page, "If contact is lost", "We may text");
    await writeInto(page, "When it is safe, in their words", stage.secret("After the evening bell"));
  });
  await answered(async () => {
    await pick(page, "Where they are: what is known", "City");
    // A town is enough.
    await writeInto(page, "Where they are: City", stage.secret("Ternhaven"));
  });
  await answered(async () => {
    await say(page, "How long there", "For so many minutes");
    await writeInto(page, "How many minutes", "45");
  });
  await answered(() => say(page, "Leaving on foot", "Not sure"));
  await answered(() => tick(page, "Ways to travel", "Bus or train"));
  await answered(async () => {
    await pressButton(page, "Somebody would come");
    await writeInto(page, "What they say of them, 1", stage.secret("My little brother"));
  });
  await answered(() => say(page, "Hurt, or needing medicine", "Not hurt"));
  await answered(() => tick(page, "Weapons and watching", "Cameras"));
  expect(asked).toEqual([
    "device_safe",
    "alone",
    "reconnect",
    "where",
    "how_long",
    "on_foot",
    "transport",
    "with",
    "injury",
    "weapons_watch",
  ]);
  expect(await question(page).count()).toBe(0);
  await planField(page, "section.medicine").waitFor();
  const bag = stage.secret("A small bag at the ferry");
  await fillPart(page, "section.medicine", bag);
  await page.keyboard.press("Tab");
  await partKeptBy(page, "section.medicine", "Dana");
  await fits(page, "ten answers and the parts of a plan");

  await pressButton(page, "Read aloud, or give a part…", "Shift+Tab");
  const given = casePanel(page).getByRole("region", { name: "What they were given" });
  await given.getByText("Nothing.", { exact: true }).waitFor();
  await fits(page, "a plan to read aloud");
  await pressButton(page, "Medicine: send it");
  const form = casePanel(page).getByRole("form", { name: "Medicine: send it" });
  expect(await form.getByRole("button", { name: "Send this part" }).isEnabled()).toBe(false);
  await tick(page, "What was agreed", /^They asked for this part/);
  await fits(page, "a part that is about to be given");
  await pressButton(page, "Send this part");
  await expect
    .poll(() => hasFocus(casePanel(page).getByRole("button", { name: "Medicine: send it" })))
    .toBe(true);
  await said(page, bag).first().waitFor();
  await given.getByText(/^Medicine: sent, Dana, /).waitFor({ timeout: 30_000 });
  await fits(page, "a part that was given");
  await pressButton(page, "Back to writing", "Shift+Tab");
  await expectAccessible(page, "back to writing");
});

it("[SP12] an answer that says that it is not safe goes straight to the close: how to be reached is all that is asked, and nothing is given", async () => {
  const { number } = await beginTheirs("555-0153");
  const { page } = await stage.advocate("dana");
  await openByKeys(page, number);
  await openPlan(page);
  await beginPlan(page);
  await say(page, "Device private", "Private");
  await keepAnswer(page, "device_safe");
  await say(page, "Seen or heard", /^Not alone/);
  await keepAnswer(page, "alone");
  await casePanel(page).getByText("It is not safe to talk.", { exact: true }).waitFor();
  await question(page, "reconnect").waitFor();
  await fits(page, "the close");
  await say(page, "If contact is lost", "They will contact us");
  await keepAnswer(page, "reconnect");
  expect(await question(page).count()).toBe(0);
  await casePanel(page).getByText("Nothing more is asked here now.").waitFor();
  await expectAccessible(page, "the end of the close");
  await toParts(page);
  const tin = stage.secret("Under the third step");
  await fillPart(page, "section.medicine", tin);
  await page.keyboard.press("Tab");
  await partKeptBy(page, "section.medicine", "Dana");
  await pressButton(page, "Read aloud, or give a part…", "Shift+Tab");
  await casePanel(page).getByText(tin, { exact: true }).waitFor();
  expect(
    await casePanel(page)
      .getByRole("button", { name: /send it$/ })
      .count(),
  ).toBe(0);
  await fits(page, "nothing to give at the close");
});
