import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { claimAndOpen, openByKeys, underWay, write } from "./screen/answering.ts";
import { queueRow } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

let events = 0;

/** Somebody writes in; answers the number of their contact. */
async function writeIn(): Promise<number> {
  events += 1;
  const [from, text] = [stage.secret(`555-016${events}`), stage.secret(`Is it safe to write, ${events}?`)];
  expect((await deliver(stage.house().url, { event: `d${events}`, from, text })).ok).toBe(true);
  return (await readQueue(await signInByHttp(stage.house().url, "ada"))).at(-1)?.number ?? 0;
}

const field = (page: Page) => page.locator("#composer-text");
const saved = (page: Page) => page.getByText(/^Saved \d\d:\d\d:\d\d$/);

/** Writes where the key leads, until the gateway has kept it to the last letter: "Saved" stands there from the first on. */
async function writeAndKeep(page: Page, key: "r" | "i", words: string): Promise<void> {
  const kept = keptWith(page, words);
  await write(page, key, words);
  await kept;
  await saved(page).waitFor();
}

/** Resolves when the gateway has answered that it keeps these words; to be called before they are typed. */
async function keptWith(page: Page, words: string): Promise<void> {
  await page.waitForResponse((response) => response.request().postData()?.includes(words) === true);
}

it("what was typed is there again after a reload, after a page that died, and for its writer at another screen", async () => {
  const number = await writeIn();
  const words = stage.secret("I am reading this with you, one line at a time");
  const { page, context } = await stage.advocate("dana");
  await claimAndOpen(page, number);
  await writeAndKeep(page, "r", words);
  await page.reload();
  await expect.poll(() => field(page).inputValue()).toBe(words);
  // Written on, and killed half a second later, before anybody could leave the page in order.
  await field(page).press("End");
  const kept = keptWith(page, ", and");
  await page.keyboard.type(", and");
  await kept;
  await page.close({ runBeforeUnload: false });
  await context.close();
  const again = await stage.advocate("dana");
  await openByKeys(again.page, number);
  await expect.poll(() => field(again.page).inputValue()).toBe(`${words}, and`);
});

it("while the gateway is dead words are kept on the screen, which says so, and saved when it is back", async () => {
  const number = await writeIn();
  const words = stage.secret("Stay in the shop until the bus is there");
  const { page, context } = await stage.advocate("dana");
  await claimAndOpen(page, number);
  await writeAndKeep(page, "r", words.slice(0, 9));
  await stage.house().gateway().kill();
  await page.keyboard.type(words.slice(9));
  await page.getByText("Kept on this screen, not yet saved").waitFor();
  await stage.house().startAgain();
  await saved(page).waitFor({ timeout: 30_000 });
  expect(await field(page).inputValue()).toBe(words);
  await context.close();
  const again = await stage.advocate("dana");
  await openByKeys(again.page, number);
  await expect.poll(() => field(again.page).inputValue()).toBe(words);
});

it("a draft goes with its contact, under its writer's name, and is written on with", async () => {
  const number = await writeIn();
  const words = stage.secret("We could call you at the laundry");
  const { page } = await stage.advocate("dana");
  await claimAndOpen(page, number);
  await writeAndKeep(page, "r", words);
  await page.getByRole("button", { name: "Return to queue" }).click();
  await queueRow(page, number).getByText("Unclaimed").waitFor();
  const ada = await stage.advocate("ada");
  await claimAndOpen(ada.page, number);
  await ada.page.getByText(/^Draft by Dana, not sent/).waitFor();
  await ada.page.getByRole("button", { name: "Write on with it" }).click();
  await expect.poll(() => field(ada.page).inputValue()).toBe(words);
  await ada.page.getByText(/^Draft by Dana, not sent/).waitFor({ state: "detached" });
  await ada.page.keyboard.press("Control+Enter");
  await ada.page.getByRole("article").filter({ hasText: words }).waitFor();
  await underWay(ada.page).waitFor({ state: "detached" });
  // Sent, it is nobody's draft any more.
  await ada.page.reload();
  await ada.page.getByRole("article").filter({ hasText: words }).waitFor();
  expect(await field(ada.page).inputValue()).toBe("");
});

it("what a colleague writes in the contact one has shows as it changes, and is discarded once that is meant", async () => {
  const number = await writeIn();
  const words = stage.secret("She said that she likes the quiet table");
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await claimAndOpen(ada.page, number);
  await write(ada.page, "r", "Yes");
  await openByKeys(dana.page, number);
  const left = ada.page.getByRole("group", { name: /^Note by Dana, not saved to the team/ });
  await write(dana.page, "i", words.slice(0, 12));
  await left.getByText(words.slice(0, 12), { exact: true }).waitFor();
  await dana.page.keyboard.type(words.slice(12));
  await left.getByText(words, { exact: true }).waitFor();
  // Nothing of it took Ada from where she writes.
  expect(await field(ada.page).evaluate((element) => element === document.activeElement)).toBe(true);
  await dana.page.keyboard.press("Control+a");
  await dana.page.keyboard.press("Delete");
  await left.waitFor({ state: "detached" });

  await dana.page.keyboard.type("Never mind");
  await left.getByText("Never mind", { exact: true }).waitFor();
  await left.getByRole("button", { name: "Discard…" }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "Discard", exact: true }).click();
  await left.waitFor({ state: "detached" });
  await expect
    .poll(() => field(ada.page).evaluate((element) => element === document.activeElement))
    .toBe(true);
});
