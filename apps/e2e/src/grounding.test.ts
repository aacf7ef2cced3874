import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, inaccessible } from "./guard/accessible.ts";
import { covered, cutOff, overflowing } from "./guard/overflow.ts";
import { claimAndOpen } from "./screen/answering.ts";
import { groundingPanel as panel, intoGrounding, sayNumber, sendNext } from "./screen/grounding.ts";
import { choose, pressButton, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { move } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const STORY_MS_MAX = 120_000;

function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

it(
  "somebody who writes in Spanish and is watched is given an exercise that shows nothing, one message at a time, and says how it was; by the keyboard alone",
  async () => {
    const { url } = stage.house();
    const dana = await signInByHttp(url, "dana");
    const { number } = await arrives(url, dana, stage.secret("555-0171"), stage.secret("No puedo hablar"));
    await move(dana, "language", number, { language: "es" });
    const { page } = await stage.advocate("dana");
    await claimAndOpen(page, 1);
    await page.keyboard.press("r");
    await page.locator("#composer-text:focus").waitFor();

    // One chord, and the first that can be offered has the focus. That somebody watches is said first.
    await intoGrounding(page);
    await page.getByRole("button", { name: "Aquí y ahora" }).and(page.locator(":focus")).waitFor();
    await panel(page).getByText("Draft: needs clinician and survivor-advisor review.").waitFor();
    await expectAccessible(page, "what can be offered");
    await tabTo(page, panel(page).locator("summary", { hasText: "What is known of them" }));
    await page.keyboard.press("Enter");
    await choose(page, page.getByRole("radiogroup", { name: "May anybody see or hear them?" }), "Yes");
    await panel(page).locator("summary", { hasText: "Not offered now" }).waitFor();
    expect(await inaccessible(page, "what is known of somebody")).toEqual([]);
    await pressButton(page, "Aquí y ahora", "Shift+Tab");
    await panel(page).getByText("Covert: it asks for no answer and shows nothing.").waitFor();

    const sent = [await sendNext(page), await sendNext(page)];
    await sayNumber(page, 8);
    await panel(page).getByText("Step 1 of 3").waitFor();
    await expectAccessible(page, "a step of an exercise");
    for (const step of [1, 2, 3]) {
      await panel(page).getByText(`Step ${step} of 3`).waitFor();
      sent.push(await sendNext(page));
      await intoGrounding(page);
      await page.keyboard.press("Enter");
    }
    await panel(page).getByText("At the end: ask for a number").waitFor();
    sent.push(await sendNext(page), await sendNext(page));
    await sayNumber(page, 4);
    await panel(page).getByText("The numbers: 8 before, 4 after.").waitFor();
    expect(await inaccessible(page, "an exercise that is over")).toEqual([]);

    // Each a message of its own, and none of them a question for an answer that could be seen.
    expect(new Set(sent).size).toBe(7);
    expect(sent.filter((words) => words.length > 160)).toEqual([]);
    // None of it is in the browser's own storage.
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
    for (const words of [...sent, "orient_here_now"]) expect(kept).not.toContain(words);

    await page.setViewportSize(NARROW);
    await pressButton(page, "Back to what can be offered");
    await panel(page).getByRole("button", { name: "Aquí y ahora" }).waitFor();
    // What is folded in something folded comes with it.
    await unfold(page);
    await page.getByText("What may speak against something").waitFor();
    await unfold(page);
    await page.getByText("a child", { exact: true }).waitFor();
    for (const look of [overflowing, cutOff, covered])
      expect(await look(page, "grounding at 320 pixels")).toEqual([]);
    await expectAccessible(page, "grounding at 320 pixels");
  },
  STORY_MS_MAX,
);
