import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { answersSip } from "./answers-sip.ts";
import { udpPort } from "./udp-port.ts";

async function listener(port: number): Promise<Socket> {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  const listening = once(socket, "listening");
  socket.bind({ port, address: "127.0.0.1", exclusive: true });
  await listening;
  return socket;
}

it("says yes once somebody answers what is asked", async () => {
  const port = await udpPort();
  const socket = await listener(port);
  const asked: string[] = [];
  socket.on("message", (words, from) => {
    asked.push(String(words));
    socket.send("SIP/2.0 200 OK\r\n\r\n", from.port, from.address);
  });
  expect(await answersSip(port)).toBe(true);
  expect(asked).toEqual([expect.stringMatching(/^OPTIONS sip:127\.0\.0\.1:\d+ SIP\/2\.0\r\n[^]*\r\n\r\n$/)]);
});

it("says no where nobody listens, or whoever does is silent", async () => {
  const port = await udpPort();
  expect(await answersSip(port)).toBe(false);
  await listener(port);
  expect(await answersSip(port)).toBe(false);
});

it("never holds the port that it looks at: whoever comes to it meanwhile gets it", async () => {
  const port = await udpPort();
  const looks = Array.from({ length: 50 }, () => answersSip(port));
  expect((await listener(port)).address().port).toBe(port);
  await Promise.all(looks);
});
