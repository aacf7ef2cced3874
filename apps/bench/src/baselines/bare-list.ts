import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bareRow, type BareNews } from "./bare-list/bare-row.ts";

/** A page that is nothing but React and a list, and the server that feeds it. */
export interface BareList {
  readonly url: URL;
  /** Tells every open page of one more row. */
  readonly arrive: () => void;
  /** Tells them that a row has changed. */
  readonly change: () => void;
  /** Tells them that the oldest row is gone. */
  readonly leave: () => void;
  readonly close: () => Promise<void>;
}

const ROOT = fileURLToPath(new URL("bare-list/", import.meta.url));
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** Builds the page as the console is built, and serves it with so many rows. */
export async function serveBareList(rows: number): Promise<BareList> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-list-"));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
  });
  const open = new Set<ServerResponse>();
  let count = rows;
  let first = 0;
  let changes = 0;
  const tell = (news: BareNews): void => {
    const told = `data: ${JSON.stringify(news)}\n\n`;
    for (const response of open) response.write(told);
  };
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/rows") {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(Array.from({ length: count - first }, (_, nth) => bareRow(first + nth))));
    } else if (path === "/events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.flushHeaders();
      open.add(response);
      response.on("close", () => open.delete(response));
    } else void serveFile(join(folder, path === "/" ? "index.html" : path), response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/`),
    arrive() {
      tell({ kind: "row", row: bareRow(count) });
      count += 1;
    },
    change() {
      changes += 1;
      const id = first + (changes % (count - first));
      tell({ kind: "row", row: { ...bareRow(id), wait: `waiting ${changes} min, since 14:02` } });
    },
    leave() {
      tell({ kind: "gone", id: first });
      first += 1;
    },
    async close() {
      for (const response of open) response.end();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function serveFile(file: string, response: ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(file);
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
