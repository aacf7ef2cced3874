import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { queueRow } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("button", { name, exact: typeof name === "string" });

async function press(page: Page, name: string | RegExp): Promise<void> {
  await button(page, name).click();
}
async function choose(page: Page, menu: string | RegExp, item: string | RegExp): Promise<void> {
  await press(page, menu);
  await page
    .getByRole("menuitem", { name: item })
    .or(page.getByRole("menuitemradio", { name: item }))
    .first()
    .click();
}
async function open(page: Page, number: number): Promise<void> {
  await queueRow(page, number).click();
  await page.getByRole("heading", { name: `Contact ${number}`, level: 1 }).waitFor();
}
/** Tells of whatever wants to be dragged, and of every key that somebody needed. */
async function watchHands(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(self, { hands: seen });
    for (const kind of ["keydown", "dragstart"])
      addEventListener(kind, () => seen.push(kind), { capture: true });
  });
  return () =>
    page.evaluate(() => [
      ...(self as unknown as { hands: string[] }).hands,
      ...[...document.querySelectorAll("[draggable=true]")].map(({ tagName }) => `draggable ${tagName}`),
    ]);
}

it("every move of a contact is made with single presses of a pointer: no key, and nothing is dragged", async () => {
  for (const number of [1, 2])
    await deliver(stage.house().url, {
      event: `p${number}`,
      from: stage.secret(`555-018${number}`),
      text: stage.secret(`Is there a bed tonight, asks ${number}`),
    });
  const [dana, ada, lee] = [
    await stage.advocate("dana"),
    await stage.advocate("ada"),
    await stage.advocate("lee"),
  ];
  for (const { page } of [dana, ada, lee]) await queueRow(page, 2).waitFor();
  const hands = [await watchHands(dana.page), await watchHands(ada.page), await watchHands(lee.page)];

  // Claim in the list, open, judge, set aside and back.
  await press(dana.page, "Claim contact 1");
  await queueRow(dana.page, 1).getByText("You have this").waitFor();
  await open(dana.page, 1);
  await choose(dana.page, /^Lane: /, "Tip");
  await button(dana.page, "Lane: Tip").waitFor();
  await choose(dana.page, "Set aside", /^for /);
  await choose(dana.page, "Set aside: change", "Bring back now");
  await button(dana.page, "Set aside").waitFor();

  // Offer, withdraw, offer again; the colleague accepts.
  await choose(dana.page, "Transfer", /^Ada/);
  await button(ada.page, "Accept contact 1").waitFor();
  await press(dana.page, "Withdraw offer");
  // Whoever accepted the offer that is gone would be refused.
  await button(ada.page, "Accept contact 1").waitFor({ state: "detached" });
  await choose(dana.page, "Transfer", /^Ada/);
  await press(ada.page, "Accept contact 1");
  await queueRow(ada.page, 1).getByText("You have this").waitFor();

  // Taken over with a reason, taken back by the lead, claimed at the contact, returned.
  await press(dana.page, /^Take over/);
  await dana.page.getByText("It cannot wait").click();
  await press(dana.page, "Take over");
  await button(dana.page, "Return to queue").waitFor();
  // A lead who still saw it with Ada would be told that it has changed.
  await queueRow(lee.page, 1)
    .getByText(/^Dana has this/)
    .waitFor();
  await open(lee.page, 1);
  await press(lee.page, "Take back to queue");
  await press(dana.page, "Claim");
  await press(dana.page, "Return to queue");

  // From the board to the contact, and to its end.
  await lee.page.getByRole("link", { name: "Board", exact: true }).click();
  await lee.page.getByRole("link", { name: /^Contact 2\b/ }).click();
  await lee.page.getByRole("heading", { name: "Contact 2", level: 1 }).waitFor();
  await press(lee.page, "Claim");
  await press(lee.page, "Close…");
  await lee.page.getByRole("option", { name: "Information given" }).click();
  await press(lee.page, "Close contact");
  await queueRow(lee.page, 2).waitFor({ state: "detached" });
  for (const seen of hands) expect(await seen()).toEqual([]);
});
