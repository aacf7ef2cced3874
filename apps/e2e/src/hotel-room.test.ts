import type { StoredMessage } from "@holdfast/channel-sms-twilio/testing";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { said, write } from "./screen/answering.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { REACH_LABELS, type ReachLabels } from "./screen/reach-labels.ts";
import { setStage } from "./stage.ts";
import type { StaffMember } from "./talk/staff.ts";

let line: TextLine;
let clock: MovedClock;
let people = 0;
const stage = setStage({
  // Whoever asks in the moment in which the clock moves is told to come again, until the sessions were read by it.
  outage: true,
  outside: async (port) => {
    clock = await movedClock();
    line = await openTextLine(port, () => clock.now());
    return {
      environment: { ...line.environment, ...clock.environment },
      close: async () => {
        await line.close();
        await clock.close();
      },
    };
  },
});

const MINUTE = 60_000;
/** Longer than an answer may be held back for its writer to think again. */
const LEAVES_MS_MAX = 20_000;

/** Somebody signs in by keyboard, at a console in a language. */
async function enter(labels: ReachLabels, who: StaffMember): Promise<Page> {
  const { page } = await stage.newcomer({ locale: labels.browser });
  await page.goto(stage.house().url.href);
  await tabTo(page, page.getByLabel(labels.username));
  await page.keyboard.type(who);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: labels.queue, exact: true }).first().waitFor();
  await page.getByText(labels.live).waitFor();
  return page;
}

/** Claims a contact in the queue and opens it, with the keyboard alone. */
async function claimAndOpen(page: Page, labels: ReachLabels, number: number): Promise<void> {
  const row = page.getByRole("row", { name: new RegExp(`${labels.contact} ${number}\\b`) });
  await row.waitFor();
  await tabTo(page, page.getByRole("grid").locator("[role=row][tabindex='0']"));
  await page.keyboard.press("Home");
  for (let step = 0; !(await hasFocus(row)); step += 1) {
    if (step > 5) throw new Error(`the arrow keys do not reach contact ${number}`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("c");
  await row.getByText(labels.mine).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: labels.conversation }).waitFor();
  await page.locator("[data-keys=contact] :focus").waitFor();
}

/** Out of the field one writes in, where a key is a letter. */
async function outOfFields(page: Page): Promise<void> {
  if (await page.evaluate(() => document.activeElement?.matches("textarea, input") ?? false))
    await page.keyboard.press("Escape");
}

it.each(["en", "es"] as const)(
  "from a hotel room, by a phone that is watched, in %s: asked, agreed on, never locked while we search, silent in danger, and back",
  async (language) => {
    const labels = REACH_LABELS[language];
    people += 1;
    const number = people;
    const theirs = `+1202555013${people}`;
    const { url } = stage.house();
    const page = await enter(labels, "dana");
    const look = (screen: string): Promise<void> => expectAccessible(page, `${language}: ${screen}`);
    const offered = page.getByRole("list", { name: labels.offered });
    const writes = async (words: string): Promise<void> => {
      line.twilio.receive({ from: stage.secret(theirs), text: stage.secret(words) });
      expect(await line.bring()).toEqual([200]);
    };
    const taken = (): readonly StoredMessage[] => line.twilio.taken.filter(({ to }) => to === theirs);
    /** Waits until what was sent last has left; time is moved on over the moment for which it is held back. */
    const left = async (text: string | RegExp): Promise<void> => {
      const isLast = (): boolean => {
        const last = taken().at(-1)?.text ?? "";
        return typeof text === "string" ? last === text : text.test(last);
      };
      await expect.poll(isLast, { timeout: LEAVES_MS_MAX }).toBe(true);
    };
    const answers = async (words: string): Promise<void> => {
      await write(page, "r", stage.secret(words));
      await page.keyboard.press("Control+Enter");
      await said(page, words).waitFor();
      await left(words);
    };

    await writes("room 214, he checks this phone. dunlin");
    await claimAndOpen(page, labels, number);
    await said(page, "dunlin").waitFor();
    await look("the first words");
    await answers("I'm here. Write when you can.");

    // Six minutes later it may be somebody else: a question that tells nothing is all that is offered.
    await clock.pass(6 * MINUTE, url);
    await writes("its me. curlew");
    await page.getByText(labels.onlyCheck).waitFor();
    await look("whose hands");
    await outOfFields(page);
    await page.keyboard.press("q");
    await left(/\?$/);
    await writes("yes he is out. godwit");
    await said(page, "godwit").waitFor();
    await outOfFields(page);
    await page.keyboard.press("y");
    await page.getByText(labels.onlyCheck).waitFor({ state: "hidden" });

    // How they may be reached, in few keys.
    await page.keyboard.press("w");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const press = async (name: string): Promise<void> => {
      await tabTo(page, dialog.getByRole("button", { name }));
      await page.keyboard.press("Enter");
    };
    const fill = async (label: string, words: string): Promise<void> => {
      await tabTo(page, dialog.getByLabel(label));
      await page.keyboard.type(stage.secret(words));
    };
    await press(labels.preset);
    await fill(labels.safeWord, "marigolds");
    await fill(labels.dangerWord, "umbrellas");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await fill(labels.coverStory, "Your order is ready.");
    await fill(labels.checkQuestion, "How is the weather?");
    await look("what is agreed");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });

    // We owe the answer, and search for forty minutes: whose hands is asked, and nothing is locked.
    await writes("please find a bed. avocet");
    await said(page, "avocet").waitFor();
    await clock.pass(40 * MINUTE, url);
    await writes("still here. plover");
    await said(page, "plover").waitFor();
    expect(await page.getByText(labels.locked).isVisible()).toBe(false);
    await page.getByText(labels.onlyCheck).waitFor();
    await outOfFields(page);
    await page.keyboard.press("q");
    await left("How is the weather?");
    await writes("cloudy. whimbrel");
    await said(page, "whimbrel").waitFor();
    await page.keyboard.press("y");
    await page.getByText(labels.onlyCheck).waitFor({ state: "hidden" });
    await answers("There is a bed. Can you leave now?");

    // The danger word: the holder and the lead see it, and only the cover story leaves.
    const lead = await enter(labels, "lee");
    await writes("no umbrellas tonight");
    await page.getByRole("region", { name: labels.danger }).waitFor();
    await lead
      .getByRole("region", { name: labels.danger })
      .getByText(labels.dangerElsewhere(number))
      .waitFor();
    await expectAccessible(lead, `${language}: the lead in danger`);
    await offered.waitFor();
    await look("danger");
    await outOfFields(page);
    await page.keyboard.press("q");
    await page.keyboard.press("Enter");
    await left("Your order is ready.");

    // The safe word, and two of the staff.
    await writes("marigolds are nice");
    await tabTo(page, page.getByRole("button", { name: labels.over(1) }));
    await look("the safe word");
    await page.keyboard.press("Enter");
    await lead.keyboard.press("g");
    await lead.keyboard.press("d");
    await tabTo(lead, lead.getByRole("button", { name: labels.over(2) }));
    await lead.keyboard.press("Enter");
    await page.getByRole("region", { name: labels.danger }).waitFor({ state: "detached" });
    await look("after danger");
    await answers("The car is outside, a grey one.");
  },
  240_000,
);
