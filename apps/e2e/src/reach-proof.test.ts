import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { fillIn, goOn, type Words } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage();

const saying = (text: string): Words => ({
  text: stage.secret(text),
  danger: false,
  address: stage.secret("555-0162"),
  times: stage.secret("when the shop is shut"),
});

/** Lets the page be as old as somebody's who reads it; a browser that is driven fills it in faster than anybody. */
const takeTime = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const born = document.querySelector<HTMLInputElement>("[name=born]");
    if (born !== null) born.value = String(Number(born.value) - 60_000);
  });

/** The page's challenge becomes one that no browser solves. */
const askTooMuch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const challenge = document.querySelector<HTMLInputElement>("[name=challenge]");
    if (challenge !== null) challenge.value = challenge.value.replace(/^8\.13\./, "8.32.");
  });

async function writeWith(page: Page, text: string, before: (page: Page) => Promise<void>): Promise<void> {
  await fillIn(page, stage.house().url, saying(text));
  await takeTime(page);
  await before(page);
  await goOn(page, "Send", "We have it");
}

it("only work that a browser did in time keeps a form unmarked; every form arrives", async () => {
  const scripts = (await stage.visitor()).page;
  const plain = (await stage.visitor({ javaScriptEnabled: false })).page;
  const slow = (await stage.visitor()).page;

  // Without scripts nothing can be typed but by the form itself, so its birth stays as it is.
  await fillIn(plain, stage.house().url, saying("There are no scripts here."));
  await goOn(plain, "Send", "We have it");
  await writeWith(scripts, "My phone can do this.", async (page) => {
    // Until the work is done, as it is for whoever reads the last page before sending it.
    await page.evaluate(() => {
      const { value = "" } = document.querySelector<HTMLInputElement>("[name=challenge]") ?? {};
      const { prove } = self as unknown as { prove: (challenge: string, ms: number) => Promise<string> };
      return prove(value, 60_000);
    });
  });
  await writeWith(slow, "My phone is too slow for this.", askTooMuch);

  const dana = await signInByHttp(stage.house().url, "dana");
  const { queue } = await dana.ask<{ queue: { rows: { number: number; lowTrust: boolean }[] } }>(
    "{ queue { rows { number lowTrust } } }",
  );
  const arrived = queue.rows.toSorted((one, other) => one.number - other.number);
  expect(arrived.map(({ lowTrust }) => lowTrust)).toEqual([true, false, true]);
});
