import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, it } from "vitest";
import { openEar } from "./ear.ts";
import { decodeMuLaw, encodeMuLaw } from "./mu-law.ts";
import { until } from "./until.ts";
import { soundsOf } from "./what-was-heard.ts";

/** 20 ms of a rectangle of 1000 Hz, as loud as can be. */
const PIECE = Buffer.from(Array.from({ length: 160 }, (_none, at) => (at % 8 < 4 ? 0x80 : 0x00)));
const PACKET = Buffer.concat([Buffer.alloc(12), PIECE]);

it("decodes what a line carries: the loudest of both signs, silence, and the sizes between in order", () => {
  const [up = 0, down = 0, silence] = decodeMuLaw(Uint8Array.of(0x80, 0x00, 0xff));
  expect([up, down]).toEqual([32_124 / 32_768, -32_124 / 32_768]);
  expect(Math.abs(silence ?? 1)).toBe(0);
  const sizes = [...decodeMuLaw(Uint8Array.from({ length: 128 }, (_none, at) => 0xff - at))];
  expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
});

it("encodes what it decodes, and what is between two sizes to the nearer half", () => {
  const every = Uint8Array.from({ length: 256 }, (_none, byte) => byte);
  // Nothing has a sign in a sample, and two in a byte.
  expect(encodeMuLaw(decodeMuLaw(every))).toEqual(every.map((byte) => (byte === 0x7f ? 0xff : byte)));
  for (const sample of [0.7, -0.3, 0.01, 1, -1])
    expect(decodeMuLaw(encodeMuLaw(Float64Array.of(sample)))[0]).toBeCloseTo(sample, 1);
});

it("hums what it was told to, and knows when it heard a tone first", async () => {
  let now = 10;
  const ear = await openEar(500, () => now);
  const line = createSocket("udp4");
  const said: Buffer[] = [];
  line.on("message", (packet) => said.push(packet));
  for (let nth = 1; nth <= 25; nth += 1) {
    now = nth * 20;
    line.send(PACKET, ear.port, "127.0.0.1");
    await until("an answer", () => said.length === nth);
  }
  expect(
    soundsOf(decodeMuLaw(Buffer.concat(said.slice(12).map((packet) => packet.subarray(12)))), [500]),
  ).toEqual([500]);
  expect(said.map((packet) => packet.readUInt16BE(2))).toEqual(said.map((_packet, nth) => nth));
  expect([ear.firstHeard(1000), ear.firstHeard(440)]).toEqual([20, null]);
  ear.mark();
  expect(ear.firstHeard(1000)).toBe(500);
  now = 600;
  ear.mark();
  expect(ear.firstHeard(1000)).toBeNull();
  line.close();
  await ear.close();
});

it("hears what is sent to it, says that it is there, and knows how long nothing came", async () => {
  let now = 0;
  const ear = await openEar(undefined, () => now);
  const line = createSocket("udp4");
  const answered = once(line, "message");
  const bring = async (): Promise<void> => {
    const before = ear.heard(4).length;
    line.send(PACKET, ear.port, "127.0.0.1");
    await until("a piece", () => ear.heard(4).length > before);
  };
  for (let nth = 0; nth < 25; nth += 1) await bring();
  expect(soundsOf(ear.heard(4), [440, 1000])).toEqual([1000, 1000]);
  expect(ear.heard(0.1)).toHaveLength(5 * 160);
  const [sign] = (await answered) as [Buffer];
  expect(sign.readUInt16BE(0)).toBe(0x80_00);
  expect(decodeMuLaw(sign.subarray(12)).every((sample) => Math.abs(sample) === 0)).toBe(true);

  ear.mark();
  now = 300;
  await bring();
  now = 350;
  expect(ear.longestGapMs()).toBe(300);
  now = 900;
  expect(ear.longestGapMs()).toBe(600);
  expect(ear.heard(4)).toHaveLength(26 * 160);
  now = 2_301;
  expect(ear.heard(4)).toHaveLength(0);
  line.close();
  await ear.close();
});
