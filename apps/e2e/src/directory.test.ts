import { testDirectory, type TestDirectory } from "@holdfast/tooling/test-directory";
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { pressButton, tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { setStage } from "./stage.ts";

const NAME = "Example directory";
let directory: TestDirectory;
let clock: MovedClock;
// Whose clock jumps knows nobody for a moment.
const stage = setStage({
  outage: true,
  outside: async (port) => {
    clock = await movedClock();
    directory = await testDirectory(`http://localhost:${port}/directory`);
    return {
      environment: {
        ...clock.environment,
        HOLDFAST_OIDC_ISSUER: directory.issuer,
        HOLDFAST_OIDC_CLIENT_ID: directory.clientId,
        HOLDFAST_OIDC_CLIENT_SECRET: directory.clientSecret,
        HOLDFAST_OIDC_NAME: NAME,
      },
      close: async () => {
        await Promise.all([clock.close(), directory.close()]);
      },
    };
  },
  // The page of the directory, on another host than the console's.
  moreOrigins: () => [directory.issuer],
});
vi.setConfig({ testTimeout: 240_000 });

async function toAccount(page: Page): Promise<void> {
  await pressButton(page, /: account$/);
  await chooseInMenu(page, "Your account");
  await page.getByRole("heading", { name: NAME }).waitFor();
}
async function atTheDirectory(page: Page, login: string): Promise<void> {
  await page.getByRole("heading", { name: NAME, level: 1 }).waitFor();
  await page.getByLabel("Who are you?").fill(login);
  await page.getByRole("button", { name: "Sign in" }).click();
}
const LATER_S = 11 * 60;
const isIn = async (page: Page) => page.getByRole("button", { name: /: account$/ }).waitFor();
const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Prove that it is you" });

it("somebody links the directory of their organisation, signs in by its page, and proves there that it is still them", async () => {
  const { url } = stage.house();
  const { page } = await stage.advocate("dana");
  await toAccount(page);
  await expectAccessible(page, "an account and its directory");
  await pressButton(page, `Link ${NAME}`);
  await atTheDirectory(page, "dana at work");
  await page.getByRole("button", { name: `Unlink ${NAME}` }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");

  await pressButton(page, /: account$/);
  await chooseInMenu(page, "Sign out");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await expectAccessible(page, "sign in by a directory");
  // Whoever the house does not know is not let in.
  await pressButton(page, `Sign in with ${NAME}`);
  await atTheDirectory(page, "a stranger");
  await page
    .getByText(/could not sign you in here/)
    .first()
    .waitFor();
  await expectAccessible(page, "refused by the directory");
  await pressButton(page, "Go to the console");
  await pressButton(page, `Sign in with ${NAME}`);
  await atTheDirectory(page, "dana at work");
  await isIn(page);
  expect(page.url()).not.toContain("code");

  // Longer ago than a proof holds, it is given in a window beside, and what was begun goes on.
  await toAccount(page);
  await clock.pass(LATER_S * 1_000, url);
  await page.getByText(/^The clock of this computer is 11 min slow/).waitFor();
  await pressButton(page, `Unlink ${NAME}`);
  await dialogOf(page).waitFor();
  await expectAccessible(page, "proving it at the directory");
  // The clock of the directory goes with the one of the house.
  directory.lieOnce({
    claims: (claims) => {
      const later = (name: string): number => Number(claims[name]) + LATER_S;
      return { ...claims, iat: later("iat"), exp: later("exp"), auth_time: later("auth_time") };
    },
  });
  const opened = page.context().waitForEvent("page");
  await tabTo(page, dialogOf(page).getByRole("button", { name: `Prove it at ${NAME}` }));
  await page.keyboard.press("Enter");
  const window = await opened;
  await atTheDirectory(window, "dana at work");
  await dialogOf(page).waitFor({ state: "detached" });
  await page.getByRole("main").getByText("It is unlinked. You do not sign in by it any more.").waitFor();
  await page.getByRole("button", { name: `Link ${NAME}` }).waitFor();
});
