import type { StoredMessage } from "@holdfast/channel-sms-twilio/testing";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { claimAndOpen, said, stateOf, writeAnswer } from "./screen/answering.ts";
import { setStage } from "./stage.ts";

let line: TextLine;
const stage = setStage({ outside: async (port) => (line = await openTextLine(port)) });

/** Longer than an answer may be held back for its writer to think again. */
const LEAVES_MS_MAX = 20_000;

/** Somebody texts the hotline, and Twilio's webhook says so. */
async function text(from: string, words: string): Promise<void> {
  line.twilio.receive({ from: stage.secret(from), text: stage.secret(words) });
  expect(await line.bring()).toEqual([200]);
}

/** Claims a contact in the queue and answers it, with the keyboard alone. */
async function claimAndAnswer(page: Page, number: number, answer: string): Promise<void> {
  await claimAndOpen(page, number);
  await writeAnswer(page, stage.secret(answer));
}

/** What the local Twilio took to send to somebody. */
const takenFor = (to: string): readonly StoredMessage[] => line.twilio.taken.filter((one) => one.to === to);

/** Waits until Twilio has taken something for them, and gives the first. */
async function leaves(to: string): Promise<StoredMessage> {
  await expect.poll(() => takenFor(to).length, { timeout: LEAVES_MS_MAX }).toBe(1);
  const [taken] = takenFor(to);
  if (taken === undefined) throw new Error("nothing was taken");
  return taken;
}

it("a signed webhook becomes a contact, is answered by keyboard, leaves once, and its delivery shows by itself", async () => {
  const { page } = await stage.advocate("dana");
  await page.evaluate(() => (window.name = "the same document"));
  const theirs = "+12025550123";
  await text(theirs, "Is anyone there? ¿Hola? The dunlin is back.");
  const answer = "We are here 🫂 Is it safe to write?";
  await claimAndAnswer(page, 1, answer);
  await said(page, "The dunlin is back.").waitFor();

  const taken = await leaves(theirs);
  expect(taken).toMatchObject({ to: theirs, text: answer });
  await stateOf(page, answer, "Sent").waitFor();
  // Twilio's reports, in an order no carrier would choose, and more than once.
  for (const status of ["queued", "sent", "delivered"]) line.twilio.report(taken, status);
  const [queued, sent, delivered] = line.twilio.callbacks.splice(0);
  if (queued === undefined || sent === undefined || delivered === undefined) throw new Error("no reports");
  expect(await line.bring([delivered, queued, sent, delivered, sent, queued])).toEqual(Array(6).fill(200));
  await stateOf(page, answer, "Delivered").waitFor();
  expect(await page.evaluate(() => window.name)).toBe("the same document");
  expect(takenFor(theirs)).toHaveLength(1);
});

it("an answer that Twilio swallowed is not known, is never sent again, and is settled by its report", async () => {
  const { page } = await stage.advocate("dana");
  const theirs = "+12025550124";
  await text(theirs, "The plover speaks.");
  line.twilio.misbehaveAt("send", { kind: "vanish" });
  const answer = "Plovers are welcome here.";
  await claimAndAnswer(page, 2, answer);
  await stateOf(page, answer, "Not known whether sent").waitFor({ timeout: LEAVES_MS_MAX });
  const taken = await leaves(theirs);
  line.twilio.report(taken, "delivered");
  expect(await line.bring()).toEqual([200]);
  await stateOf(page, answer, "Delivered").waitFor();
  expect(takenFor(theirs)).toHaveLength(1);
});

it("somebody who texts STOP is not written to: sending is off before anybody tries, until they text START", async () => {
  const { page } = await stage.advocate("dana");
  const theirs = "+12025550125";
  await text(theirs, "The avocet is near.");
  await claimAndOpen(page, 3);
  await said(page, "The avocet is near.").waitFor();

  line.twilio.receive({
    from: theirs,
    text: stage.secret("Stop, the avocet is not alone"),
    optOutType: "STOP",
  });
  expect(await line.bring()).toEqual([200]);
  const field = page.getByLabel("Reply: they will read this");
  await page.getByText("Sending is off.").waitFor();
  await said(page, "Stop, the avocet is not alone").waitFor();
  await page.keyboard.press("r");
  await page.locator("#composer-text:focus").waitFor();
  await page.keyboard.type(stage.secret("Avocets may not read this."));
  await page.keyboard.press("Control+Enter");
  // What was typed stays, to be sent once it may be.
  await page.locator("#composer-state").getByText("Not sent: sending is off now").waitFor();
  expect(await field.inputValue()).toBe("Avocets may not read this.");
  await field.fill("");

  line.twilio.receive({
    from: theirs,
    text: stage.secret("Start, the avocet is alone"),
    optOutType: "START",
  });
  expect(await line.bring()).toEqual([200]);
  await page.getByText("Sending is off.").waitFor({ state: "hidden" });
  await writeAnswer(page, stage.secret("Avocets may read this."));
  expect(await leaves(theirs)).toMatchObject({ text: "Avocets may read this." });
  expect(takenFor(theirs)).toHaveLength(1);
});
