import { gzipSync } from "node:zlib";
import type { Page, Response } from "playwright-core";
import { expect, it } from "vitest";
import { arrived, focusRow, queueRow } from "./screen/desk.ts";
import { hasFocus } from "./screen/keyboard.ts";
import { routed } from "./screen/routed.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

const SCRIPT_MAX = 300_000;

/** Lets only those scripts through that the page itself names, until the rest is let go. */
async function holdBack(page: Page): Promise<{ readonly letGo: () => void; readonly held: () => number }> {
  const document = await (await page.request.get(page.url())).text();
  const named = new Set(
    [...document.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path),
  );
  const gate = Promise.withResolvers<void>();
  let held = 0;
  await routed(page, "**/assets/*.js", async (route) => {
    if (!named.has(new URL(route.request().url()).pathname)) {
      held += 1;
      await gate.promise;
    }
    await route.continue();
  });
  return { letGo: gate.resolve, held: () => held };
}

async function weigh(responses: readonly Response[]): Promise<number> {
  const sizes = await Promise.all(responses.map(async (response) => gzipSync(await response.body()).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}

it("the queue stands with what the page names, which weighs no more than 300 kB gzipped, and the rest comes after it", async () => {
  await deliver(stage.house().url, {
    event: "w1",
    from: stage.secret("555-0401"),
    text: stage.secret("The mill stands by the weir"),
  });
  const { page } = await stage.advocate("dana");
  await arrived(page, 1);
  const { letGo, held } = await holdBack(page);
  const responses: Response[] = [];
  const keep = (response: Response): void => {
    if (response.request().resourceType() === "script") responses.push(response);
  };
  page.on("response", keep);
  // What the page that is left had still asked for is no part of it.
  page.once("framenavigated", () => responses.splice(0));
  await page.reload();
  await arrived(page, 1);
  page.off("response", keep);
  const weight = await weigh(responses);
  process.stdout.write(`first load of the queue, gzipped: ${weight} bytes of scripts\n`);
  expect(weight).toBeGreaterThan(100_000);
  expect(weight).toBeLessThanOrEqual(SCRIPT_MAX);

  // Whoever opens a contact before its pane has come sees which one it is, and is in it when it has.
  await focusRow(page, 1);
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: "Contact 1" });
  await heading.waitFor();
  await expect.poll(() => hasFocus(heading)).toBe(true);
  await expect.poll(held).toBeGreaterThan(0);
  expect(await page.locator("#composer-text").count()).toBe(0);
  letGo();
  await page.locator("#composer-text").waitFor();
  await expect.poll(() => hasFocus(heading)).toBe(true);
  await page.getByText("The mill stands by the weir").waitFor();
});

it("a contact opens with its place to write while the gateway is away, by whoever had the queue before", async () => {
  const { page } = await stage.advocate("dana");
  await focusRow(page, 1);
  const pane = (): Promise<string | undefined> =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .find((name) => /\/contact-pane-[^/]*\.js$/.test(name)),
    );
  await expect.poll(pane).toBeDefined();
  // With all that it needs itself.
  await page.evaluate(`import(${JSON.stringify(await pane())}).then(() => undefined)`);
  await stage.house().gateway().stop();
  await page.getByText("may be out of date").waitFor();
  await queueRow(page, 1).press("Enter");
  await page.locator("#composer-text").waitFor();
  await page.getByRole("heading", { name: "Contact 1" }).waitFor();
  await stage.house().startAgain();
  await page.getByText("● Live").waitFor({ timeout: 20_000 });
});
