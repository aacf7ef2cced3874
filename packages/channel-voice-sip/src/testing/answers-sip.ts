import { createSocket } from "node:dgram";
import { once } from "node:events";

/** Longer than a machine with much to do takes for an answer to itself. */
const ANSWER_MS = 500;

/**
 * Whether somebody answers SIP at a UDP port of the loopback interface. It asks, and does not try whether the port is free: who
 * tries holds the port for a moment, and a program that comes to it in that moment finds it taken and ends.
 */
export async function answersSip(port: number): Promise<boolean> {
  const socket = createSocket("udp4");
  const until = AbortSignal.timeout(ANSWER_MS);
  try {
    socket.connect(port, "127.0.0.1");
    await once(socket, "connect", { signal: until });
    const answer = once(socket, "message", { signal: until });
    socket.send(options(port, socket.address().port));
    await answer;
    return true;
  } catch {
    // Refused, or silent: nobody is there yet.
    return false;
  } finally {
    socket.close();
  }
}

function options(port: number, from: number): string {
  return [
    `OPTIONS sip:127.0.0.1:${port} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${from};branch=z9hG4bK-${from}`,
    "Max-Forwards: 1",
    `From: <sip:look@127.0.0.1:${from}>;tag=${from}`,
    `To: <sip:127.0.0.1:${port}>`,
    `Call-ID: look-${from}`,
    "CSeq: 1 OPTIONS",
    "Content-Length: 0",
    "\r\n",
  ].join("\r\n");
}
