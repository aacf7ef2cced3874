import { once } from "node:events";
import { bareServer, framed, openBareSockets } from "./bare-sockets.ts";

/* The least that could tell many consoles one thing: it is framed once, and written as it is to each. */
await once(process, "message");
const { server, url } = await bareServer();
const { write } = openBareSockets(server);
process.on("message", ({ text }: { text: string }) => write(framed(text)));
process.once("disconnect", () => process.exit(0));
process.send?.({ url });
