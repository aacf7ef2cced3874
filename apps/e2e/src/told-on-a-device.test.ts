import { createECDH } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { overflowing } from "./guard/overflow.ts";
import { browserStorage } from "./guard/storage.ts";
import { openWholeChromium } from "./house/chromium.ts";
import { pressButton } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { setStage } from "./stage.ts";

/** Where nothing is: no browser of these tests can be registered at a push service, which all are on the internet. */
const SERVICE = "push.invalid";
/** A key as browsers have one: on its curve, which the house looks at. */
const P256DH = createECDH("prime256v1").generateKeys("base64url");
const stage = setStage({
  browser: openWholeChromium,
  environment: () => ({ HOLDFAST_PUSH_SERVICES: SERVICE }),
});

/**
 * Stands in for the browser's registering at its maker's push service, which cannot be had without the internet, and for nothing else: the
 * script, leave to show something, what is pushed to the script and what it shows are the browser's own.
 */
async function withPushService(page: Page): Promise<void> {
  const given = { endpoint: `https://${SERVICE}/one`, p256dh: P256DH };
  await page.addInitScript(({ endpoint, p256dh }) => {
    let isSubscribed = false;
    const subscription = {
      endpoint,
      toJSON: () => ({ endpoint, keys: { p256dh, auth: "A".repeat(22) } }),
      unsubscribe: async () => !(isSubscribed = false),
    } as unknown as PushSubscription;
    PushManager.prototype.getSubscription = async () => (isSubscribed ? subscription : null);
    PushManager.prototype.subscribe = async () => {
      isSubscribed = true;
      return subscription;
    };
  }, given);
}

/** Has the browser hear of a push with this in it, as it does when its push service brings one. */
async function pushes(page: Page): Promise<(data: string) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  let registrationId = "";
  session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    const one = versions.find(({ status }) => status === "activated");
    if (one !== undefined) ({ registrationId } = one);
  });
  await session.send("ServiceWorker.enable");
  await expect.poll(() => registrationId, { timeout: 15_000 }).not.toBe("");
  const { origin } = stage.house().url;
  return async (data) => {
    await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  };
}

/** Whether the script is there, and what the browser shows for it. */
const looked = async (
  page: Page,
): Promise<{ readonly isThere: boolean; readonly shown: readonly object[] }> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/alarm-push/");
    const shown = (await registration?.getNotifications()) ?? [];
    return {
      isThere: registration !== undefined,
      shown: shown.map(({ title, body, data }) => ({ title, body, data: data as unknown })),
    };
  });

/** Until nothing of it is shown any more. */
async function putAway(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/alarm-push/");
    for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
  });
  await expect.poll(async () => (await looked(page)).shown).toEqual([]);
}

it("[AL60] somebody has themselves told on a narrow device by keys alone, is shown the same words whatever is pushed, and takes it with them when they sign out", async () => {
  const { url } = stage.house();
  const { page, context } = await stage.newcomer({ viewport: { width: 320, height: 700 } });
  await context.grantPermissions(["notifications"], { origin: url.origin });
  await withPushService(page);
  await stage.signIn(page, "dana");
  await pressButton(page, /: account$/);
  await chooseInMenu(page, "Your account");
  const here = page.getByRole("group", { name: "This device" });
  await here.getByText("Nothing is shown on this device.").waitFor();
  await pressButton(page, /^Tell me on this device$/);
  await here.getByText("You are told on this device, until you sign out here.").waitFor();
  await expectAccessible(page, "a device that is told");
  expect(await overflowing(page, "a device that is told")).toEqual([]);

  const push = await pushes(page);
  const words = { title: "You are needed on call.", body: "Open the console.", data: null };
  for (const data of ["needed", JSON.stringify({ title: "Somebody", body: "555-0199" }), ""]) {
    // Again, as the house does: once in some twenty times a browser that is driven so showed nothing, and why is not known.
    const shown = async (): Promise<readonly object[]> => {
      await push(data);
      return (await looked(page)).shown;
    };
    await expect.poll(shown, { interval: 1_000 }).toEqual([words]);
    await putAway(page);
  }
  const kept = (await browserStorage(page)).join("\n");
  expect(kept).not.toContain(SERVICE);
  expect(kept).not.toMatch(/^(?:cache|indexedDB) /m);

  await pressButton(page, "Tell me on this device no longer");
  await here.getByText("Nothing is shown on this device.").waitFor();
  expect((await looked(page)).isThere).toBe(false);
  await pressButton(page, /^Tell me on this device$/);
  await here.getByText("You are told on this device, until you sign out here.").waitFor();
  await pressButton(page, /: account$/, "Shift+Tab");
  await chooseInMenu(page, "Sign out");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(await looked(page)).toMatchObject({ isThere: false, shown: [] });
});
