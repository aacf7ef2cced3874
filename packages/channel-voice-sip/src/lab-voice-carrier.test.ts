import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { expect, it, onTestFinished } from "vitest";
import { startCarrier } from "./testing/carrier.ts";
import { certify } from "./testing/certified.ts";
import { udpPort } from "./testing/udp-port.ts";

async function takenUdp(): Promise<number> {
  const port = await udpPort();
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  const listening = once(socket, "listening");
  socket.bind({ port, address: "127.0.0.1", exclusive: true });
  await listening;
  return port;
}

async function takenTcp(): Promise<number> {
  const port = await freePort();
  const server = createServer().listen(port, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return port;
}

/** These ports first, then such as are free. */
const first = (ports: readonly number[], otherwise: () => Promise<number>): (() => Promise<number>) => {
  const left = [...ports];
  return async () => left.shift() ?? otherwise();
};

it("takes other ports where somebody came before it, of UDP and of TLS", async () => {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-certified-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [udp, tcp] = [await takenUdp(), await takenTcp()];
  const free = await udpPort();
  const carrier = await startCarrier(["+15550199"], await certify(folder), {
    udp: first([udp, free], () => udpPort()),
    tcp: first([await freePort(), tcp], () => freePort()),
  });
  expect([udp, free]).not.toContain(carrier.port);
  expect(carrier.secure?.port).not.toBe(tcp);
  await carrier.close();
});

it("says in Kamailio's words why it does not come to be where no port is left", async () => {
  const taken = await takenUdp();
  const ports = { udp: async () => taken, tcp: () => freePort() };
  await expect(startCarrier(["+15550199"], null, ports)).rejects.toThrow(
    /a carrier ended 3 times before it stood; .*[Aa]ddress already in use/s,
  );
});
