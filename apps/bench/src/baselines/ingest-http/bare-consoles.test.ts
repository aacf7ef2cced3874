import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WebSocket } from "ws";
import { openBareConsoles } from "./bare-consoles.ts";

it("tells everybody the same, together with what else changed in the meantime", async () => {
  const server = createServer();
  const consoles = openBareConsoles(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const sockets = [1, 2].map(() => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(sockets.map((socket) => once(socket, "open")));
  const heard = sockets.map(async (socket) => String((await once(socket, "message"))[0]));
  consoles.tell([]);
  consoles.tell([{ id: "a", version: 1 }]);
  consoles.tell([{ id: "b", version: 2 }]);
  const [one, other] = await Promise.all(heard);
  const { events } = JSON.parse(one ?? "") as { events: { id: string; row: { version: number } }[] };
  expect(events.map(({ id, row }) => [id, row.version])).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
  expect(other).toBe(one);
  for (const socket of sockets) socket.terminate();
  server.close();
});
