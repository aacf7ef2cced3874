import { once } from "node:events";
import { joinBareBus, type BusOrder } from "./bare-bus.ts";
import { bareServer, framed, openBareSockets } from "./bare-sockets.ts";

/*
 * The least that could stand at either end of a bus: one program says what its sockets say, the other frames what it hears
 * once and writes it to each of its own.
 */
interface Order {
  readonly bus: BusOrder;
  readonly end: "says" | "hears";
}

const [{ bus, end }] = (await once(process, "message")) as [Order];
const { server, url } = await bareServer();
const { write } = openBareSockets(server, (said) => lane.say(said));
const lane = await joinBareBus(bus, end === "hears" ? (text) => write(framed(text)) : null);
process.once("disconnect", () => process.exit(0));
process.send?.({ url });
