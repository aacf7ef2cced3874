import type { Locator, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { enterAs } from "./screen/sign-in.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { move } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
/** An administrator and an advocate, each at a screen that is looked at. */
vi.setConfig({ testTimeout: 300_000 });

const fits = (page: Page, screen: string): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets });
const tabs = (page: Page): Locator => page.getByRole("radiogroup", { name: "Which queues" });
/** Goes to one of the queues with the arrow keys, from wherever among them the focus is, and looks at it. */
async function lookAt(page: Page, name: string): Promise<void> {
  const wanted = tabs(page).getByRole("radio", { name, exact: true });
  await wanted.waitFor();
  for (let presses = 0; !(await hasFocus(wanted)); presses += 1) {
    if (presses > 5) throw new Error(`the arrow keys do not reach ${name}`);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Space");
}
const rowOf = (page: Page, number: number): Locator =>
  page.getByRole("row", { name: new RegExp(`Contact ${String(number)}\\.`) });

it("[Q14] [Q24] [Q26] [G614] [G616] [G618] a house gets a second queue by the keyboard alone, and whoever looks at the queue has it in the same moment, names and all, and finds back to one", async () => {
  const { url } = stage.house();
  const staff = await signInByHttp(url, "dana");
  const first = await arrives(url, staff, stage.secret("555-0181"), stage.secret("Is somebody there"));
  const spanish = await arrives(url, staff, stage.secret("555-0182"), stage.secret("Hay alguien"));
  await move(staff, "language", spanish.number, { language: "es" });
  const { page: dana } = await stage.advocate("dana");
  await rowOf(dana, spanish.number).waitFor();
  expect(await tabs(dana).count()).toBe(0);

  const { page: alex } = await stage.newcomer();
  await enterAs(alex, url, "alex");
  await tabTo(alex, alex.getByRole("link", { name: "Settings" }));
  await alex.keyboard.press("Enter");
  const queues = alex.getByRole("region", { name: "Queues", exact: true });
  await tabTo(alex, queues.getByRole("button", { name: "Add a queue" }));
  await alex.keyboard.press("Enter");
  await queues.getByText("Name it in all three languages.").waitFor();
  await tabTo(alex, queues.getByLabel("Name, English").first(), "Shift+Tab");
  for (const name of ["Spanish line", "Línea en español", "Ligne espagnole"]) {
    await alex.keyboard.type(name);
    await alex.keyboard.press("Tab");
  }
  const languages = queues.getByRole("group", { name: "Languages of Spanish line" });
  await tabTo(alex, languages.getByRole("switch", { name: "Spanish" }));
  await alex.keyboard.press("Space");
  await fits(alex, "settings with two queues");
  await pressButton(alex, "Keep these queues");
  await queues.getByText("Kept as version 1.").waitFor();

  await tabs(dana).waitFor();
  await tabTo(dana, tabs(dana).getByRole("radio").first());
  await lookAt(dana, "Spanish line 1");
  await rowOf(dana, first.number).waitFor({ state: "detached" });
  await dana.getByRole("row", { name: /Queue: Spanish line\./ }).waitFor();
  await fits(dana, "one of two queues");
  await lookAt(dana, "All others 1");
  await rowOf(dana, first.number).waitFor();
  await rowOf(dana, spanish.number).waitFor({ state: "detached" });

  await pressButton(alex, "Remove the queue Spanish line");
  await pressButton(alex, "Keep these queues");
  await queues.getByText("Kept as version 2.").waitFor();
  await tabs(dana).waitFor({ state: "detached" });
  await rowOf(dana, spanish.number).waitFor();
  await rowOf(dana, first.number).waitFor();
});
