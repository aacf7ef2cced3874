import { APPLICATION } from "../exchange/dialplan.ts";
import { authorizationOf, type AriAccess } from "./ari-client.ts";
import { AriEvent } from "./ari-shapes.ts";

/** What hears a stream of events. */
export interface AriEar {
  readonly hear: (event: AriEvent) => void;
  /** Called once; nothing is heard after it. */
  readonly ended: () => void;
}

/** Node's own socket takes headers; the browser's, whose types are here for the softphone's sake, does not. */
type NodeWebSocket = new (url: URL, how: { readonly headers: Readonly<Record<string, string>> }) => WebSocket;

/** How long an opening may take. */
const OPEN_MS = 5_000;

/** Opens ARI's stream of events until `signal` aborts; whether it opened. Asterisk gives the application to the newest. */
export async function openAriSocket(access: AriAccess, signal: AbortSignal, ear: AriEar): Promise<boolean> {
  const url = new URL(`${access.url}/events`);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.searchParams.set("app", APPLICATION);
  url.searchParams.set("subscribeAll", "true");
  // The account goes into a header: addresses end up in logs.
  const Socket = WebSocket as unknown as NodeWebSocket;
  const socket = new Socket(url, { headers: { authorization: authorizationOf(access) } });
  const opened = Promise.withResolvers<boolean>();
  let isOver = false;
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(patience);
    signal.removeEventListener("abort", over);
    opened.resolve(false);
    socket.close();
    ear.ended();
  };
  const patience = setTimeout(over, OPEN_MS);
  socket.addEventListener("open", () => {
    clearTimeout(patience);
    opened.resolve(true);
  });
  socket.addEventListener("message", ({ data }) => {
    const event = readEvent(data);
    if (event !== null && !isOver) ear.hear(event);
  });
  socket.addEventListener("close", over);
  socket.addEventListener("error", over);
  if (signal.aborted) over();
  else signal.addEventListener("abort", over);
  return opened.promise;
}

/** An event that is listened to; `null` for every other, and for what is none. */
function readEvent(data: unknown): AriEvent | null {
  if (typeof data !== "string") return null;
  try {
    return AriEvent.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}
