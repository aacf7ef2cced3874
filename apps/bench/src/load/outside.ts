import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** The other end of the loopback channel: it brings what people write, and takes the answers. On this machine alone. */
export interface Outside {
  /** Where the channel posts answers. */
  readonly url: URL;
  readonly secret: string;
  /** Delivers a message to one gateway; whether it says that it has it. */
  readonly deliver: (gateway: URL, message: Brought) => Promise<boolean>;
  /** Which answers came, and how often each. */
  readonly delivered: ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

interface Brought {
  readonly event: string;
  readonly thread: string;
  readonly text: string;
}

export async function openOutside(secret: string): Promise<Outside> {
  const delivered = new Map<string, number>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { messageId } = JSON.parse(Buffer.concat(parts).toString()) as { readonly messageId: string };
      delivered.set(messageId, (delivered.get(messageId) ?? 0) + 1);
      response.writeHead(200).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    secret,
    delivered,
    async deliver(gateway, { event, thread, text }) {
      const body = JSON.stringify({ kind: "message", event, from: thread, text });
      const signature = createHmac("sha256", secret).update(body).digest("hex");
      const answer = await fetch(new URL("/channels/loopback/webhook", gateway), {
        method: "POST",
        headers: { "content-type": "application/json", "x-loopback-signature": signature },
        body,
      });
      await answer.arrayBuffer();
      return answer.ok;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
