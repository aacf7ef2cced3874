import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { hasFocus, pressButton, tabTo } from "./screen/keyboard.ts";
import { menuTakesKeys } from "./screen/menu.ts";
import { writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

async function somebodyWrites(event: string, words: string): Promise<void> {
  const message = { event, from: stage.secret(`555-01${event}`), text: stage.secret(words) };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

it("reads first words and judges with one key, without claiming, and a colleague sees it at once", async () => {
  await somebodyWrites("31", "Where are your offices in the winter?");
  await somebodyWrites("32", "My friend cannot leave the greenhouse.");
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await arrived(ada.page, 2);

  await tabTo(dana.page, dana.page.getByRole("link", { name: "Triage" }));
  await dana.page.keyboard.press("Enter");
  const first = dana.page.getByRole("article", { name: /Contact 1\b/ });
  const second = dana.page.getByRole("article", { name: /Contact 2\b/ });
  await first.getByText("Where are your offices").waitFor();
  await tabTo(dana.page, first);
  await dana.page.keyboard.press("6");
  await first.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(second)).toBe(true);
  await dana.page.keyboard.press("s");
  await dana.page.getByRole("menuitem", { name: "Friend" }).waitFor();
  await menuTakesKeys(dana.page);
  await dana.page.keyboard.type("fr");
  await dana.page.keyboard.press("Enter");
  await second.getByText("Speaking: Friend").waitFor();

  await queueRow(ada.page, 1).getByText("Information").waitFor();
  await queueRow(ada.page, 1).getByText("Unclaimed").waitFor();
});

it("[AL25] tells whoever set a contact aside that they wrote again, and everybody since when it is back and who had set it aside", async () => {
  const from = stage.secret("555-0133");
  const write = async (event: string, words: string): Promise<void> => {
    const message = { event, from, text: stage.secret(words) };
    expect((await deliver(stage.house().url, message)).ok).toBe(true);
  };
  await write("33", "I will write again when he has left for work.");
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await arrived(ada.page, 3);
  await queueRow(dana.page, 3).click();
  await dana.page.getByRole("button", { name: "Set aside", exact: true }).click();
  await dana.page.getByRole("menuitem", { name: /^for / }).first().click();
  await queueRow(ada.page, 3)
    .getByText(/^set aside until/)
    .waitFor();

  await write("34", "He has left.");
  await queueRow(dana.page, 3)
    .getByText(/^back since .*, set aside by you$/)
    .waitFor();
  await queueRow(ada.page, 3)
    .getByText(/^back since .*, set aside by Dana$/)
    .waitFor();
  // Said aloud to Dana alone; what was said can be read again.
  for (const page of [dana.page, ada.page]) {
    await page.keyboard.press("Control+Shift+L");
    await page.getByRole("dialog").waitFor();
  }
  const told = dana.page.getByRole("dialog").getByText("Contact 3, which you set aside, is back.");
  await told.first().waitFor();
  expect(await ada.page.getByText("which you set aside").count()).toBe(0);
  for (const page of [dana.page, ada.page]) await page.keyboard.press("Escape");

  await ada.page.getByRole("button", { name: "Claim contact 3" }).click();
  await queueRow(dana.page, 3)
    .getByText(/^Ada has this since/)
    .waitFor();
  expect(await queueRow(dana.page, 3).getByText("back since").count()).toBe(0);
});

it("[G650] six who tell one rumour are judged in one act, each on record, and whoever of them is in danger is judged alone", async () => {
  const rumour = "They say that children are taken in white vans behind the mall on Fifth Street";
  for (const event of ["41", "42", "43", "44", "45"]) await somebodyWrites(event, rumour);
  const { page: outside } = await stage.visitor();
  await writeIn(outside, stage.house().url, {
    text: stage.secret(`${rumour}. He stands at my door.`),
    danger: true,
    address: stage.secret("555-0146"),
    times: "Never",
  });
  await somebodyWrites("47", rumour);
  const [{ page }, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  await arrived(ada.page, 10);

  await tabTo(page, page.getByRole("link", { name: "Triage" }));
  await page.keyboard.press("Enter");
  const group = page.getByRole("region", { name: "6 contacts tell nearly the same" });
  await group.waitFor();
  await expect.poll(() => group.getByText(rumour).count()).toBe(3);
  await group.getByText("1 more tells the same and is judged alone, in danger or pressing: 9").waitFor();
  await tabTo(page, group.getByText("Why each belongs to it"));
  await page.keyboard.press("Enter");
  await group.getByText(/^Contact 10: [1-9]\d* words in common, 0 of its own$/).waitFor();
  await expectAccessible(page, "contacts about one rumour");
  await tabTo(page, group.getByRole("button", { name: "Tip", exact: true }));
  await page.keyboard.press("Enter");
  await group.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(page.locator("#work"))).toBe(true);
  await page.getByRole("article", { name: /Contact 9\b/ }).waitFor();

  for (const number of [4, 5, 6, 7, 8, 10]) await queueRow(ada.page, number).getByText("Tip").waitFor();
  await expect.poll(() => queueRow(ada.page, 9).getAttribute("aria-label")).toMatch(/^Danger/);
  // Each is an act of its own among what Dana did.
  await page.keyboard.press("z");
  const acts = page.getByRole("dialog", { name: "Recent actions" }).getByText(/^Contact \d+: .*Tip/);
  await acts.nth(5).waitFor();
  expect((await acts.allInnerTexts()).map((words) => words.match(/\d+/)?.[0])).toEqual([
    "10",
    "8",
    "7",
    "6",
    "5",
    "4",
  ]);
});

it("takes a word that an administrator adds into account for what comes in next, at every console", async () => {
  const lee = await stage.advocate("lee");
  const { page } = await stage.newcomer();
  await page.goto(stage.house().url.href);
  await tabTo(page, page.getByLabel("Username"));
  await page.keyboard.type("alex");
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: "Settings" }));
  await page.keyboard.press("Enter");
  const english = page.getByRole("textbox", { name: "English", exact: true });
  await tabTo(page, english);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("1 greenhouse key\n");
  await tabTo(page, page.getByRole("textbox", { name: "Try a sentence" }));
  await page.keyboard.type("He has the GREENHOUSE KEY.");
  await page.getByText(/Raised to: Crisis/).waitFor();
  await pressButton(page, "Keep these lists");
  await page.getByText("Kept as version 1.").first().waitFor();

  // Settings are read anew within two seconds; whatever comes in before that is judged by the lists before.
  await expect
    .poll(
      async () => {
        await somebodyWrites(crypto.randomUUID(), "She took the greenhouse key");
        return lee.page.getByRole("row", { name: /Crisis/ }).count();
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBeGreaterThan(0);
});
