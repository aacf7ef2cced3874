import { SHIPPED } from "@holdfast/grounding-scripts";
import { writeImport } from "@holdfast/grounding-scripts/import";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, inaccessible } from "./guard/accessible.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { claimAndOpen, openByKeys } from "./screen/answering.ts";
import { groundingPanel, intoGrounding, sendNext } from "./screen/grounding.ts";
import { enterAs } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { fillForm, sendForm } from "./talk/form-by-hand.ts";
import { invitePeople } from "./talk/invite.ts";

const stage = setStage({ isDemo: false });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const STORY_MS_MAX = 150_000;
const TITLE = "Here and now, our own";

/** A script of the library as a house would change it: another title, another version. */
function ownScript() {
  const found = SHIPPED.find(({ id }) => id === "orient_here_now");
  if (found?.wordings.en === undefined) throw new Error("the script is not shipped");
  const wordings = { ...found.wordings, en: { ...found.wordings.en, title: TITLE } };
  return { ...found, version: "1.0.0", wordings };
}

const toScripts = async (page: Page): Promise<void> => {
  await page.goto(new URL("/scripts", stage.house().url).href);
  await page.getByRole("button", { name: `${TITLE} 1.0.0` }).click();
  await page.getByRole("heading", { name: `${TITLE} 1.0.0` }).waitFor();
};
const pick = async (page: Page, label: string): Promise<void> =>
  page.getByText(label, { exact: true }).click();

/** Somebody looks at it, and finds that it can be used. */
async function agrees(who: "ada" | "marta", as: string): Promise<Page> {
  const { page } = await stage.advocate(who);
  await toScripts(page);
  await pick(page, as);
  await pick(page, "It can be used as it stands");
  await page.getByRole("button", { name: "Keep this review" }).click();
  await page.getByText("Your review is kept.").first().waitFor();
  return page;
}

it(
  "a house that is no demo offers no draft; it imports a script of its own, two people look at it, an administrator approves it, and an advocate is offered it alone, and sends its first line by keys",
  async () => {
    await invitePeople(stage.house(), ["ada", "marta", "dana"]);
    const { url } = stage.house();
    expect(await sendForm(url, await fillForm(url, stage.secret("I cannot breathe")))).toBe(true);
    const { page } = await stage.advocate("dana");
    await claimAndOpen(page, 1);
    await page.keyboard.press("Shift+F8");
    await groundingPanel(page).getByText("No script is approved in this language yet.").waitFor();
    await expectAccessible(page, "a panel in which nothing can be offered");
    await page.keyboard.press("Shift+F8");

    const alex = (await stage.newcomer()).page;
    await enterAs(alex, stage.house().url, "alex");
    await alex.getByRole("heading", { name: /Signed in as Alex/ }).waitFor();
    await alex.goto(new URL("/scripts", stage.house().url).href);
    await alex.getByRole("heading", { name: "Grounding scripts", level: 1 }).waitFor();
    await alex.getByText("Nothing was counted in these weeks.").waitFor();
    await expectAccessible(alex, "the list of scripts");
    const file = (text: string) => ({
      name: "scripts.json",
      mimeType: "application/json",
      buffer: Buffer.from(text),
    });
    const input = alex.locator("input[type=file]");
    const bad = ownScript();
    const [step] = bad.steps;
    if (step === undefined) throw new Error("a script without steps");
    const orders = structuredClone(bad);
    orders.wordings.en.steps[step.id]!.open.voice = "Just calm down now, you are safe.";
    await input.setInputFiles(file(writeImport([orders])));
    await alex.getByText(`scripts › 0 › en › ${step.id} › open › voice`).first().waitFor();
    await expectAccessible(alex, "what is wrong with a file");
    await input.setInputFiles(file(writeImport([bad])));
    await alex.getByText("Imported: 1. Each is a draft.").first().waitFor();
    await toScripts(alex);
    await alex.getByRole("button", { name: "Hand it to review" }).click();
    await alex.getByText("You imported it. Somebody else has to look at it.").first().waitFor();

    await agrees("ada", "a clinician");
    const marta = await agrees("marta", "a survivor advisor");
    const form = marta.getByRole("region", { name: "A language that you advocate in" });
    await form.getByText("English", { exact: true }).click();
    await form.getByText("Written in this language", { exact: true }).click();
    await marta.setViewportSize(NARROW);
    expect(await inaccessible(marta, "a script in review")).toEqual([]);
    expect(await overflowing(marta, "a script in review")).toEqual([]);
    expect(await cutOff(marta, "a script in review")).toEqual([]);
    await form.getByRole("button", { name: "Keep that it was checked" }).click();
    await marta.getByText("That the language was checked is kept.").first().waitFor();

    await alex.getByRole("button", { name: "Look again" }).click();
    await alex.getByRole("button", { name: "Approve", disabled: false }).click();
    await alex.getByText("It is approved, and offered from now on.").first().waitFor();

    await page.goto(url.href);
    await openByKeys(page, 1);
    await page.keyboard.press("r");
    await page.locator("#composer-text:focus").waitFor();
    await intoGrounding(page);
    await page.getByRole("button", { name: TITLE }).and(page.locator(":focus")).waitFor();
    const offers = groundingPanel(page).getByRole("list", { name: "What can be offered" });
    expect(await offers.getByRole("listitem").count()).toBe(1);
    expect(await offers.textContent()).not.toContain("Draft");
    await page.keyboard.press("Enter");
    expect(await sendNext(page)).not.toBe("");
  },
  STORY_MS_MAX,
);
