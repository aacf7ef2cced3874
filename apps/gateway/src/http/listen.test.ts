import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { freePort } from "@holdfast/tooling/free-port";
import { describe, expect, it } from "vitest";
import { checkAddress } from "./check-address.ts";
import { drain, listen, nodeServer } from "./listen.ts";

const patience = {
  requestTimeout: 600,
  headersTimeout: 200,
  keepAliveTimeout: 200,
  connectionsCheckingInterval: 50,
};

describe("a server that waits for a request", () => {
  it.each([
    ["headers", "GET / HTTP/1.1\r\nHost: slow.example.org\r\nX-Slow: "],
    ["a body", "POST / HTTP/1.1\r\nHost: slow.example.org\r\nContent-Length: 9\r\n\r\nslow"],
  ])("is not held longer than it is patient by %s that never end", async (_name, bytes) => {
    const server = nodeServer(async (request) => new Response(await request.text()), patience);
    await listen(server, 0, "127.0.0.1");
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const began = performance.now();
    socket.write(bytes);
    const said = await text(socket);
    expect(said).toMatch(
      /^HTTP\/1\.1 408 [\s\S]*\r\n\r\nThis took too long to arrive\.\nEsto [^\n]+\.\nC’est [^\n]+\.\n$/,
    );
    // Node looks every 30 seconds when nobody says otherwise.
    expect(performance.now() - began).toBeLessThan(10_000);
    await drain(server, 0);
  });
});

describe("looking whether an address can be listened on", () => {
  it("rejects as listening would when it is taken, and leaves it free when it is free", async () => {
    const port = await freePort();
    await checkAddress(port, "127.0.0.1");
    const holder = createServer().listen(port, "127.0.0.1");
    await once(holder, "listening");
    await expect(checkAddress(port, "127.0.0.1")).rejects.toMatchObject({
      code: "EADDRINUSE",
      syscall: "listen",
    });
    holder.close();
  });
});
