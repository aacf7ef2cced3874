import { parts, whole } from "@holdfast/channel-sms-smpp/testing";
import { expect, it } from "vitest";
import { CARRIER_HOTLINE, openCarrierLine, type CarrierLine } from "./house/carrier-line.ts";
import { claimAndOpen, said, stateOf, writeAnswer } from "./screen/answering.ts";
import { setStage } from "./stage.ts";

let line: CarrierLine;
const stage = setStage({ outside: async (port) => (line = await openCarrierLine(port)) });

/** Longer than an answer may be held back for its writer to think again, and than the way through Kannel. */
const ARRIVES_MS_MAX = 30_000;

const THEIRS = stage.secret("12025550141");
const WORDS = stage.secret("The wheatear says: ¿puedes venir? ".repeat(6).trim());
const ANSWER = stage.secret("We can talk now, wheatear 🫂 or later if that is safer for you.");

const received = () => line.carrier.received().filter(({ to }) => to.endsWith(THEIRS));

it("a long text through Kannel becomes a contact, and its answer is on their telephone once", async () => {
  const { page } = await stage.advocate("dana");
  const written = { from: THEIRS, to: CARRIER_HOTLINE, text: WORDS };
  // In parts, the last one first.
  for (const part of parts(written, true, 60, 7).toReversed()) await line.carrier.deliver(part);
  await claimAndOpen(page, 1);
  await said(page, WORDS).waitFor();
  await writeAnswer(page, ANSWER);
  await expect
    .poll(received, { timeout: ARRIVES_MS_MAX })
    .toMatchObject([{ text: ANSWER, from: CARRIER_HOTLINE }]);
  await stateOf(page, ANSWER, "Delivered").waitFor();
  expect(received()).toHaveLength(1);
});

it("a text that comes while no gateway runs waits in Kannel, and is there once after the next start", async () => {
  const house = stage.house();
  await house.gateway().kill();
  const words = stage.secret("The wheatear is back");
  await line.carrier.deliver(whole({ from: THEIRS, to: CARRIER_HOTLINE, text: words }, false));
  await house.startAgain();
  const { page } = await stage.advocate("dana");
  await claimAndOpen(page, 1);
  await said(page, words).waitFor({ timeout: ARRIVES_MS_MAX });
  expect(await said(page, words).count()).toBe(1);
});
