import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { wordsIn } from "./guard/leaks.ts";
import { browserStorage } from "./guard/storage.ts";
import { claimFocused, openByKeys, opened, stateOf, writeAnswer, writeNote } from "./screen/answering.ts";
import { closeAs } from "./screen/closing.ts";
import { arrived, emptyQueue, focusRow, queueRow } from "./screen/desk.ts";
import { pressButton, tabTo } from "./screen/keyboard.ts";
import { menuTakesKeys } from "./screen/menu.ts";
import { comeBack, writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();

const WORDS = {
  text: stage.secret("I work in a house on Juniper Street and I cannot leave when I want to."),
  danger: true,
  address: stage.secret("555-0123"),
  times: stage.secret("Sundays while they are at church"),
};
const REPLY = stage.secret("I am glad you wrote. Are you alone right now?");
const MORE = stage.secret("Yes, until noon. Please be quick.");
const NOTE = stage.secret("Prefers short answers; noon is when they come back.");

/** Marks the document, so that loading it again would be noticed. */
const MARK = "the same document";
const mark = (page: Page): Promise<string> => page.evaluate((name) => (window.name = name), MARK);
const isMarked = (page: Page): Promise<boolean> => page.evaluate((name) => window.name === name, MARK);

it("somebody writes in, an advocate claims, answers and hands over, another closes; everybody sees it live", async () => {
  const { url } = stage.house();
  const newcomer = await stage.newcomer();
  await newcomer.page.goto(url.href);
  await newcomer.page.getByRole("heading", { name: "Sign in" }).waitFor();
  await expectAccessible(newcomer.page, "sign-in");

  const [dana, ada] = [(await stage.advocate("dana")).page, (await stage.advocate("ada")).page];
  await Promise.all([dana, ada].map((page) => emptyQueue(page).waitFor()));
  await Promise.all([dana, ada].map(mark));
  await expectAccessible(dana, "the empty queue");
  await dana.keyboard.press("?");
  await dana.getByRole("dialog", { name: "Keys" }).waitFor();
  await expectAccessible(dana, "the sheet of keys");
  await dana.keyboard.press("Escape");

  const person = (await stage.visitor()).page;
  const code = stage.secret(await writeIn(person, url, WORDS, (screen) => expectAccessible(person, screen)));
  const first = person.getByText("You told us you are in danger, so we look at it first.");
  await expect.poll(() => first.count()).toBe(1);
  expect(await person.getByText("within 4 hours").count()).toBe(0);
  await person.close();

  await Promise.all([dana, ada].map((page) => arrived(page, 1)));
  await expectAccessible(dana, "the queue with a row");
  await focusRow(dana, 1);
  // Claiming is off while the queue may be out of date.
  await dana.getByText("● Live").waitFor();
  await claimFocused(dana, queueRow(dana, 1), queueRow(dana, 1).getByText("You have this"));
  await queueRow(ada, 1).getByText("Dana has this since").waitFor();

  await dana.keyboard.press("Enter");
  await opened(dana, 1);
  await dana.getByText(WORDS.text).waitFor();
  await dana.getByText("Danger: they said so").waitFor();
  await expectAccessible(dana, "the workspace");
  await writeAnswer(dana, REPLY);
  // The page for answers is as it was when it was opened: what has not left is not on it.
  await stateOf(dana, REPLY, "Sent").waitFor();

  const back = (await stage.visitor()).page;
  await comeBack(back, url, code, (screen) => expectAccessible(back, screen));
  await back.getByText(REPLY).waitFor();
  await back.getByLabel("Your message").fill(MORE);
  await back.getByRole("button", { name: "Send" }).click();
  await back.getByText("We have it. Your message is with our team.").waitFor();
  expect(await browserStorage(back)).toEqual([]);

  await dana.getByRole("article").filter({ hasText: MORE }).waitFor();
  await writeNote(dana, NOTE);
  await expectAccessible(dana, "the workspace with an answer and a note");

  await pressButton(dana, "Transfer");
  await dana.getByRole("menu").waitFor();
  await expectAccessible(dana, "the menu of colleagues");
  await menuTakesKeys(dana);
  await dana.keyboard.type("Ada");
  await dana.keyboard.press("Enter");
  await queueRow(dana, 1).getByText("Offered to Ada, waiting for their answer").waitFor();
  await queueRow(ada, 1).getByText("Dana offers this to you").waitFor();
  await focusRow(ada, 1);
  await ada.keyboard.press("ArrowRight");
  await ada.keyboard.press("Enter");
  await queueRow(ada, 1).getByText("You have this").waitFor();
  await queueRow(dana, 1).getByText("Ada has this since").waitFor();

  await openByKeys(ada, 1);
  await ada.getByText(NOTE).waitFor();
  await pressButton(ada, "Close…");
  await ada.getByRole("dialog", { name: "Close contact 1" }).waitFor();
  await expectAccessible(ada, "the dialog that closes");
  await closeAs(ada, "safety plan");
  await Promise.all([dana, ada].map((page) => queueRow(page, 1).waitFor({ state: "detached" })));
  await expectAccessible(ada, "the workspace of a closed contact");

  await tabTo(dana, dana.getByRole("link", { name: "Closed", exact: true }));
  await dana.keyboard.press("Enter");
  await dana.getByRole("heading", { name: "Closed contacts" }).waitFor();
  await tabTo(dana, dana.getByLabel("Contact number"));
  await dana.keyboard.type("1");
  await dana.keyboard.press("Enter");
  const found = dana.getByRole("link", { name: "Contact 1" });
  await found.getByText("Safety plan made").waitFor();
  await expectAccessible(dana, "closed contacts");
  await tabTo(dana, found);
  await dana.keyboard.press("Enter");
  await dana.getByText(REPLY).waitFor();

  expect(await Promise.all([dana, ada].map(isMarked))).toEqual([true, true]);
  for (const page of [dana, ada]) {
    expect(wordsIn((await browserStorage(page)).join("\n"), stage.secrets)).toEqual([]);
    expect(wordsIn(page.url(), stage.secrets)).toEqual([]);
  }
});

it("the page on which a newcomer plays somebody who texts is accessible too, and its words arrive", async () => {
  const { url } = stage.house();
  const { page: dana } = await stage.advocate("dana");
  const { page } = await stage.visitor();
  await page.goto(new URL("/channels/loopback", url).href);
  await expectAccessible(page, "the loopback page");
  await page.getByLabel("Your message").fill(stage.secret("Is this the number from the poster?"));
  await page.getByRole("button", { name: "Send" }).click();
  // Loaded anew with what was said so far, once it is stored.
  await page.getByRole("listitem").getByText("Is this the number from the poster?").waitFor();
  const newest = (await readQueue(await signInByHttp(url, "ada"))).at(-1)?.number ?? 0;
  await arrived(dana, newest);
  expect(await queueRow(dana, newest).getAttribute("aria-label")).toContain("Text");
});
