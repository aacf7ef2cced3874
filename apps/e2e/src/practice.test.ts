import { expect, it } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { pressButton, tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { setStage } from "./stage.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();
const PATIENCE = { timeout: 30_000 };

it("somebody practises by the keyboard alone, at a screen that says so all the time, and no list of contacts knows of it", async () => {
  const { url } = stage.house();
  const lee = await signInByHttp(url, "lee");
  const before = await readQueue(lee);
  const { page } = await stage.advocate("dana");
  const isPractice = page.getByText("Practice: nobody real is behind this, and nothing leaves it.");
  await pressButton(page, /account$/u, "Shift+Tab");
  await chooseInMenu(page, "Practice");
  await page.getByRole("main", { name: "Practice" }).waitFor();
  await isPractice.waitFor();
  await expectFits(page, "practice, what there is", { secrets: stage.secrets });
  await pressButton(page, "Practise: A text and then nothing");
  const talk = page.getByRole("region", { name: "Practised conversation" });
  await talk.getByText("jjjjk k").waitFor(PATIENCE);
  const words = stage.secret("I am here. 1 is yes, 2 is no. Are you alone?");
  await tabTo(page, page.getByRole("textbox", { name: "Answer, in practice" }));
  await page.keyboard.type(words);
  await pressButton(page, "Send in practice");
  await talk.getByText(words).waitFor(PATIENCE);
  await isPractice.waitFor();
  await expectFits(page, "practice, going on", { secrets: stage.secrets });
  const told = async () =>
    (await lee.ask<{ practising: readonly { answers: number }[] }>("{ practising { answers } }")).practising;
  await expect.poll(told).toEqual([{ answers: 1 }]);
  expect(await readQueue(lee)).toEqual(before);
  await pressButton(page, "End this practice", "Shift+Tab");
  await page.getByRole("heading", { name: "To look at afterwards" }).waitFor(PATIENCE);
  await isPractice.waitFor();
  await expectFits(page, "practice, afterwards", { secrets: stage.secrets });
});
