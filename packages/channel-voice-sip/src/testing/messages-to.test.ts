import { expect, it } from "vitest";
import { messagesTo } from "./messages-to.ts";

const traced = (from: number, to: number, message: string): string =>
  `\u001B[36;1m#\nUDP 127.0.0.1:${from} -> 127.0.0.1:${to}\n${message}\u001B[;m\n`;

it("reads the messages that came out of what a telephone wrote down, whole and in order, and none that it sent", () => {
  const ringing = "SIP/2.0 180 Ringing\r\nContent-Length: 0\r\n\r\n";
  const invite =
    "INVITE sip:d-1@127.0.0.1:5098 SIP/2.0\r\nFrom: <sip:holdfast@calls.test>;tag=1\r\n\r\nv=0\r\n";
  const words = [
    "baresip is ready.\n",
    traced(5099, 5098, invite),
    traced(5098, 5099, ringing),
    "call: received\n",
    traced(5099, 5098, ringing),
  ].join("");
  expect(messagesTo(5098, words)).toEqual([invite, ringing]);
  expect(messagesTo(5099, words)).toEqual([ringing]);
  expect(messagesTo(5098, "")).toEqual([]);
});
