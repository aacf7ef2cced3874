import type { StoredMessage } from "@holdfast/channel-sms-twilio/testing";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { said, write } from "./screen/answering.ts";
import { closeAs } from "./screen/closing.ts";
import { choose, pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { claimAndOpen, enter, outOfFields, rowOf } from "./screen/reach-desk.ts";
import { REACH_LABELS } from "./screen/reach-labels.ts";
import { setStage } from "./stage.ts";

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
const PATIENCE = { timeout: 30_000 };

it.each(["en", "es"] as const)(
  "from a hotel room, by a phone that is watched, in %s: asked, agreed on, never locked while we search, silent in danger, and written to once they have arrived",
  async (language) => {
    const labels = REACH_LABELS[language];
    people += 1;
    const number = people;
    const theirs = `+1202555013${people}`;
    const { url } = stage.house();
    const page = await enter(stage, labels, "dana");
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
    const answers = async (words: string, at = page): Promise<void> => {
      await write(at, "r", stage.secret(words));
      await at.keyboard.press("Control+Enter");
      await said(at, words).waitFor();
      await left(words);
    };

    /**
     * Confirms that it is them, once the line stands and the screen knows what became of the question; and again, as whoever is told does,
     * where something else happened in that very moment.
     */
    const confirms = async (at = page): Promise<void> => {
      await outOfFields(at);
      await at.getByText(labels.live).waitFor();
      await expect.poll(() => at.getByText(labels.sending, { exact: true }).count()).toBe(0);
      await at.keyboard.press("y");
      const isDoubted = async (): Promise<boolean> => {
        if (await at.getByText(labels.meanwhile).isVisible()) await at.keyboard.press("y");
        return at.getByText(labels.onlyCheck).isVisible();
      };
      await expect.poll(isDoubted, PATIENCE).toBe(false);
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
    await confirms();

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
    await choose(page, dialog.getByRole("radiogroup", { name: labels.isWatched }), labels.yes);
    await look("what is agreed");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByText(labels.watched, { exact: true }).waitFor();

    // We owe the answer, and search for forty minutes: whose hands is asked, and nothing is locked.
    await writes("please find a bed. avocet");
    await said(page, "avocet").waitFor();
    await clock.pass(40 * MINUTE, url);
    await writes("still here. plover");
    await said(page, "plover").waitFor();
    await page.getByText(labels.onlyCheck).waitFor();
    expect(await page.getByText(labels.locked).isVisible()).toBe(false);
    await outOfFields(page);
    await page.keyboard.press("q");
    await left("How is the weather?");
    await writes("cloudy. whimbrel");
    await said(page, "whimbrel").waitFor();
    await confirms();
    await answers("There is a bed. Can you leave now?");

    // The danger word: the holder and the lead see it, and only the cover story leaves.
    const lead = await enter(stage, labels, "lee");
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
    await page.locator("#agreed-words :focus").waitFor();
    await page.keyboard.press("Enter");
    await left("Your order is ready.");

    // The safe word, and two of the staff.
    await writes("marigolds are nice");
    await tabTo(page, page.getByRole("button", { name: labels.over(1) }));
    await look("the safe word");
    await page.keyboard.press("Enter");
    await pressInTurn(lead, "g", "d");
    await tabTo(lead, lead.getByRole("button", { name: labels.over(2) }));
    await lead.keyboard.press("Enter");
    await page.getByRole("region", { name: labels.danger }).waitFor({ state: "detached" });
    await look("after danger");
    await answers("The car is outside, a grey one.");

    // They go, and we write when they have arrived, as was agreed: whoever is there then does.
    await writes("going. text me at ten past. turnstone");
    await said(page, "turnstone").waitFor();
    await answers("Safe travels.");
    await outOfFields(page);
    await page.keyboard.press("f");
    await page.getByLabel(labels.agreed).and(page.locator(":focus")).waitFor();
    await look("what is agreed for later");
    await page.keyboard.type(stage.secret("Text when they have arrived, ask for the room"));
    await page.keyboard.press("Enter");
    await page.getByRole("list", { name: labels.followUps }).getByText(labels.planned).waitFor();
    await look("agreed for later");
    await pressButton(page, labels.closing.open);
    await closeAs(page, labels.outcome, labels.closing);
    await rowOf(page, labels, number).waitFor({ state: "detached" });
    await clock.pass(25 * MINUTE, url);
    const next = await enter(stage, labels, "ada");
    await rowOf(next, labels, number).getByText(labels.due).waitFor(PATIENCE);
    await expectAccessible(next, `${language}: due in the queue`);
    await claimAndOpen(next, labels, number);
    const open = next.getByRole("list", { name: labels.followUps });
    await open.waitFor();
    await expectAccessible(next, `${language}: due in the contact`);
    await pressButton(next, labels.writeIt);
    await open.getByRole("button", { name: labels.isForThis }).waitFor();
    // Silence locks the conversation by now, and this was asked for before it did; whose hands is asked all the same.
    await next.getByText(labels.locked).waitFor({ state: "detached" });
    await next.getByText(labels.onlyCheck).waitFor();
    await expectAccessible(next, `${language}: written for what is due`);
    await outOfFields(next);
    await next.keyboard.press("q");
    await left("How is the weather?");
    await writes("no rain. arrived. sandpiper");
    await said(next, "sandpiper").waitFor();
    await confirms(next);
    await answers("Good. Ask at the desk for the blue key.", next);
    await pressButton(next, labels.settled);
    await next.getByText(labels.doneBy("Ada")).waitFor();
    await expectAccessible(next, `${language}: arrived`);
  },
  240_000,
);
