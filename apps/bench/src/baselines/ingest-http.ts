import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PoolConfig } from "pg";
import { openBareConsoles } from "./ingest-http/bare-consoles.ts";
import { isSigned } from "./ingest-http/is-signed.ts";
import { openMicroBatch } from "./ingest-http/micro-batch.ts";

/*
 * The least that could stand where our gateway stands, and a program that runs: node:http, one signature, one insert for
 * all that came meanwhile, ws. It knows no threads that two gateways share, seals nothing, and asks nobody who they are.
 */
interface Order {
  readonly connection: PoolConfig;
  readonly token: string;
}

const NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const [order] = (await once(process, "message")) as [Order];
const server = createServer();
const consoles = openBareConsoles(server);
const store = await openMicroBatch(order.connection, consoles.tell);
server.on("request", (request, response) => {
  // Whoever asked finds out by an answer that is none of ours; the measurement fails with it.
  receive(request, response).catch(() => response.writeHead(500).end());
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const url = `http://localhost:${(server.address() as AddressInfo).port}/webhook`;
process.send?.({ url });
process.once("disconnect", () => process.exit(0));

async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  if (!isSigned(order.token, url, form, String(request.headers["x-twilio-signature"])))
    return void response.writeHead(403).end();
  await store.add({
    dedupeKey: form.get("MessageSid") ?? "",
    threadKey: form.get("From") ?? "",
    text: form.get("Body") ?? "",
  });
  response.writeHead(200, { "content-type": "text/xml", "content-length": NOTHING.length }).end(NOTHING);
}
