import { randomUUID } from "node:crypto";
import { untilStill, whole } from "@holdfast/channel-sms-smpp/testing";
import type { StoredMessage } from "@holdfast/channel-sms-twilio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { piecesOf } from "./guard/leak/pieces.ts";
import { searchFolder } from "./guard/leak/search-folder.ts";
import { searchFor } from "./guard/leak/search.ts";
import { wordsIn } from "./guard/leaks.ts";
import { browserStorage } from "./guard/storage.ts";
import { CARRIER_HOTLINE, openCarrierLine, type CarrierLine } from "./house/carrier-line.ts";
import { openProfile, type Profile } from "./house/chromium.ts";
import { METRICS_TOKEN } from "./house/house.ts";
import { HOTLINE, openTextLine, type TextLine } from "./house/text-line.ts";
import { claimAndOpen, said, stateOf, write, writeAnswer, writeNote } from "./screen/answering.ts";
import { comeBack, goOn, writeIn } from "./screen/reach.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { inventedPng } from "./talk/invented-png.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { answer, claim, readQueue, untilLeft } from "./talk/queue.ts";
import { refusalsOfGraphql, refusalsOfRoutes } from "./talk/refusals.ts";
import { signInByHttp } from "./talk/staff.ts";

let texts: TextLine;
let smpp: CarrierLine;
let profile: Profile;
const stage = setStage({
  outage: true,
  outside: async (port) => {
    texts = await openTextLine(port);
    smpp = await openCarrierLine(port);
    return {
      environment: { ...texts.environment, ...smpp.environment, HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET },
      async close() {
        await texts.close();
        await smpp.close();
      },
    };
  },
});
beforeAll(async () => {
  profile = await openProfile();
});
afterAll(() => profile.remove());

/** Words of no language, so that whatever holds one of them has it from here. */
function secret(text: string): string {
  for (const piece of piecesOf(text)) stage.secret(piece);
  return text;
}

const LEAVES_MS_MAX = 30_000;
const TEXTER = secret("+12025550151");
const AT_CARRIER = secret("12025550152");
const REACHED = {
  text: secret("Fennimarsh velquist oradune."),
  danger: true,
  address: stage.secret("tolvamere@example.org"),
  times: secret("wrenfall to gloamrise"),
};

/** Somebody texts through Twilio, and its webhook says so. */
async function texted(
  words: string,
  more: Partial<Parameters<TextLine["twilio"]["receive"]>[0]> = {},
): Promise<void> {
  texts.twilio.receive({ from: TEXTER, text: words, ...more });
  expect(await texts.bring()).toEqual([200]);
}

/** A webhook with fields that Twilio's own do not have, or have once. */
function webhook(words: string, ...more: readonly (readonly [string, string])[]): URLSearchParams {
  const sid = `SM${randomUUID().replaceAll("-", "")}`;
  return new URLSearchParams([
    ...Object.entries({ MessageSid: sid, From: TEXTER, To: HOTLINE, Body: words, NumMedia: "0" }),
    ...more.map(([name, value]): [string, string] => [name, value]),
  ]);
}

const takenWith = (words: string): StoredMessage => {
  const taken = texts.twilio.taken.find((one) => one.text === words);
  if (taken === undefined) throw new Error("Twilio did not take it");
  return taken;
};

