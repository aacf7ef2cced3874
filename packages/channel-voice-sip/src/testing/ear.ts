import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { decodeMuLaw, MU_LAW_SILENCE } from "./mu-law.ts";
import { udpPort } from "./udp-port.ts";

/** A caller's ear without a telephone: it hears sound as it comes over the line, and gives a sign of life now and then. */
export interface Ear {
  /** Where sound is sent to. */
  readonly port: number;
  /** What it heard last, at most so many seconds of it. */
  readonly heard: (seconds: number) => Float64Array;
  /** From now on the longest silence of the line counts. */
  readonly mark: () => void;
  /** The longest time in which no sound came since the mark, in milliseconds; what lasts until now counts. */
  readonly longestGapMs: () => number;
  readonly close: () => Promise<void>;
}

const HEAD = 12;
const SAMPLES = 160;
const PER_SECOND = 50;
const KEPT_S = 4;
/** An exchange takes a line for lost that brings nothing for long; one answer a second says that somebody is there. */
const ANSWER_EVERY = 50;

/** Opens an ear on the loopback interface. */
export async function openEar(now: () => number = () => performance.now()): Promise<Ear> {
  const port = await udpPort();
  const socket = createSocket("udp4");
  const pieces: Buffer[] = [];
  let came = 0;
  let last = now();
  let longest = 0;
  socket.on("message", (packet, { port: to, address }) => {
    const at = now();
    longest = Math.max(longest, at - last);
    last = at;
    pieces.push(packet.subarray(HEAD));
    if (pieces.length > KEPT_S * PER_SECOND) pieces.shift();
    if (came % ANSWER_EVERY === 0) socket.send(signOfLife(came / ANSWER_EVERY), to, address);
    came += 1;
  });
  socket.bind(port, "127.0.0.1");
  await once(socket, "listening");
  return {
    port,
    heard: (seconds) => decodeMuLaw(Buffer.concat(pieces.slice(-seconds * PER_SECOND))),
    mark: () => {
      longest = 0;
      last = now();
    },
    longestGapMs: () => Math.max(longest, now() - last),
    close: () => closed(socket),
  };
}

/** A packet of silence (RFC 3550). */
function signOfLife(nth: number): Buffer {
  const packet = Buffer.alloc(HEAD + SAMPLES, MU_LAW_SILENCE);
  packet.writeUInt16BE(0x80_00, 0);
  packet.writeUInt16BE(nth % 0x1_00_00, 2);
  packet.writeUInt32BE((nth * ANSWER_EVERY * SAMPLES) % 0x1_00_00_00_00, 4);
  packet.writeUInt32BE(1, 8);
  return packet;
}

async function closed(socket: Socket): Promise<void> {
  const ended = once(socket, "close");
  socket.close();
  await ended;
}
