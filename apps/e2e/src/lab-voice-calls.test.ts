import { ensureAsterisk, type Phone } from "@holdfast/channel-voice-sip/testing";
import { rounds } from "@holdfast/tooling/rounds";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { losesNothing } from "./guard/loses-nothing.ts";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { hears, keepConnections } from "./house/hearing.ts";
import { openVoiceLine, type VoiceLine } from "./house/voice-line.ts";
import { ENGLISH, FRENCH, SPANISH, type CallLabels } from "./screen/call-labels.ts";
import { calledParty, callSomebody, chooseCentre, sendParty, typeParty } from "./screen/call-somebody.ts";
import { arrived, queueRow } from "./screen/desk.ts";
import { openByKeys } from "./screen/answering.ts";
import { tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { picture } from "./screen/picture.ts";
import { signIn } from "./screen/sign-in.ts";
import {
  answerByKey,
  answerInQueue,
  doInCall,
  goOnShift,
  hangUp,
  pickUpByKey,
  rings,
  ringsOnOneOf,
  wrapUp,
} from "./screen/telephone.ts";
import { setStage } from "./stage.ts";
import { keepCentre } from "./talk/emergency-centre.ts";
import { courseHeard, lately, somebodyCalls } from "./talk/telephone.ts";
import { hearing, type Hears } from "./talk/who-hears-whom.ts";

const installed = await ensureAsterisk();

const CALLER_HZ = 440;
const ADVOCATE_HZ = 950;
/** Whoever else is in a call. None of them is near what two others make together. */
const COLLEAGUE_HZ = 1130;
const CENTRE_HZ = 620;
const PARTNER_HZ = 750;
const HERTZ = [CALLER_HZ, ADVOCATE_HZ];
const ALL_HERTZ = [CALLER_HZ, CENTRE_HZ, PARTNER_HZ, ADVOCATE_HZ, COLLEAGUE_HZ];
const MUSIC = Array.from({ length: 8 }, () => "music");
/** Two prompts, a queue, a ring, and everything that is done in a call. */
const CALL_MS_MAX = 180_000;
const SECONDS = { timeout: 20_000 };
/** How soon somebody else is asked when a tab is gone (CF21). */
const OFFERED_MS_MAX = 10_000;

const LANGUAGES: readonly (readonly ["en" | "es", "dana" | "marta", CallLabels])[] = [
  ["en", "dana", ENGLISH],
  ["es", "marta", SPANISH],
];
/** Who answers, at a console in which language; as many as there are rounds. */
const ADVOCATES = LANGUAGES.slice(0, rounds(1));

describe.skipIf(installed.kind === "cannot")("calls at a console in a real browser", () => {
  let line: VoiceLine;
  let adas: Browser;
  const stage = setStage({
    outside: async () => (line = await openVoiceLine()),
    browser: () => openChromiumThatTalks(ADVOCATE_HZ),
    moreOrigins: () => [line.origin],
  });

  beforeAll(async () => {
    adas = await openChromiumThatTalks(COLLEAGUE_HZ);
  });
  afterAll(() => adas?.close());

  let calls = 0;
  /** Somebody rings who never did before: each call is the next contact. */
  async function called(): Promise<{ readonly caller: Phone; readonly number: number }> {
    const number = (calls += 1);
    return { caller: await somebodyCalls(line.lab, stage.secret(`+1555012${number}`), CALLER_HZ), number };
  }

  const heardBy = (caller: Phone) => () => lately(caller, HERTZ);

  async function hearEachOther(page: Page, caller: Phone): Promise<void> {
    await expect.poll(() => hears(page), SECONDS).toBeCloseTo(CALLER_HZ, -1);
    await expect.poll(heardBy(caller), SECONDS).toContain(ADVOCATE_HZ);
  }

  it.each(ADVOCATES)(
    "[CF3, CF10, CF52, CH61] in %s, a caller is greeted, waits with music, is answered by one key, heard both ways, held, and hung up on; then the contact is closed, and no sound of it was kept",
    async (language, who, labels) => {
      const { page } = await stage.newcomer({ locale: language });
      await keepConnections(page);
      await signIn(page, stage.house().url, who, labels);
      await goOnShift(page, labels);

      const { caller, number } = await called();
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
      const { caller, number } = await called();
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

  const hear = (...who: readonly Hears[]): Promise<void> => hearing(ALL_HERTZ, who);

  async function seated(page: Page, who: "dana" | "ada", labels: CallLabels): Promise<Page> {
    await keepConnections(page);
    await signIn(page, stage.house().url, who, labels);
    await goOnShift(page, labels);
    return page;
  }

  it(
    "[CF15, CF21, CF50, CF53, CF54, CF55, CF58] a caller is discussed in private, talked with by three, left to a colleague, handed back, given to the queue, listened to by a lead whom nobody hears, and when the tab is gone left to music until another is asked and answers",
    async () => {
      const lees = (await stage.newcomer()).page;
      const [dana, ada] = await Promise.all([
        seated((await stage.newcomer()).page, "dana", ENGLISH),
        seated((await stage.resident(await adas.newContext({ locale: "fr" }))).page, "ada", FRENCH),
      ]);
      const { caller, number } = await called();
      await answerInQueue(dana, number, ENGLISH);
      await hear([dana, [CALLER_HZ]], [caller, [ADVOCATE_HZ]]);

      await doInCall(dana, ENGLISH, "Ask a colleague");
      await chooseInMenu(dana, "Ada");
      const asked = `Dana veut vous parler du contact ${number}.`;
      await ada.locator("#calls").getByText(asked).waitFor(SECONDS);
      await picture(ada, "calls fr a colleague is asked");
      await expectAccessible(ada, "a colleague is asked");
      await pickUpByKey(ada, asked);
      await hear([dana, [COLLEAGUE_HZ]], [ada, [ADVOCATE_HZ]]);
      await expect.poll(heardBy(caller), SECONDS).toEqual(MUSIC);
      await picture(dana, "calls a private word");
      await expectAccessible(dana, "a private word");

      await doInCall(dana, ENGLISH, "Bring together");
      await hear(
        [dana, [CALLER_HZ, COLLEAGUE_HZ]],
        [ada, [CALLER_HZ, ADVOCATE_HZ]],
        [caller, [ADVOCATE_HZ, COLLEAGUE_HZ]],
      );
      await picture(dana, "calls three together");
      await expectAccessible(dana, "three together");

      await doInCall(dana, ENGLISH, "Leave them together");
      await dana.locator("#calls").getByText(ENGLISH.ready, { exact: true }).waitFor(SECONDS);
      await hear([ada, [CALLER_HZ]], [caller, [COLLEAGUE_HZ]]);
      await tabTo(ada, ada.getByRole("link", { name: `Ouvrir le contact ${number}` }));
      await ada.keyboard.press("Enter");
      await doInCall(ada, FRENCH, "Passer l’appel");
      await picture(ada, "calls fr a call that was handed on");
      await chooseInMenu(ada, "Dana");
      await pickUpByKey(dana, `Ada hands a call on to you: contact ${number}.`);
      await hear([dana, [CALLER_HZ]], [caller, [ADVOCATE_HZ]]);

      await doInCall(dana, ENGLISH, "Hand on");
      await chooseInMenu(dana, "The queue, at its head");
      await rings(ada, number, FRENCH);
      await expect.poll(heardBy(caller), SECONDS).toEqual(MUSIC);
      await answerByKey(ada, number, FRENCH);
      await hear([ada, [CALLER_HZ]], [caller, [COLLEAGUE_HZ]]);

      await keepConnections(lees);
      await stage.signIn(lees, "lee");
      await goOnShift(lees, ENGLISH);
      await openByKeys(lees, number);
      await doInCall(lees, ENGLISH, "Listen in");
      const told = ada.getByRole("listitem").filter({ hasText: "Lee\u00A0: écoute sans qu’on l’entende" });
      await told.waitFor(SECONDS);
      await hear([lees, [CALLER_HZ, COLLEAGUE_HZ]], [ada, [CALLER_HZ]], [caller, [COLLEAGUE_HZ]]);
      await picture(ada, "calls fr a lead listens");
      await expectAccessible(ada, "a lead listens");
      await picture(lees, "calls a lead listens");
      await expectAccessible(lees, "listening");
      await doInCall(lees, ENGLISH, "Stop listening");
      await told.waitFor({ state: "detached" });

      const gone = Date.now();
      await ada.close();
      const other = await ringsOnOneOf([dana, lees], number, ENGLISH);
      expect(Date.now() - gone).toBeLessThan(OFFERED_MS_MAX);
      await expect.poll(heardBy(caller), SECONDS).toEqual(MUSIC);
      await answerByKey(other, number, ENGLISH);
      await hear([other, [CALLER_HZ]], [caller, [ADVOCATE_HZ]]);
      await caller.hangUp();
      await other.getByText("They hung up.").waitFor();
    },
    CALL_MS_MAX,
  );

  it(
    "[CF56] an emergency centre and a typed number are called, the one while the caller hears music, the other with them on the line; what the centre said is kept, and nobody forgets to hear that help came",
    async () => {
      await keepCentre(stage.house().url, "+15550150");
      const answers = { isReachable: true, answersItself: true };
      const centre = await line.lab.phone({ number: "+15550150", hertz: CENTRE_HZ, ...answers });
      const partner = await line.lab.phone({ number: "+15550151", hertz: PARTNER_HZ, ...answers });
      const page = await seated((await stage.newcomer()).page, "dana", ENGLISH);
      const { caller, number } = await called();
      await answerInQueue(page, number, ENGLISH);

      await callSomebody(page, "emergency centre");
      await chooseCentre(page, "Fairfield dispatch, Fairfield");
      await picture(page, "calls an emergency centre is chosen");
      await expectAccessible(page, "an emergency centre is chosen");
      await sendParty(page);
      await hear([page, [CENTRE_HZ]], [centre, [ADVOCATE_HZ]]);
      await expect.poll(heardBy(caller), SECONDS).toEqual(MUSIC);
      const sent = calledParty(page, "Fairfield dispatch (emergency centre)");
      await sent.getByText("place not known").waitFor();
      await sent.getByText("Ask for the call-taker’s name").waitFor();
      await tabTo(page, sent.getByLabel("Call-taker"));
      await page.keyboard.type("Unit 7");
      await page.keyboard.press("Tab");
      await page.keyboard.type("F-2291");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await sent.getByText("incident: F-2291").waitFor();
      await picture(page, "calls an emergency centre is on the line");
      await expectAccessible(page, "an emergency centre is on the line");

      await doInCall(page, ENGLISH, "Hang up on Fairfield dispatch");
      await centre.until("CALL_CLOSED");
      await page.locator("#calls").getByText(ENGLISH.onHold).waitFor();
      await page.keyboard.press("Control+Shift+H");
      await page.locator("#calls").getByText(ENGLISH.talking).waitFor();
      await callSomebody(page, "partner line");
      await typeParty(page, "Harbour line", "+1 555 0151");
      await sendParty(page);
      await hear(
        [page, [CALLER_HZ, PARTNER_HZ]],
        [partner, [CALLER_HZ, ADVOCATE_HZ]],
        [caller, [PARTNER_HZ, ADVOCATE_HZ]],
      );
      const owed = sent.getByText("Nobody has confirmed yet that help arrived.");
      await owed.waitFor();
      await picture(page, "calls a partner talks along");
      await expectAccessible(page, "a partner talks along");
      await hangUp(page, ENGLISH);
      await owed.waitFor();
      await tabTo(page, sent.getByRole("button", { name: "Help arrived" }));
      await page.keyboard.press("Enter");
      await owed.waitFor({ state: "detached" });
      await sent.getByText("help arrived, heard at").waitFor();
    },
    CALL_MS_MAX,
  );
});
