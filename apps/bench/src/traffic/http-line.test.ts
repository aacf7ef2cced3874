import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { httpLine, statusOf } from "./http-line.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<number> {
  server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
const GET = Buffer.from("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

describe("a line", () => {
  it("is answered one thing after the other over one connection", async () => {
    const ports = new Set<number | undefined>();
    const line = httpLine(
      await serve((request, response) => {
        ports.add(request.socket.remotePort);
        response.writeHead(200, { "content-length": 5 }).end("hello");
      }),
    );
    expect([await line.ask(GET), await line.ask(GET), await line.ask(GET)]).toEqual([200, 200, 200]);
    expect(ports.size).toBe(1);
    line.close();
  });

  it("says 0 when the other side goes away, and connects again for the next", async () => {
    let first = true;
    const line = httpLine(
      await serve((request, response) => {
        if (first) request.socket.destroy();
        else response.end("x".repeat(100_000));
        first = false;
      }),
    );
    expect([await line.ask(GET), await line.ask(GET)]).toEqual([0, 200]);
    line.close();
  });

  it("says 0 where nobody listens", async () => {
    const port = await serve(() => {});
    server?.close();
    expect(await httpLine(port).ask(GET)).toBe(0);
  });
});

describe("an answer's status", () => {
  it.each([
    ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200],
    ["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no", null],
    ["HTTP/1.1 200 OK\r\nContent-Len", null],
    ["HTTP/1.1 503 No\r\ncontent-length: 0\r\n\r\n", 503],
    ["HTTP/1.1 204 No Content\r\n\r\n", 204],
    ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n", null],
    ["HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", 200],
  ])("of %j is %j", (text, status) => {
    expect(statusOf(text)).toBe(status);
  });
});
