import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { arrived, focusRow } from "./screen/desk.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET, type ProviderMessage } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** More than any screen shows at once, in any density. */
const CONTACTS = 150;
const NODES_MAX = 3_000;
/** A page that stands still may shift by 0.1 in all; counts that grow and a button that comes once it is known are left. */
const SHIFT_MAX = 0.005;
/** For how long after a press a shift counts as asked for, in milliseconds (Layout Instability, `hadRecentInput`), and some. */
const FORGIVEN_MS = 700;

async function writeIn(message: ProviderMessage): Promise<void> {
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

interface Shifted {
  readonly value: number;
  readonly what: readonly string[];
}

/** Keeps every shift of the layout that nobody's act asked for. */
async function watchShifts(page: Page): Promise<() => Promise<readonly Shifted[]>> {
  await page.addInitScript(() => {
    const shifts: Shifted[] = [];
    Object.assign(self, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const what = sources.map(({ node }) =>
          node instanceof Element ? `${node.tagName} ${node.className}` : String(node?.textContent),
        );
        if (!hadRecentInput) shifts.push({ value, what });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return () => page.evaluate(() => (self as unknown as { shifts: Shifted[] }).shifts);
}

/**
 * Has what says what may be shared fetched only once a browser would no longer forgive a shift as one that a press asked for: it
 * comes by itself, after the contact, and on a quick machine it would hide behind the press that opened it.
 */
async function shareLate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener("keydown", () => Object.assign(self, { pressedAt: performance.now() }), true);
  });
  await page.route("**/assets/contact-sharing-*.js", async (route) => {
    await page.waitForFunction(
      (forgiven) => performance.now() > (self as unknown as { pressedAt: number }).pressedAt + forgiven,
      FORGIVEN_MS,
    );
    await route.continue();
  });
}

it("150 contacts are a list of those in view, and no screen has more than 3,000 elements", async () => {
  for (let number = 1; number <= CONTACTS; number += 1)
    await writeIn({
      event: `l${number}`,
      from: stage.secret(`555-0${String(3000 + number)}`),
      text: stage.secret(`The orchard has ${number} rows of trees`),
    });
  const { page } = await stage.advocate("dana");
  await arrived(page, 1);
  await focusRow(page, 1);
  expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(CONTACTS));
  expect(await page.getByRole("row").count()).toBeLessThan(60);
  await page.keyboard.press("Enter");
  await page.getByText("The orchard has 1 rows").waitFor();
  const nodes = (): Promise<number> => page.evaluate(() => document.querySelectorAll("*").length);
  expect(await nodes()).toBeLessThanOrEqual(NODES_MAX);
  await page.goto(new URL("/board", stage.house().url).href);
  await page.getByRole("heading", { name: /^Unclaimed: \d/ }).waitFor();
  expect(await nodes()).toBeLessThanOrEqual(NODES_MAX);
});

it("less than a twentieth of what counts as still moves by itself while the queue loads, a contact opens and others write in", async () => {
  const { page } = await stage.newcomer();
  const shifts = await watchShifts(page);
  await shareLate(page);
  await stage.signIn(page, "dana");
  await arrived(page, 1);
  await page.reload();
  await arrived(page, 1);
  await focusRow(page, 1);
  await page.keyboard.press("Enter");
  await page.getByText("The orchard has 1 rows").waitFor();
  await page.locator("[data-may-share]").getByText("nothing yet").waitFor();
  await writeIn({
    event: "again",
    from: stage.secret("555-0201"),
    text: stage.secret("And a well"),
  });
  await page.getByRole("radio", { name: `All ${String(CONTACTS + 1)}` }).waitFor();
  const seen = await shifts();
  const sum = seen.reduce((before, { value }) => before + value, 0);
  expect(sum < SHIFT_MAX ? [] : seen).toEqual([]);
});
