import { expect, it, vi } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { virtualKey } from "./house/virtual-key.ts";
import { openByKeys, said, writeAnswer } from "./screen/answering.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
/** The console asks once a minute, and three screens are looked at. */
vi.setConfig({ testTimeout: 240_000 });
const PATIENCE = { timeout: 90_000 };

it("[G543] [G544] whoever is in the midst of a conversation as a second factor comes to be wanted is told by when, goes on answering, and adds one by keys alone", async () => {
  const { url } = stage.house();
  const staff = await signInByHttp(url, "dana");
  await staff.ask("mutation { keepShift(state: available) { state } }");
  const row = await arrives(url, staff, stage.secret("555-0187"), stage.secret("He is back in an hour"));
  await claim(staff, row);
  const { page } = await stage.advocate("dana");
  const key = await virtualKey(page);
  await openByKeys(page, row.number);

  const alex = await signInByHttp(url, "alex");
  const { kept } = await alex.ask<{ kept: { __typename: string } }>(
    'mutation { kept: keepSetting(name: secondFactorRoles, expectedVersion: 0, value: ["advocate"]) { __typename } }',
  );
  expect(kept.__typename).toBe("SettingKept");
  const before = await page.evaluate(() => document.activeElement?.id ?? "");
  const bar = page.getByRole("region", { name: "Second factor", exact: true });
  await bar.getByText(/until \d\d:\d\d at the latest|until .* \d\d:\d\d at the latest/).waitFor(PATIENCE);
  expect(await page.evaluate(() => document.activeElement?.id ?? "")).toBe(before);
  await expectFits(page, "a second factor is wanted in the midst of a conversation", {
    secrets: stage.secrets,
  });
  // Nothing is taken from whoever is with somebody.
  const words = stage.secret("Then let us find you a place now");
  await writeAnswer(page, words);
  await said(page, words).waitFor(PATIENCE);

  await tabTo(page, bar.getByRole("link", { name: "Add one in your account" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Passkeys" }).waitFor();
  await bar.waitFor();
  const name = page.getByLabel("Name of the device or key");
  await tabTo(page, name);
  expect(await hasFocus(name)).toBe(true);
  await page.keyboard.type("My own laptop");
  await page.keyboard.press("Enter");
  await page.getByRole("main").getByText("The passkey is added. You can sign in with it.").waitFor();
  expect(await key.passkeys()).toHaveLength(1);
  await bar.waitFor({ state: "detached", ...PATIENCE });
  await expectFits(page, "a second factor was added in time", { secrets: stage.secrets });
});
