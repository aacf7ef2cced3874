import { once } from "node:events";
import { bareServer, framed, openBareSockets } from "./bare-sockets.ts";

/* The least that could bring somebody up to date who was away: what they missed is framed once, and written as it is to each who asks. */
await once(process, "message");
const { server, url } = await bareServer();
let ring: readonly unknown[] = [];
let made = new Map<number, Buffer>();
openBareSockets(server, (said, answer) => {
  const { since } = JSON.parse(said) as { since: number };
  const known = made.get(since) ?? framed(JSON.stringify({ events: ring.slice(since) }));
  made.set(since, known);
  answer(known);
});
process.on("message", ({ events }: { events: readonly unknown[] }) => {
  ring = events;
  made = new Map();
});
process.once("disconnect", () => process.exit(0));
process.send?.({ url });
