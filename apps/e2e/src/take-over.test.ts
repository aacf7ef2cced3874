import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { keepAnnouncements, timesSaid } from "./guard/announcements.ts";
import { claimAndOpen, openByKeys, said, write, writeAnswer, writesOn } from "./screen/answering.ts";
import { queueRow } from "./screen/desk.ts";
import { holdTogether } from "./screen/hold-together.ts";
import { hasFocus, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

let events = 0;

/** Somebody writes in; answers the number of their contact. */
async function writeIn(): Promise<number> {
  events += 1;
  const [from, text] = [
    stage.secret(`555-015${events}`),
    stage.secret(`Can somebody write back, ${events}?`),
  ];
  expect((await deliver(stage.house().url, { event: `t${events}`, from, text })).ok).toBe(true);
  return (await readQueue(await signInByHttp(stage.house().url, "ada"))).at(-1)?.number ?? 0;
}

const field = (page: Page) => page.locator("#composer-text");
const dialog = (page: Page) => page.getByRole("dialog");

const hasIt = async (page: Page): Promise<void> =>
  page.getByRole("button", { name: "Return to queue" }).waitFor();

/** Chooses a reason with the keyboard alone, in the dialog that is open. */
async function giveReason(page: Page, words: string): Promise<void> {
  await page.locator("[role=dialog]:focus-within").waitFor();
  const reason = dialog(page).getByRole("radio", { name: words });
  await page.keyboard.press("Tab");
  for (let step = 0; !(await reason.isChecked()); step += 1) {
    if (step > 10) throw new Error(`Arrow keys do not reach ${words}.`);
    await page.keyboard.press("ArrowDown");
  }
  await tabTo(page, dialog(page).getByRole("button", { name: "Take over", exact: true }));
  await page.keyboard.press("Enter");
}

it("a contact is taken over from somebody who writes in it: they are told why, lose no word and no focus, and their draft goes along", async () => {
  const typed = stage.secret("I am here with you, take your time");
  // What is said aloud stands there for a second only, so it is kept.
  const dana = await stage.newcomer();
  await keepAnnouncements(dana.page);
  await stage.signIn(dana.page, "dana");
  const ada = await stage.advocate("ada");
  const number = await writeIn();
  await claimAndOpen(dana.page, number);
  await openByKeys(ada.page, number);
  const composer = ada.page.locator("[data-pane=composer]");
  await composer.waitFor();
  await write(dana.page, "r", typed);
  await writesOn(dana.page, composer.getByText("Dana is writing"));
  const words = await field(dana.page).inputValue();
  stage.secret(words);

  await tabTo(ada.page, ada.page.getByRole("button", { name: "Take over…" }), "Shift+Tab");
  await ada.page.keyboard.press("Enter");
  // Whoever types has stopped for as long as this took; what is certain is that they are still there.
  await dialog(ada.page)
    .getByText(/^Dana (is|has it)/)
    .waitFor();
  await giveReason(ada.page, "It cannot wait");

  await hasIt(ada.page);
  await ada.page.getByText(/^Draft by Dana, not sent/).waitFor();
  await composer.getByText(words, { exact: true }).waitFor();
  // The button is gone with its reason to be: the next thing to do is to write.
  await expect.poll(() => hasFocus(field(ada.page))).toBe(true);

  await dana.page.getByText(/^Ada took this over from you at .* Why: It cannot wait\.$/).waitFor();
  await expect
    .poll(() => timesSaid(dana.page, `Ada took over contact ${number}. Why: It cannot wait.`, "assertive"))
    .toBe(1);
  expect(await hasFocus(field(dana.page))).toBe(true);
  await dana.page.keyboard.type(" and more");
  expect(await field(dana.page).inputValue()).toBe(words);
  expect(await field(dana.page).getAttribute("readonly")).not.toBeNull();

  await ada.page.getByRole("button", { name: "Write on with it" }).click();
  await expect.poll(() => field(ada.page).inputValue()).toBe(words);
  await expect.poll(() => hasFocus(field(ada.page))).toBe(true);
  await ada.page.keyboard.press("Control+Enter");
  await said(ada.page, words).waitFor();
});

it("by the palette too; and whoever is at another contact reads it in their row", async () => {
  const [dana, lee] = [await stage.advocate("dana"), await stage.advocate("lee")];
  const [number, other] = [await writeIn(), await writeIn()];
  await claimAndOpen(dana.page, number);
  await pressInTurn(dana.page, "g", "q");
  await openByKeys(dana.page, other);
  await openByKeys(lee.page, number);
  // What can be done with a contact is known once it is loaded.
  await lee.page.getByRole("button", { name: "Take over…" }).waitFor();
  await lee.page.keyboard.press("Control+k");
  await lee.page.getByPlaceholder("What do you want to do?").fill("take over from");
  await lee.page.getByRole("menuitem", { name: /^Take over/, disabled: false }).waitFor();
  await lee.page.keyboard.press("ArrowDown");
  await lee.page.keyboard.press("Enter");
  await dialog(lee.page).getByText("Take over contact").waitFor();
  await giveReason(lee.page, "To support Dana");
  await hasIt(lee.page);
  await queueRow(dana.page, number).getByText("Lee took this over. Why: To support Dana.").waitFor();
  await expect.poll(() => hasFocus(field(lee.page))).toBe(true);
  await writeAnswer(lee.page, stage.secret("We are two now"));
  // Whoever is at another contact stays there, with their focus.
  expect(await dana.page.getByRole("heading", { level: 1 }).textContent()).toContain(String(other));
});

it("of two who take over at once one has it, and the other learns who; what was returned meanwhile can only be claimed", async () => {
  const number = await writeIn();
  const people = await Promise.all((["dana", "ada", "marta"] as const).map((name) => stage.advocate(name)));
  const [dana, ada, marta] = people.map(({ page }) => page) as [Page, Page, Page];
  await claimAndOpen(dana, number);
  for (const page of [ada, marta]) {
    await openByKeys(page, number);
    await page.getByRole("button", { name: "Take over…" }).click();
    await dialog(page).getByText("Agreed together").click();
  }
  // Neither is heard before both have asked.
  const asked = await holdTogether([ada, marta], "TakeOver");
  for (const page of [ada, marta])
    await dialog(page).getByRole("button", { name: "Take over", exact: true }).click();
  await asked();
  const lee = await signInByHttp(stage.house().url, "lee");
  const holder = async () => (await readQueue(lee)).find((row) => row.number === number)?.holder?.name ?? "";
  await expect.poll(holder).toMatch(/^(Ada|Marta)/);
  const [name] = (await holder()).split(" ");
  const [winner, loser] = name === "Ada" ? [ada, marta] : [marta, ada];
  await hasIt(winner);
  await loser
    .getByText(new RegExp(`^${name} (has this since|took this over from Dana)`))
    .first()
    .waitFor();

  if (await dialog(loser).isVisible()) await dialog(loser).getByRole("button", { name: "Cancel" }).click();
  await loser.getByRole("button", { name: "Take over…" }).click();
  await winner.getByRole("button", { name: "Return to queue" }).click();
  await dialog(loser).getByText("no longer has this contact.").waitFor();
  expect(await dialog(loser).getByRole("button", { name: "Take over", exact: true }).isDisabled()).toBe(true);
  await dialog(loser).getByRole("button", { name: "Cancel" }).click();
  await loser.getByRole("button", { name: "Claim", exact: true }).first().waitFor();
});

it("a colleague asks for a contact with one press, its holder answers in place, and nobody is taken from where they are", async () => {
  const number = await writeIn();
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await claimAndOpen(dana.page, number);
  await write(dana.page, "r", stage.secret("I am with you"));
  await openByKeys(ada.page, number);
  await tabTo(ada.page, ada.page.getByRole("button", { name: "Ask for it" }), "Shift+Tab");
  await ada.page.keyboard.press("Enter");
  await ada.page.getByText("You asked Dana for this").waitFor();
  await dana.page.locator("header").getByText("Ada asks for this").waitFor();
  await queueRow(dana.page, number).getByText("Ada asks for this").waitFor();
  expect(await hasFocus(field(dana.page))).toBe(true);
  expect(await dialog(dana.page).count()).toBe(0);

  // Asked before the page was loaded, it is asked still.
  await dana.page.reload();
  await dana.page.getByRole("button", { name: "Not now" }).click();
  // Whoever was asked is left in peace for a while, and whoever asked is told for how long.
  await ada.page.getByText(/^Dana: not now\. You can ask again from .*\d/).waitFor();
  expect(await ada.page.getByRole("button", { name: "Ask for it" }).count()).toBe(0);

  const marta = await stage.advocate("marta");
  await openByKeys(marta.page, number);
  await marta.page.getByRole("button", { name: "Ask for it" }).click();
  await dana.page.getByRole("button", { name: "Give it to Marta" }).click();
  await marta.page.getByRole("button", { name: "Accept", exact: true }).first().click();
  await hasIt(marta.page);
  await dana.page
    .getByText(/^Marta has this since/)
    .first()
    .waitFor();
});
