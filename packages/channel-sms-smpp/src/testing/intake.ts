import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { InboundEvent, WebhookIntake } from "@holdfast/channel-kit";
import { freePort } from "@holdfast/tooling/free-port";

/** Stands where the gateway stands: verifies, parses, stores each event once by its key, and answers. */
export interface Intake {
  readonly url: string;
  /** Each event once, in the order of their arrival. */
  readonly events: () => readonly InboundEvent[];
  /** Deliveries that were stored, repetitions among them. */
  readonly stored: () => number;
  /** Deliveries nobody vouched for, or that could not be read. */
  readonly strange: () => number;
  /** The addresses that were called, with what stands in them. */
  readonly asked: () => readonly string[];
  /** Answers the next so many deliveries with 500 and stores nothing of them. */
  readonly failNext: (times: number) => void;
  /** Takes connections again, at the same address, after `close`. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const PATH = "/channels/sms-smpp/webhook";

/** Starts an intake on the loopback interface. */
export async function startIntake(webhook: WebhookIntake): Promise<Intake> {
  const events = new Map<string, InboundEvent>();
  const asked: string[] = [];
  const counts = { stored: 0, strange: 0, fail: 0 };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    asked.push(request.url ?? "");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (counts.fail > 0) {
      counts.fail -= 1;
      response.writeHead(500).end();
      return;
    }
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const url = `http://127.0.0.1${request.url ?? ""}`;
    const delivery = { method: request.method ?? "", url, headers, body: Buffer.concat(chunks) };
    const vouched = webhook.verify(delivery);
    const parsed = vouched === null ? null : webhook.parse(vouched);
    if (parsed?.kind === "events") {
      counts.stored += 1;
      for (const event of parsed.events) if (!events.has(event.dedupeKey)) events.set(event.dedupeKey, event);
    } else counts.strange += 1;
    response.writeHead(webhook.answer?.().status ?? 204).end();
  };
  const server = createServer((request, response) => void take(request, response));
  // Kept while it is away: nobody else may answer there when it is back.
  const port = await freePort();
  const open = async (): Promise<void> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  await open();
  return {
    url: `http://127.0.0.1:${port}${PATH}`,
    events: () => [...events.values()],
    stored: () => counts.stored,
    strange: () => counts.strange,
    asked: () => asked,
    failNext: (times) => {
      counts.fail = times;
    },
    open,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
