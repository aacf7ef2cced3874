import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { keepAnnouncements, timesSaid } from "./guard/announcements.ts";
import { overflowing } from "./guard/overflow.ts";
import { claimAndOpen, openByKeys } from "./screen/answering.ts";
import { hasFocus, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };

/** Somebody on shift, at their desk. */
async function atDesk(name: "dana" | "lee"): Promise<Page> {
  await (
    await signInByHttp(stage.house().url, name)
  ).ask("mutation { keepShift(state: available) { state } }");
  const { page } = await stage.newcomer({ viewport: WIDE });
  await keepAnnouncements(page);
  await stage.signIn(page, name);
  return page;
}
const beside = (page: Page) => page.getByRole("region", { name: "Beside this contact" });
const saidBar = (page: Page) => page.getByRole("region", { name: "Said to the shift", exact: true });

/** Writes where the focus is, and says it with the keyboard alone. */
async function fill(page: Page, words: string, button: string): Promise<void> {
  const press = page.getByRole("button", { name: button, exact: true });
  await expect.poll(() => hasFocus(page.locator("textarea:focus"))).toBe(true);
  await page.keyboard.type(words);
  await tabTo(page, press);
  await page.keyboard.press("Enter");
}

it("a lead watches, whispers, says something to the shift and takes over, and whoever has the contact sees each at once", async () => {
  const from = stage.secret("555-0166");
  const text = stage.secret("Is somebody there, he is asleep");
  expect((await deliver(stage.house().url, { event: "w1", from, text })).ok).toBe(true);
  const [dana, lee] = [await atDesk("dana"), await atDesk("lee")];
  const number = (await readQueue(await signInByHttp(stage.house().url, "ada"))).at(-1)?.number ?? 0;
  await claimAndOpen(dana, number);
  await openByKeys(lee, number);

  await beside(lee)
    .getByText(/^You watch this contact since .* Dana sees that\.$/)
    .waitFor();
  await beside(dana)
    .getByText(/^Lee watches this contact since /)
    .waitFor();
  await expect.poll(() => timesSaid(dana, `Lee watches contact ${String(number)}.`, "polite")).toBe(1);

  const [asked, answered] = [stage.secret("Ask where she is now"), stage.secret("She says at work")];
  await tabTo(lee, lee.getByRole("button", { name: "Whisper to Dana…" }));
  await lee.keyboard.press("Enter");
  await fill(lee, asked, "Whisper to Dana");
  await beside(dana).getByText(asked).waitFor();
  await beside(dana).getByText("Never sent.").waitFor();
  await expect.poll(() => timesSaid(dana, `Lee wrote beside contact ${String(number)}.`, "polite")).toBe(1);
  // It stands beside the conversation, and is no part of it.
  expect(await dana.getByRole("region", { name: "Conversation" }).getByText(asked).count()).toBe(0);
  await tabTo(dana, dana.getByRole("button", { name: "Answer the leads…" }));
  await dana.keyboard.press("Enter");
  await fill(dana, answered, "Answer the leads");
  await beside(lee).getByText(answered).waitFor();
  await expectAccessible(dana, "a contact that a lead watches");
  await dana.setViewportSize(NARROW);
  expect(await overflowing(dana, "a contact that a lead watches")).toEqual([]);

  await pressInTurn(lee, "g", "b");
  await lee.getByRole("heading", { name: "Board", level: 1 }).waitFor();
  await lee.getByRole("heading", { name: "The last hour" }).waitFor();
  await lee.locator("#work:focus").waitFor();
  await tabTo(lee, lee.getByRole("button", { name: "Say something to the shift…" }));
  await lee.keyboard.press("Enter");
  await fill(lee, "The fire drill is at four", "Say it");
  await saidBar(dana)
    .getByText(/The fire drill is at four/)
    .waitFor();
  await expect.poll(() => timesSaid(dana, "Lee to the shift: The fire drill is at four", "polite")).toBe(1);
  expect(await overflowing(dana, "what is said to the shift")).toEqual([]);
  await dana.setViewportSize(WIDE);
  await dana.getByRole("button", { name: /^Put away/ }).click();
  await saidBar(dana).waitFor({ state: "detached" });

  await lee.getByRole("button", { name: "Send a holding text" }).click();
  const switched = lee.getByRole("group", { name: "Send a holding text" });
  await switched.getByText(/once and never again/).waitFor();
  await expectAccessible(lee, "a switch that is asked about");
  await switched.getByRole("button", { name: "Send it from now on" }).click();
  const on = dana.getByRole("region", { name: "Turned on for a while" });
  await on.getByText(/^Whoever waits gets one holding text\. Until /).waitFor();
  await expectAccessible(dana, "what is turned on for a while");
  await dana.setViewportSize(NARROW);
  expect(await overflowing(dana, "what is turned on for a while")).toEqual([]);
  await dana.setViewportSize(WIDE);
  await lee.getByRole("button", { name: "Stop the holding text" }).click();
  await on.waitFor({ state: "detached" });

  await lee.getByRole("button", { name: "As table" }).click();
  const table = lee.getByRole("region", { name: "Who is on shift, as a table" });
  await table.getByRole("row", { name: /^Dana/ }).waitFor();
  await table.getByRole("button", { name: "Contacts" }).click();
  await table
    .getByRole("columnheader", { name: "Contacts" })
    .and(lee.locator("[aria-sort=descending]"))
    .waitFor();
  await expectAccessible(lee, "the board as a table");
  await lee.setViewportSize(NARROW);
  expect(await overflowing(lee, "the board as a table")).toEqual([]);
  await lee.setViewportSize(WIDE);
  await lee.getByRole("button", { name: /^Take back: The fire drill/ }).click();
  await lee.getByRole("heading", { name: "Said to the shift: 0" }).waitFor();

  await table.getByRole("link", { name: `Contact ${String(number)}, with Dana` }).click();
  await lee.getByRole("button", { name: "Take over…" }).click();
  await lee.getByRole("dialog").getByRole("radio", { name: "To support Dana" }).check({ force: true });
  await lee.getByRole("dialog").getByRole("button", { name: "Take over", exact: true }).click();
  await dana.getByText(/^Lee took this over from you at .* Why: To support Dana\.$/).waitFor();
  await beside(dana).waitFor({ state: "detached" });
});
