import { createHash } from "node:crypto";
import { MessageId } from "@holdfast/case-schema";
import { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { defineChannel, type Channel, type ChannelDefinition } from "../define-channel.ts";
import { vouchFor, type Delivery, type VerifiedDelivery } from "../delivery.ts";
import type { Host } from "../host.ts";
import type { PagesIntake, Parsed, WebhookIntake } from "../intake.ts";
import type { ChannelFixtures } from "./fixtures.ts";

const Message = z.object({
  event: z.string().min(1).max(100),
  thread: z.string().min(1).max(200),
  text: z.string().max(20_000),
});

/** The hash a plain delivery carries; enough of a signature for a test of tests. */
export function plainSignature(body: Uint8Array): string {
  return createHash("sha256").update("key").update(body).digest("hex");
}

/** Reads a plain message, or says that it cannot. */
export function plainParse({ body }: VerifiedDelivery): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    json = undefined;
  }
  const read = Message.safeParse(json);
  if (!read.success) {
    const key = createHash("sha256").update(body).digest("hex");
    return { kind: "unreadable", dedupeKey: key, threadKey: key };
  }
  const { event, thread, text } = read.data;
  return {
    kind: "events",
    events: [{ kind: "message", dedupeKey: event, threadKey: thread, address: thread, text, sentAt: null }],
  };
}

/** The webhook of the plain channel, with parts to be spoiled. */
export function plainWebhook(spoiled: Partial<WebhookIntake> = {}): WebhookIntake {
  return {
    kind: "webhook",
    verify: (delivery) =>
      delivery.headers.get("x-plain") === plainSignature(delivery.body) ? vouchFor(delivery) : null,
    parse: plainParse,
    ...spoiled,
  };
}

/** Sends through `host.fetch` and reads the status. */
export const plainSend =
  (host: Host): Channel["send"] =>
  async ({ text }) => {
    if (text.length > 500) return { kind: "rejected", reason: "too_long" };
    try {
      const { ok, status } = await host.fetch("http://localhost:4999/", { method: "POST", body: text });
      if (ok) return { kind: "accepted", delivered: false };
      if (status === 429) return { kind: "retry", afterMs: 1000 };
      return status < 500 ? { kind: "rejected", reason: "refused" } : { kind: "unknown" };
    } catch {
      return { kind: "unknown" };
    }
  };

/** How the plain page stores and shows, with parts to be spoiled. */
export interface PlainPage {
  readonly dedupeKey: (nonce: string) => string;
  readonly show: (text: string) => ReturnType<typeof html>;
  readonly head: ReturnType<typeof html>;
}

/** The page of the plain channel. */
export function plainPages(host: Host, spoiled: Partial<PlainPage> = {}): PagesIntake {
  const { dedupeKey, show, head }: PlainPage = {
    dedupeKey: (nonce) => nonce,
    show: (text) => html`<p>${text}</p>`,
    head: html``,
    ...spoiled,
  };
  const app = new Hono();
  app.get("/", async (context) => {
    const opened = await host.conversation("page", context.req.raw).open();
    const replies = opened.kind === "open" ? opened.replies : [];
    return context.html(html`<title>Page</title>${head}${replies.map(({ text }) => show(text))}`);
  });
  app.post("/", async (context) => {
    const form = new URLSearchParams(await context.req.text());
    const text = form.get("text");
    if (text === null) return context.html(html`<p>That could not be read.</p>`, 400);
    const words = { text, danger: false, language: "en", reach: null, lowTrust: false } as const;
    await host
      .conversation("page", context.req.raw)
      .write({ ...words, dedupeKey: dedupeKey(form.get("nonce") ?? "") });
    return context.redirect("?", 303);
  });
  return { kind: "pages", at: null, app };
}

/** A small channel that keeps every rule, to be broken one rule at a time. */
export const plainDefinition: ChannelDefinition = defineChannel({
  id: "plain",
  title: "Plain",
  traits: {
    medium: "text",
    threadKey: "address",
    delivery: "pushed",
    address: { mayBeWithheld: false, mayBeShared: true },
    readableBy: ["carrier"],
    leavesTrace: true,
    maxLength: 500,
    unsentValidityMs: 120_000,
    providerKeepsCopies: false,
  },
  config: z.object({ token: z.string().min(8).optional() }),
  secrets: ["token"],
  connect: (_config, host) => ({ intake: [plainWebhook(), plainPages(host)], send: plainSend(host) }),
});

const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

function sign(body: Uint8Array<ArrayBuffer>, signature = plainSignature(body)): Delivery {
  return { method: "POST", url: "http://localhost/", headers: new Headers({ "x-plain": signature }), body };
}

const answer = (status: number) => () => {
  const taken: string[] = [];
  return {
    fetch: async (request: Request) => {
      taken.push(await request.text());
      return new Response(null, { status });
    },
    delivered: () => taken.join(""),
  };
};

/** Fixtures of the plain channel. */
export const plainFixtures: ChannelFixtures = {
  module: import.meta.resolve("./plain-channel.ts"),
  config: { token: "a plain token" },
  wrong: { token: "short" },
  personal: ["+1 555 0142", "please hurry"],
  webhook: {
    message: (said) => sign(bytes(said)),
    sign: (body) => sign(body),
    examples: [
      {
        name: "a message",
        delivery: () => sign(bytes({ event: "1", thread: "+1 555 0142", text: "please hurry" })),
        expected: [
          {
            kind: "message",
            dedupeKey: "1",
            threadKey: "+1 555 0142",
            address: "+1 555 0142",
            text: "please hurry",
            sentAt: null,
          },
        ],
      },
    ],
    forged: [{ name: "signed wrongly", delivery: () => sign(bytes({}), "0".repeat(64)) }],
    unknown: [{ name: "a reaction", delivery: () => sign(bytes({ event: "2", reaction: "like" })) }],
  },
  pages: {
    open: [() => new Request("http://localhost/")],
    write: (_ask, text) =>
      new Request("http://localhost/", { method: "POST", body: new URLSearchParams({ nonce: "n", text }) }),
    read: () => new Request("http://localhost/"),
  },
  send: {
    message: {
      messageId: MessageId.parse("01936f3a-0000-7000-8000-000000000001"),
      threadKey: "+1 555 0142",
      address: "+1 555 0142",
      text: "we are on our way",
    },
    accepts: answer(200),
    throttles: answer(429),
    refuses: answer(403),
    vanishes: () => ({
      fetch: () => {
        throw new TypeError("terminated");
      },
      delivered: null,
    }),
  },
};
