import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { openByKeys } from "./screen/answering.ts";
import { setStage } from "./stage.ts";

let line: TextLine;
let second = "";
const stage = setStage({
  outside: async (port) => (line = await openTextLine(port)),
  moreOrigins: () => [second],
});

/** Half a minute between two looks at a provider that is well, and a second look in doubt; some room besides. */
const NOTICED_MS_MAX = 60_000;
const TEST_MS = 480_000;

const bar = (page: Page) => page.locator("[data-channel-down=sms-twilio]");
const recovery = (page: Page) => page.locator("[data-channel-well=sms-twilio]");

/** Keeps what is said aloud politely from now on. */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const region = document.querySelector("#polite");
    if (region === null) throw new Error("there is no polite region");
    new MutationObserver(() => {
      if (region.textContent !== "") heard.push(region.textContent);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

it(
  "Twilio goes away: both gateways' consoles say since when and what still works, so does the public form, and all take it back by themselves",
  async () => {
    const another = await stage.house().startAnother();
    second = another.url.origin;
    const atDana = await stage.advocate("dana");
    const { page: dana } = atDana;
    const { page: ada } = await stage.advocate("ada", another.url);
    for (const page of [dana, ada]) await page.evaluate(() => (window.name = "the same document"));
    line.twilio.receive({ from: stage.secret("+12025550123"), text: stage.secret("The curlew calls.") });
    expect(await line.bring()).toEqual([200]);
    await openByKeys(dana, 1);
    expect(await bar(dana).count()).toBe(0);
    const heard = await listen(dana);

    const down = Date.now();
    await line.twilio.down();
    await bar(dana).waitFor({ timeout: NOTICED_MS_MAX });
    await bar(ada).waitFor({ timeout: NOTICED_MS_MAX });
    const words = await bar(dana).innerText();
    expect(words).toMatch(
      /^Text messages \(sms-twilio\) do not work since \d\d:\d\d\. Answers wait up to 2 minutes, then come back to you\. Still working: the web form and text messages \(loopback\)\. The provider does not answer\.$/,
    );
    await expect.poll(() => bar(ada).innerText()).toBe(words);
    const notice = dana.locator("[data-channel-notice=sms-twilio]");
    expect(await notice.innerText()).toMatch(/do not work since .* then come back to you\.$/);

    const { page: phone } = await stage.visitor({ javaScriptEnabled: false });
    const reach = new URL("/reach", stage.house().url).href;
    const sentence = phone.getByText("Our text line is not working right now. This form works.");
    await expect
      .poll(
        async () => {
          await phone.goto(reach);
          return sentence.count();
        },
        { timeout: NOTICED_MS_MAX },
      )
      .toBe(1);

    // With the bar on the screen, too.
    expect(await atDana.faults()).toEqual([]);

    await line.twilio.up();
    await recovery(dana).waitFor({ timeout: NOTICED_MS_MAX });
    await recovery(ada).waitFor({ timeout: NOTICED_MS_MAX });
    const again = await recovery(dana).innerText();
    expect(again).toMatch(
      /^Text messages \(sms-twilio\) work again\. They did not for (?:under 1|[1-9]\d*) min, since \d\d:\d\d\.$/,
    );
    // However long this machine was at it, and no longer.
    const minutes = Number(/(\d+) min,/.exec(again)?.[1]);
    expect(minutes).toBeLessThanOrEqual(Math.ceil((Date.now() - down) / 60_000));
    for (const page of [dana, ada]) {
      expect(await bar(page).count()).toBe(0);
      expect(await page.evaluate(() => window.name)).toBe("the same document");
    }
    await expect.poll(() => notice.count()).toBe(0);
    await expect
      .poll(
        async () => {
          await phone.goto(reach);
          return sentence.count();
        },
        { timeout: NOTICED_MS_MAX },
      )
      .toBe(0);
    await expect
      .poll(async () => (await heard()).filter((said) => said.includes("sms-twilio")), { timeout: 10_000 })
      .toEqual([
        expect.stringMatching(/^Text messages \(sms-twilio\) do not work since \d\d:\d\d\.$/),
        expect.stringMatching(/^Text messages \(sms-twilio\) work again\./),
      ]);
  },
  TEST_MS,
);
