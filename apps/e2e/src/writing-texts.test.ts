import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { claimAndOpen, said, stateOf } from "./screen/answering.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

let line: TextLine;
const stage = setStage({ outside: async (port) => (line = await openTextLine(port)) });

const LEAVES_MS_MAX = 20_000;

/** Somebody texts the hotline; Dana claims what comes of it, opens it, and stands where a reply is written. */
async function begin(number: number, from: string): Promise<Page> {
  line.twilio.receive({ from: stage.secret(from), text: stage.secret(`The wren calls, ${number}.`) });
  expect(await line.bring()).toEqual([200]);
  const { page } = await stage.advocate("dana");
  await claimAndOpen(page, number);
  await said(page, "The wren calls").waitFor();
  await page.keyboard.press("r");
  await page.locator("#composer-text:focus").waitFor();
  return page;
}

/** Signed in beforehand: what is held back for seconds leaves while somebody signs in. */
let alex: Staff;
beforeAll(async () => {
  alex = await signInByHttp(stage.house().url, "alex");
});

/** How long an answer is held back from now on, as an administrator sets it. */
async function holdBackFor(milliseconds: number): Promise<void> {
  const { done } = await alex.ask<{ done: { __typename: string } }>(
    "mutation ($for: Float!) { done: changeSendDelay(milliseconds: $for) { __typename } }",
    { for: milliseconds },
  );
  expect(done.__typename).toBe("SettingChanged");
}

const textsTo = (to: string): readonly string[] =>
  line.twilio.taken.filter((one) => one.to === to).map(({ text }) => text);
const written = (page: Page): Promise<string> => page.locator("#composer-text").inputValue();

/** What was spoken in the polite region, from now on. */
async function listen(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const region = document.querySelector("#polite");
    const heard: string[] = [];
    Object.assign(window, { heard });
    if (region === null) throw new Error("the page has lost a live region");
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true });
  });
  return async () => page.evaluate(() => (window as unknown as { heard: string[] }).heard.join(" "));
}

it("what a text costs is said as it is typed: a curly quote is named once, made plain by a key, and back by another", async () => {
  const page = await begin(1, "+12025550131");
  const heard = await listen(page);
  await page.keyboard.type("I am here with you. Take your time, nobody will be told, and ");
  await page.getByText("61/160 - 1 text").waitFor();
  await page.keyboard.insertText("don’t");
  await page.getByText("66/70 - 1 text, less room because of “’”").waitFor();
  // What is said aloud stands in the page too, for a second.
  const makesThis = page.locator("[data-pane=composer]").getByText("makes this");
  expect(await makesThis.count()).toBe(0);
  await page.keyboard.type(" answer");
  await makesThis.and(page.getByText("“’” makes this 2 texts instead of 1.")).waitFor();
  await expect.poll(heard).toContain("“’” makes this 2 texts instead of 1.");
  await page.getByText("Plain quotes and dashes: 2 texts → 1").waitFor();
  await expectAccessible(page, "the composer with an offer to write plainly");
  // Letter after letter was typed since. Once it is plain, and curly again, it may be said again.
  expect((await heard()).match(/makes this/g)).toHaveLength(1);

  const curly = "I am here with you. Take your time, nobody will be told, and don’t answer";
  expect(await written(page)).toBe(curly);
  await page.keyboard.press("F2");
  expect(await written(page)).toBe(curly.replace("’", "'"));
  await page.getByText("73/160 - 1 text").waitFor();
  await page.keyboard.press("Control+z");
  expect(await written(page)).toBe(curly);
  await page.keyboard.press("F2");
  await page.keyboard.type(" yet, papá");
  // A letter is a word, not an ornament: nothing is offered for it.
  await page.getByText("less room because of “á”").waitFor();
  expect(await page.getByRole("button", { name: /plainly|put them back/i }).count()).toBe(0);
});

