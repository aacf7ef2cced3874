import { ensureAsterisk, type Phone } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { arrivedAt, hears, keepConnections } from "./house/hearing.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { ENGLISH, SPANISH, type CallLabels } from "./screen/call-labels.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { tabTo } from "./screen/keyboard.ts";
import { picture } from "./screen/picture.ts";
import { signIn } from "./screen/sign-in.ts";
import { answerByKey, goOnShift, hangUp, rings, wrapUp } from "./screen/telephone.ts";
import { setStage } from "./stage.ts";
import { courseHeard, lately, somebodyCalls } from "./talk/telephone.ts";

const installed = await ensureAsterisk();

const CALLER_HZ = 440;
const ADVOCATE_HZ = 950;
const HERTZ = [CALLER_HZ, ADVOCATE_HZ];
/** Two prompts, a queue, a ring, and everything that is done in a call. */
const CALL_MS_MAX = 180_000;
const SECONDS = { timeout: 20_000 };

const LANGUAGES: readonly (readonly ["en" | "es", "dana" | "marta", number, CallLabels])[] = [
  ["en", "dana", 1, ENGLISH],
  ["es", "marta", 2, SPANISH],
];
/** Who answers, at a console in which language; as many as there are rounds. */
const ADVOCATES = LANGUAGES.slice(0, rounds(1));

describe.skipIf(installed.kind === "cannot")("calls at a console in a real browser", () => {
  let line: VoiceLine;
  const stage = setStage({
    outside: async () => (line = await openVoiceLine()),
    browser: () => openChromiumThatTalks(ADVOCATE_HZ),
    moreOrigins: () => [line.origin],
  });

  const heardBy = (caller: Phone) => () => lately(caller, HERTZ);

  async function hearEachOther(page: Page, caller: Phone): Promise<void> {
    await expect.poll(() => hears(page), SECONDS).toBeCloseTo(CALLER_HZ, -1);
    await expect.poll(heardBy(caller), SECONDS).toContain(ADVOCATE_HZ);
  }

  /** Over four seconds of talk; a packet brings 20 ms. */
  async function losesNothing(page: Page): Promise<void> {
    const before = await arrivedAt(page);
    const received = async (): Promise<number> => (await arrivedAt(page)).received - before.received;
    await expect.poll(received, SECONDS).toBeGreaterThan(200);
    const after = await arrivedAt(page);
    expect((after.lost - before.lost) / (after.received - before.received)).toBeLessThan(0.01);
  }

  it.each(ADVOCATES)(
    "[CF3, CF10, CF52, CH61] in %s, a caller is greeted, waits with music, is answered by one key, heard both ways, held, and hung up on; then the contact is closed, and no sound of it was kept",
    async (language, who, number, labels) => {
      const { page } = await stage.newcomer({ locale: language });
      await keepConnections(page);
      await signIn(page, stage.house().url, who, labels);
      await goOnShift(page, labels);

      const caller = await somebodyCalls(line.lab, stage.secret(`+1555012${number}`), CALLER_HZ);
      await page.getByRole("row", { name: new RegExp(`${labels.contact} ${number}\\b`) }).waitFor();
      await rings(page, number, labels);
      await picture(page, `calls ${language} rings`);
      await expectAccessible(page, `${language}, a call that rings`);
      await answerByKey(page, number, labels);
      await hearEachOther(page, caller);
      expect((await courseHeard(caller, HERTZ)).filter((sound) => sound !== "silence")).toEqual(
        expect.arrayContaining(["voice", "music"]),
      );

      await page.keyboard.press("Control+Shift+H");
      await page.locator("#calls").getByText(labels.onHold).waitFor();
      await expect.poll(() => hears(page), SECONDS).toBeNull();
      await expect.poll(heardBy(caller), SECONDS).toEqual(Array.from({ length: 8 }, () => "music"));
      await picture(page, `calls ${language} on hold`);
      await page.keyboard.press("Control+Shift+H");
      await page.locator("#calls").getByText(labels.talking).waitFor();
      await hearEachOther(page, caller);

      await losesNothing(page);

      await caller.press("1");
      const call = page.getByRole("region", { name: labels.call, exact: true });
      await call.getByRole("listitem").filter({ hasText: labels.pressedOne }).waitFor();
      await picture(page, `calls ${language} in a call`);
      await expectAccessible(page, `${language}, a call that goes on`);

      await hangUp(page, labels);
      await caller.until("CALL_CLOSED");
      await picture(page, `calls ${language} wrap-up`);
      await expectAccessible(page, `${language}, a call that is over`);

      await wrapUp(page, labels);
      await page.getByRole("heading", { name: labels.queue }).first().waitFor();
      expect(await line.lab.exchange.sounds()).toEqual(line.shipped);
    },
    CALL_MS_MAX,
  );

  it(
    "[CF13] a call that is hung up while it waits closes itself, and says so among the closed ones",
    async () => {
      const { page } = await stage.advocate("ada");
      const number = ADVOCATES.length + 1;
      const caller = await somebodyCalls(line.lab, stage.secret("+15550129"), CALLER_HZ);
      await arrived(page, number);
      await expect.poll(heardBy(caller), SECONDS).toContain("voice");
      await caller.hangUp();
      await queueRow(page, number).waitFor({ state: "detached" });
      await tabTo(page, page.getByRole("link", { name: "Closed", exact: true }));
      await page.keyboard.press("Enter");
      await page
        .getByRole("listitem")
        .filter({ hasText: `Contact ${number}` })
        .getByText("Hung up before anybody answered")
        .waitFor();
    },
    CALL_MS_MAX,
  );
});