it("somebody texts, is answered, sends a picture, is not reached, asks to be left alone, and is forged", async () => {
  const { page } = await stage.resident(profile.context);
  await stage.signIn(page, "dana");
  await texted(secret("Quellibrand wesmoor tathlin, dromavel?"));
  await claimAndOpen(page, 1);
  const reply = secret("Harrowmint oslivane 🫂 perindole.");
  await writeAnswer(page, reply);
  await stateOf(page, reply, "Sent").waitFor({ timeout: LEAVES_MS_MAX });
  for (const status of ["sent", "delivered"]) texts.twilio.report(takenWith(reply), status);
  await texts.bring();
  await stateOf(page, reply, "Delivered").waitFor();

  await writeNote(page, secret("Stammerwick near umbrecourt."));
  // What stands in a picture is theirs, too: as it came, as it is kept, and as it is shown.
  const bytes = inventedPng(300, secret("Tarnivelle quoscombe"));
  await texted(secret("Wickerlode ambrisette."), { pictures: [{ type: "image/png", bytes }] });
  await page.getByRole("button", { name: "Show picture" }).click({ timeout: LEAVES_MS_MAX });
  await page.getByRole("img", { name: "The picture they sent" }).waitFor();

  texts.twilio.misbehaveAt("send", { kind: "fail", status: 400, code: 21211 });
  const refused = secret("Brackenolt sivarine.");
  await writeAnswer(page, refused);
  await stateOf(page, refused, "Not delivered").waitFor({ timeout: LEAVES_MS_MAX });
  texts.twilio.misbehaveAt("send", { kind: "vanish" });
  const swallowed = secret("Collowend parthice.");
  await writeAnswer(page, swallowed);
  await stateOf(page, swallowed, "Not known whether sent").waitFor({ timeout: LEAVES_MS_MAX });

  await texted(secret("Stop, jessamond vireline."), { optOutType: "STOP" });
  await said(page, "jessamond").waitFor();
  const dana = await signInByHttp(stage.house().url, "dana");
  const [row] = await readQueue(dana);
  await expect(answer(dana, row?.id ?? "", secret("Nevermarch colivost."))).rejects.toThrow("ReachRefused");
  // What nobody has sent yet stands in a browser alone, and may not outlive its page.
  await write(page, "i", secret("Unsentimere drafthollow."));

  const named = await texts.post(
    webhook(secret("Mirrowane."), ["ProfileName", secret("Orlanthe Quiverrane")]),
  );
  const unreadable = await texts.post(webhook(secret("Pelloquane."), ["From", secret("+12025550153")]));
  const forged = await texts.post(webhook(secret("Counterfelm abrudine.")), "f".repeat(32));
  expect([named.status, unreadable.status, forged.status]).toEqual([200, 200, 403]);
  expect(wordsIn((await browserStorage(page)).join("\n"), stage.secrets)).toEqual([]);
  // Whoever leaves a page has the browser write down how it stood, to come back to it.
  await page.goto(new URL("/exit", stage.house().url).href);
});

it("somebody writes at the public form, reads an answer, and takes everything back", async () => {
  const { url } = stage.house();
  const { page } = await stage.resident(profile.context);
  const code = await writeIn(page, url, REACHED);
  for (const one of [code, code.replaceAll("-", "")]) stage.secret(one);
  const ada = await signInByHttp(url, "ada");
  const row = (await readQueue(ada)).at(-1);
  if (row === undefined) throw new Error("nothing arrived");
  await claim(ada, row);
  const reply = secret("Lanternquay asterfold.");
  await answer(ada, row.id, reply);
  await untilLeft(ada, row.id, reply);
  await comeBack(page, url, code);
  await page.getByText(reply).waitFor();
  await page.getByLabel("Your message").fill(secret("Thornwick evenlode."));
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByText("We have it.").waitFor();
  await goOn(page, "Delete what I wrote", "What do you want to delete?");
  await page.getByLabel("Everything I wrote").check();
  await goOn(page, "Continue", "Delete it?");
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("It is deleted.").waitFor();
  expect(await browserStorage(page)).toEqual([]);
});