it("an answer is held back for a moment, and comes back to where it was written by a key", async () => {
  const theirs = "+12025550132";
  const page = await begin(2, theirs);
  // Longer than anybody looks at it here.
  await holdBackFor(60_000);
  const first = "Come to the side door";
  await page.keyboard.type(first);
  await page.keyboard.press("Control+Enter");
  const answer = page.getByRole("article").filter({ hasText: first });
  await answer.getByText(/^Leaves in \d+ s$/).waitFor();
  await page.keyboard.type("at noon");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => written(page)).toBe(`${first}\nat noon`);
  expect(await hasFocus(page.locator("#composer-text"))).toBe(true);
  await stateOf(page, first, "Taken back").waitFor();

  const second = "Come to the front door";
  await page.keyboard.press("Control+a");
  await page.keyboard.type(second);
  await page.keyboard.press("Control+Enter");
  await said(page, second)
    .getByText(/^Leaves in \d+ s$/)
    .waitFor();
  await expectAccessible(page, "an answer that is held back");
  const undo = said(page, second).getByRole("button", { name: "Undo" });
  await tabTo(page, undo, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => written(page)).toBe(second);
  await holdBackFor(5_000);
  await page.keyboard.press("Control+Enter");
  await page.getByText(/^Leaves in [1-5] s$/).waitFor();
  await expect.poll(() => textsTo(theirs), { timeout: LEAVES_MS_MAX }).toEqual([second]);
  await page.getByText("Sent", { exact: true }).waitFor();
});

it("a long answer is shown as the texts it leaves in, split at sentences, and they arrive in order", async () => {
  const theirs = "+12025550133";
  const page = await begin(3, theirs);
  const parts = [
    "There is a bus at ten past six from the stop behind the library, and the driver knows that you may have no ticket. ",
    "Bring your papers if you can reach them, and leave everything that would be missed in the morning. ",
    "We will wait for you at the other end with a blue umbrella, and we stay until the last bus has come in.",
  ];
  await page.keyboard.type(parts.join(""));
  await page.getByText("3 texts, split at sentences").waitFor();
  await page.getByText("One message, as long as 3 texts").waitFor();
  const list = page.getByRole("list", { name: "The texts as they leave" }).getByRole("listitem");
  await expect.poll(() => list.count()).toBe(3);
  await expectAccessible(page, "a long answer before it leaves");
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await expectAccessible(page, "a long answer on a narrow screen");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press("Control+Enter");
  await page.getByText("2 of 3, waits for the one before").waitFor();
  await expect.poll(() => textsTo(theirs), { timeout: 2 * LEAVES_MS_MAX }).toEqual(parts);
  expect(await written(page)).toBe("");
});

it("when a part is taken back, it and all that follow stand again where they were written, as they were", async () => {
  const theirs = "+12025550134";
  const page = await begin(4, theirs);
  const parts = [
    "The first thing is that none of this is your fault, whatever anybody says to you about money, and that will stay so. ",
    "The second thing is that you decide what happens next, and nobody here does anything that you do not want.",
  ];
  await page.keyboard.type(parts.join(""));
  await page.keyboard.press("Control+Enter");
  await said(page, "The first thing")
    .getByText(/^Leaves in/)
    .waitFor();
  // Of what follows, longer than anybody looks at it here.
  await holdBackFor(60_000);
  await expect.poll(() => textsTo(theirs), { timeout: LEAVES_MS_MAX }).toEqual([parts[0]]);
  await said(page, "The second thing")
    .getByText(/^Leaves in/)
    .waitFor();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => written(page)).toBe(parts[1]);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await holdBackFor(5_000);
  expect(textsTo(theirs)).toEqual([parts[0]]);
});

it("somebody who said stop is not written to: sending is off and says why, what was typed stays, and leaves once they say start", async () => {
  const theirs = "+12025550135";
  const page = await begin(5, theirs);
  line.twilio.receive({ from: theirs, text: "STOP", optOutType: "STOP" });
  await line.bring();
  const reason = page.locator("#reach-reason");
  await reason.getByText("Sending is off.").waitFor();
  await reason.getByText("They sent a stop word at").waitFor();
  const words = "The wren waits with you";
  await page.keyboard.type(words);
  await page.keyboard.press("Control+Enter");
  await page.locator("#composer-state").getByText("Not sent: sending is off now").waitFor();
  expect(await written(page)).toBe(words);
  await expectAccessible(page, "a contact that said stop");
  line.twilio.receive({ from: theirs, text: "START", optOutType: "START" });
  await line.bring();
  await page.getByText("Sending is off.").waitFor({ state: "detached" });
  expect(textsTo(theirs)).toEqual([]);
  expect(await written(page)).toBe(words);
  await page.keyboard.press("Control+Enter");
  await expect.poll(() => textsTo(theirs), { timeout: LEAVES_MS_MAX }).toEqual([words]);
});
