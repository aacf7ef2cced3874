import type { BrowserContext, Page } from "playwright-core";

/** What a browser says when the gateway or its database is away, which is no fault of a page. */
const OUTAGE = /^(?:Failed to load resource: (?:net::ERR_|.* status of 50\d )|WebSocket connection to)/;

/** What these guards themselves meet in a frame where nothing may run: they come with every document. */
const OURS_IN_A_FRAME = /^Blocked script execution in 'about:srcdoc'/;

/**
 * How a browser words refusals that are part of the conversation: "who am I?" before anybody has signed in, a wrong
 * password, a step of the form that wants something mended, and a code that opens nothing.
 */
const HONEST = [
  {
    words: /^Failed to load resource: .* 401 /,
    path: /\/(?:graphql|api\/auth\/(?:sign-in\/username|passkey\/sign-in|directory\/finish))$/,
  },
  { words: /^Failed to load resource: .* 422 /, path: /\/(?:reach|n\/[\w-]{22})$/ },
];

export interface WatchOptions {
  /** Origins that pages may speak to; any other request is a fault. */
  readonly origins: readonly string[];
  /** Whether the gateway goes away during the test, so that the browser's own complaints about that are expected. */
  readonly outage: boolean;
}

/** Collects what no page may ever do: ask a third party, throw, or complain on its console. */
export function watch(context: BrowserContext, faults: string[], { origins, outage }: WatchOptions): void {
  const allowed = new Set(origins);
  const ask = (address: string): void => {
    const url = new URL(address.replace(/^ws/, "http"));
    const local = ["data:", "blob:", "about:"].includes(url.protocol);
    if (!local && !allowed.has(url.origin)) faults.push(`asked a third party: ${url.origin}`);
  };
  context.on("request", (request) => ask(request.url()));
  const watchPage = (page: Page): void => {
    page.on("websocket", (socket) => ask(socket.url()));
    page.on("pageerror", (error) => faults.push(`threw: ${error.stack ?? error.message}`));
    page.on("crash", () => faults.push("crashed"));
  };
  context.on("page", watchPage);
  context.on("console", (message) => {
    if (message.type() !== "error" && message.type() !== "warning") return;
    const { url } = message.location();
    if (HONEST.some(({ words, path }) => words.test(message.text()) && path.test(url))) return;
    if (OURS_IN_A_FRAME.test(message.text())) return;
    if (outage && OUTAGE.test(message.text())) return;
    faults.push(`console ${message.type()}: ${message.text()} (${url})`);
  });
}