it("somebody texts through Kannel; their answer waits in its store, and only there, until it has left", async () => {
  const { url } = stage.house();
  const ada = await signInByHttp(url, "ada");
  const newest = async () => (await readQueue(ada)).at(-1);
  const before = (await newest())?.number ?? 0;
  const inbound = secret("Dovecastle nimbrethil ¿ossuary?");
  await smpp.carrier.deliver(whole({ from: AT_CARRIER, to: CARRIER_HOTLINE, text: inbound }, true));
  await expect
    .poll(async () => (await newest())?.number ?? 0, { timeout: LEAVES_MS_MAX })
    .toBeGreaterThan(before);
  await smpp.carrier.close();
  await smpp.kannel.untilLink(false);
  // Of what waits in its store later, all is ours.
  await expect.poll(() => smpp.kannel.stored(), { timeout: LEAVES_MS_MAX }).toBe(0);
  const row = await newest();
  if (row === undefined) throw new Error("nothing arrived");
  await claim(ada, row);
  await answer(ada, row.id, secret("Gravenholt sundermere."));
  await expect.poll(() => smpp.kannel.stored(), { timeout: LEAVES_MS_MAX }).toBeGreaterThan(0);
  // The search would find what Kannel writes: here it must, as the channel's README says.
  const waiting = await searchFolder(smpp.kannel.folder, searchFor(stage.secrets));
  expect(waiting.filter((place) => place.includes("Gravenholt"))).not.toEqual([]);
  expect(waiting.filter((place) => !place.startsWith("store/"))).toEqual([]);
  await smpp.carrier.open();
  await expect.poll(() => smpp.carrier.received().length, { timeout: LEAVES_MS_MAX }).toBe(1);
  await untilStill(smpp);
});

it("a crash in the middle of things, and a start after it", async () => {
  const { url } = stage.house();
  const message = { event: secret("event-halcyonbrake"), from: TEXTER, text: secret("Saltmarrow.") };
  const delivery = deliver(url, message).catch(() => null);
  await stage.house().gateway().kill();
  await delivery;
  await stage.house().startAgain();
  expect((await deliver(url, message)).ok).toBe(true);
});

describe("afterwards, no word, number, name, code or secret of anybody stands", () => {
  it("in an answer that refuses, whatever was asked and however", async () => {
    const { url } = stage.house();
    const words = secret("Imploravelle zastrugane");
    const answers = [
      ...(await refusalsOfRoutes(url, words)),
      ...(await refusalsOfGraphql(url, await signInByHttp(url, "dana"), words)),
    ];
    expect(answers.length).toBeGreaterThan(100);
    const search = searchFor(stage.secrets);
    expect(answers.filter((one) => search(Buffer.from(one)).length > 0)).toEqual([]);
  });

  it("in the metrics", async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const metrics = await (await askInTime(new URL("/metrics", stage.house().url), { headers })).text();
    expect(metrics).toContain("holdfast");
    expect(wordsIn(metrics, stage.secrets)).toEqual([]);
  });

  it("in what a browser keeps on its disk", async () => {
    await profile.context.close();
    expect(await searchFolder(profile.folder, searchFor(stage.secrets))).toEqual([]);
    // The browser did keep things: it knows where it was.
    expect(await searchFolder(profile.folder, searchFor([stage.house().url.host]))).not.toEqual([]);
  });

  it("in any log, and none of the secrets that open our providers' doors", async () => {
    await stage.house().stop();
    const words = stage.house().words();
    expect(words).toContain("delivery_quarantined");
    expect(words).toContain("delivery_unreadable");
    const doors = Object.entries(smpp.environment).flatMap(([name, value]) =>
      /SECRET|PASSWORD/.test(name) ? [value ?? ""] : [],
    );
    expect(wordsIn(words, [...stage.secrets, ...doors, texts.token, METRICS_TOKEN])).toEqual([]);
  });

  it("in the bytes of the database", async () => {
    const { dataFolder } = stage.house();
    expect(await searchFolder(dataFolder, searchFor(stage.secrets))).toEqual([]);
    // What is nobody's secret stands there in clear, and is found.
    expect(await searchFolder(dataFolder, searchFor(["sms-twilio"]))).not.toEqual([]);
  });

  it("in anything Kannel has written", async () => {
    expect(await searchFolder(smpp.kannel.folder, searchFor(stage.secrets))).toEqual([]);
  });
});
