import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A harmless page of this machine, where quick exit may lead; it remembers what browsers told it. */
export interface NeutralPage {
  readonly url: URL;
  /** The Referer of every visit, empty when the browser kept it to itself. */
  readonly referrers: readonly string[];
  close(): Promise<void>;
}

const PAGE = `<!doctype html><html lang="en"><title>Weather</title><h1>Sunny, with some clouds</h1>`;

/** Serves the page on another host name than the gateway's, so that leaving is leaving the site. */
export async function serveNeutralPage(): Promise<NeutralPage> {
  const referrers: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === "/") referrers.push(request.headers.referer ?? "");
    response.writeHead(request.url === "/" ? 200 : 204, { "content-type": "text/html" });
    response.end(request.url === "/" ? PAGE : "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    referrers,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
