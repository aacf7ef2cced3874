import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/*
 * The least that could answer for the queue: node:http, which reads what it is asked, asks nobody anything, and encodes
 * rows that it has in memory anew for everybody.
 */
const [{ answer }] = (await once(process, "message")) as [{ answer: unknown }];
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const body = JSON.stringify(answer);
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
      .end(body);
  });
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.once("disconnect", () => process.exit(0));
process.send?.({ url: `http://localhost:${(server.address() as AddressInfo).port}/graphql` });
