import { setTimeout as pause } from "node:timers/promises";
import type { InboundEvent } from "@holdfast/channel-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findWords,
  OUR_NUMBER,
  parts,
  startTextLab,
  until,
  untilStill,
  whole,
  type TextLab,
} from "./testing/index.ts";
import { listeningAddresses } from "./testing/listening.ts";

const SETUP_MS = 300_000;
/** Long enough for smsbox to have tried several times. */
const AWAY_MS = 3500;
const NUMBERS = [
  "15550101",
  "15550102",
  "15550103",
  "15550104",
  "15550105",
  "15550106",
  "15550107",
  "15550108",
  "15550109",
];
const SEVEN_BIT = "Is anyone there? {quiet} [please] ~^|\\ €5 ñéüà ¿¡ @£$ \n second line";
const UCS2 = "Ayúdenme 😢 por favor, “ya” — مرحبا 你好";

let lab: TextLab;
const used: string[] = [...NUMBERS];

beforeAll(async () => {
  lab = await startTextLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

const from = (number: string): readonly Extract<InboundEvent, { kind: "message" }>[] =>
  lab.intake
    .events()
    .flatMap((event) => (event.kind === "message" && event.address === number ? [event] : []));

const written = (number: string, text: string) => {
  used.push(text);
  return { from: number, to: OUR_NUMBER, text };
};

describe("texts to us, through a real Kannel", () => {
  it("[SM3] come over the loopback interface: neither program listens anywhere else", async () => {
    const pids = lab.kannel.pids();
    expect(pids).toHaveLength(2);
    const addresses = (await Promise.all(pids.map(listeningAddresses))).flat();
    expect(addresses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(addresses)).toEqual(new Set(["0100007F"]));
  });

  it.each([
    ["seven bits, extension characters among them", SEVEN_BIT, false, "15550101"],
    ["UCS-2", UCS2, true, "15550102"],
  ])("[SM4] arrive as they were written: %s", async (_, text, ucs2, number) => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    await lab.carrier.deliver(whole(written(number, text), ucs2));
    await until("the text", () => from(number).length > 0);
    expect(from(number)).toMatchObject([{ text, threadKey: number, address: number }]);
    const sentAt = from(number)[0]?.sentAt;
    expect(sentAt).toBeGreaterThanOrEqual(before - 1000);
    expect(sentAt).toBeLessThanOrEqual(Date.now());
  });

  it.each([
    ["seven bits", "Kept in a room, the door is locked at night. ".repeat(8), false, 150, "15550103"],
    ["UCS-2, pairs cut in two by the parts", "No sé dónde estoy 🫂. ".repeat(12), true, 66, "15550104"],
  ])(
    "[SM4] long ones with their parts out of order arrive as one: %s",
    async (_, text, ucs2, size, number) => {
      const pieces = parts(written(number, text), ucs2, size, 77);
      expect(pieces.length).toBeGreaterThan(2);
      for (const piece of [...pieces.slice(2).toReversed(), ...pieces.slice(0, 2)])
        await lab.carrier.deliver(piece);
      await until("the text", () => from(number).length > 0);
      expect(from(number).map((event) => event.text)).toEqual([text]);
    },
  );

  it("[SM5] are tried again when the gateway answers 500, and stored once", async () => {
    lab.intake.failNext(1);
    const stored = lab.intake.stored();
    await lab.carrier.deliver(whole(written("15550105", "Can you hear me now"), false));
    await until("the text", () => from("15550105").length > 0);
    expect(from("15550105")).toHaveLength(1);
    expect(lab.intake.stored()).toBe(stored + 1);
  });

  it("[SM5] wait while the gateway is away, and are stored once when it is back", async () => {
    await lab.intake.close();
    const stored = lab.intake.stored();
    const numbers = ["15550107", "15550108", "15550109"];
    for (const number of numbers)
      await lab.carrier.deliver(whole(written(number, `${number} is waiting`), false));
    await pause(AWAY_MS);
    expect(lab.intake.stored()).toBe(stored);
    await lab.intake.open();
    await until("the texts", () => numbers.every((number) => from(number).length > 0));
    await untilStill(lab);
    expect(lab.intake.stored()).toBe(stored + numbers.length);
  });

  it("[SM5] delivered twice by a carrier that names its texts, are one", async () => {
    const twice = whole({ ...written("15550106", "I wrote this once"), name: "mo-17" }, false);
    const stored = lab.intake.stored();
    await lab.carrier.deliver(twice);
    await lab.carrier.deliver(twice);
    await until("both deliveries", () => lab.intake.stored() === stored + 2);
    expect(from("15550106").map((event) => event.dedupeKey)).toEqual(["text:carrier:mo-17"]);
  });

  it("[SM8] leave no word and no number in anything Kannel wrote", async () => {
    expect(used.length).toBeGreaterThan(NUMBERS.length);
    await untilStill(lab);
    expect(await findWords(lab.kannel.folder, used)).toEqual([]);
    expect(lab.intake.strange()).toBe(0);
  });
});
