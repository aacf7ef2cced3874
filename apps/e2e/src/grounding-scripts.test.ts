import { SHIPPED } from "@holdfast/grounding-scripts";
import { writeImport } from "@holdfast/grounding-scripts/import";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible, inaccessible } from "./guard/accessible.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { claimAndOpen } from "./screen/answering.ts";
import { enterAs } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

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
  "a house imports a script of its own, two people look at it, an administrator approves it, and an advocate is offered it as what it is",
  async () => {
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

    const { url } = stage.house();
    const http = await signInByHttp(url, "dana");
    await arrives(url, http, stage.secret("555-0172"), stage.secret("I cannot breathe"));
    const { page } = await stage.advocate("dana");
    await claimAndOpen(page, 1);
    await page.keyboard.press("Shift+F8");
    const offer = page.locator("[data-pane=grounding] li").filter({ hasText: TITLE });
    await offer.waitFor();
    // Beside drafts, which a demo shows, it is none.
    expect(await offer.textContent()).not.toContain("Draft");
  },
  STORY_MS_MAX,
);
