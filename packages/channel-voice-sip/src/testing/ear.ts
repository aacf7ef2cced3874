import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { loudnessOf, loudnessOfAll, tone } from "../sound/tones.ts";
import { RATE } from "../sound/wav.ts";
import { decodeMuLaw, encodeMuLaw, MU_LAW_SILENCE } from "./mu-law.ts";
import { udpPort } from "./udp-port.ts";

/** A caller's ear without a telephone: it hears sound as it comes over the line, and hums or gives a sign of life now and then. */
export interface Ear {
  /** Where sound is sent to. */
  readonly port: number;
  /** What it heard last, at most so many seconds of it; nothing once the line has been silent for two. */
  readonly heard: (seconds: number) => Float64Array;
  /** From now on the longest silence of the line counts, and what is heard for the first time. */
  readonly mark: () => void;
  /** The longest time in which no sound came since the mark, in milliseconds; what lasts until now counts. */
  readonly longestGapMs: () => number;
  /** When a tone was heard for the first time since the mark, as `now` tells time; `null` when it was not, or long ago. */
  readonly firstHeard: (hertz: number) => number | null;
  readonly close: () => Promise<void>;
}

const HEAD = 12;
const SAMPLES = 160;
const PER_SECOND = 50;
const KEPT_S = 4;
const OVER_MS = 2_000;
/** An exchange takes a line for lost that brings nothing for long; one answer a second says that somebody is there. */
const ANSWER_EVERY = 50;
/** Far above what is left of a tone that was taken away, far below what is hummed. */
const THERE = 0.012;

/** Opens an ear on the loopback interface, of somebody who hums so many hertz, or nothing. */
export async function openEar(hertz?: number, now: () => number = () => performance.now()): Promise<Ear> {
  const port = await udpPort();
  const socket = createSocket("udp4");
  const pieces: { readonly at: number; readonly bytes: Buffer }[] = [];
  const says = hertz === undefined ? null : encodeMuLaw(tone([hertz], 1, 0.4));
  const every = says === null ? ANSWER_EVERY : 1;
  let came = 0;
  let last = now();
  let marked = last;
  let longest = 0;
  socket.on("message", (packet, { port: to, address }) => {
    const at = now();
    longest = Math.max(longest, at - last);
    last = at;
    pieces.push({ at, bytes: packet.subarray(HEAD) });
    if (pieces.length > KEPT_S * PER_SECOND) pieces.shift();
    if (came % every === 0) socket.send(packetOf(came, says), to, address);
    came += 1;
  });
  socket.bind(port, "127.0.0.1");
  await once(socket, "listening");
  return {
    port,
    heard: (seconds) => {
      const lately = now() - last > OVER_MS ? [] : pieces.slice(-seconds * PER_SECOND);
      return decodeMuLaw(Buffer.concat(lately.map(({ bytes }) => bytes)));
    },
    mark: () => {
      longest = 0;
      last = now();
      marked = last;
    },
    longestGapMs: () => Math.max(longest, now() - last),
    firstHeard: (wanted) =>
      pieces.find(({ at, bytes }) => at >= marked && isTone(wanted, decodeMuLaw(bytes)))?.at ?? null,
    close: () => closed(socket),
  };
}

/** Of a tone there is more than all is loud in the mean, and of a part of something else less. */
function isTone(hertz: number, samples: Float64Array): boolean {
  const loudness = loudnessOf(hertz, samples);
  return loudness > THERE && loudness > loudnessOfAll(samples);
}

/** The answer to the nth packet that came (RFC 3550): a piece of the second that is hummed, or silence. */
function packetOf(nth: number, says: Uint8Array | null): Buffer {
  const packet = Buffer.alloc(HEAD + SAMPLES, MU_LAW_SILENCE);
  packet.writeUInt16BE(0x80_00, 0);
  packet.writeUInt16BE(nth % 0x1_00_00, 2);
  packet.writeUInt32BE((nth * SAMPLES) % 0x1_00_00_00_00, 4);
  packet.writeUInt32BE(1, 8);
  const from = (nth * SAMPLES) % RATE;
  if (says !== null) packet.set(says.subarray(from, from + SAMPLES), HEAD);
  return packet;
}

async function closed(socket: Socket): Promise<void> {
  const ended = once(socket, "close");
  socket.close();
  await ended;
}
