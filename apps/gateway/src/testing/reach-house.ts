import { randomUUID } from "node:crypto";
import { ContactId } from "@holdfast/case-schema";
import type { Entry } from "@holdfast/db";
import { vi } from "vitest";
import { LOOPBACK, say } from "./loopback.ts";
import { testGateway, type TestGateway, type TestGatewayOptions } from "./test-gateway.ts";

/** Somebody's text conversation, and what can be said and asked of it by GraphQL. */
export interface Talk {
  readonly id: ContactId;
  readonly from: string;
  /** They write. */
  readonly hear: (text: string) => Promise<void>;
  /** Dana sends; what came of it, and as which message. */
  readonly send: (text: string, messageId?: string) => Promise<Sent>;
  readonly entry: (messageId: string) => Promise<Entry>;
  /** Waits for what becomes of a message: its state, and why. */
  readonly became: (messageId: string, state: string) => Promise<string | null>;
}

export interface Sent {
  readonly messageId: string;
  readonly kind: string;
  /** Of a refusal: the gravest lock or limit. */
  readonly reason: string | null;
}

/** A house whose clock goes on when it is told to, with texts that Dana answers. */
export interface ReachHouse {
  readonly house: TestGateway;
  readonly now: () => number;
  /** Lets time pass, for everybody. */
  readonly pass: (ms: number) => Promise<void>;
  /** Somebody writes, and Dana has them. */
  readonly talk: (text?: string) => Promise<Talk>;
  /** One that Dana has already. */
  readonly talkOf: (id: ContactId, from: string) => Talk;
  /** The one answer of a question or a deed, by whoever asks. */
  readonly ask: <T>(who: string, query: string, variables?: Record<string, unknown>) => Promise<T>;
}

export const MINUTE = 60_000;

const SEND = `mutation ($id: ID!, $message: ID!, $text: String!) {
  sendMessage(contactId: $id, messageId: $message, text: $text) { __typename
    ... on ReachRefused { decision { outcome locks { lock } limits { limit } } } } }`;

interface SendAnswer {
  readonly __typename: string;
  readonly decision?: {
    readonly locks: readonly { readonly lock: string }[];
    readonly limits: readonly { readonly limit: string }[];
  };
}

/** With texts unless other `carried` channels are given, by which nobody talks as with `talk`. */
export async function reachHouse(
  carried: Pick<TestGatewayOptions, "channels" | "environment"> = LOOPBACK,
): Promise<ReachHouse> {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const house = await testGateway({ ...carried, clock: now });
  const cookies = new Map<string, string>();
  for (const who of ["dana", "ada", "lee", "alex"]) cookies.set(who, await house.signIn(who));
  let people = 0;

  async function ask<T>(who: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await house.ask(cookies.get(who) ?? "", query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    const [answer] = Object.values(data ?? {});
    return answer as T;
  }

  async function hear(from: string, text: string): Promise<void> {
    const { status } = await say(house, { event: randomUUID(), from, text });
    if (status !== 204) throw new Error(`the delivery came to ${status}`);
  }

  const talkOf = (id: ContactId, from: string): Talk => {
    const entry = async (messageId: string): Promise<Entry> => {
      const found = (await house.store.contacts.entries(id, 0)).find((each) => each.id === messageId);
      if (found === undefined) throw new Error("the message vanished");
      return found;
    };
    return {
      id,
      from,
      hear: (text) => hear(from, text),
      entry,
      async send(text, messageId = randomUUID()) {
        const { __typename: kind, decision } = await ask<SendAnswer>("dana", SEND, {
          id,
          message: messageId,
          text,
        });
        const [lock] = decision?.locks ?? [];
        const [limit] = decision?.limits ?? [];
        return { messageId, kind, reason: lock?.lock ?? limit?.limit ?? null };
      },
      async became(messageId, state) {
        return vi.waitFor(async () => {
          const { sendState, failure } = await entry(messageId);
          if (sendState !== state) throw new Error(`it is ${String(sendState)}`);
          return failure;
        }, 8000);
      },
    };
  };

  return {
    house,
    now,
    ask,
    talkOf,
    async pass(ms) {
      ahead += ms;
      // Nobody is let in until the sessions were read anew by the clock as it is now.
      await vi.waitFor(() => ask("dana", "{ settings { sendDelayMs } }"), 8000);
    },
    async talk(text = "Is somebody there?") {
      people += 1;
      const from = `+1555020${String(people).padStart(4, "0")}`;
      await hear(from, text);
      const row = await house.store.prisma.contact.findFirstOrThrow({ orderBy: { number: "desc" } });
      const id = ContactId.parse(row.id);
      await ask(
        "dana",
        "mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }",
        {
          id,
          v: row.version,
        },
      );
      return talkOf(id, from);
    },
  };
}

/** What somebody says who may be texted at any time; the rest of it as given. */
export function textMe(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return { may: "contact", ways: [{ way: "text", windows: null }], timeZone: "UTC", ...rest };
}

/** Records what somebody said, by Dana, who has seen what was recorded before, and gives what came of it. */
export async function prefer(
  { ask, house }: Pick<ReachHouse, "ask" | "house">,
  { id }: Pick<Talk, "id">,
  preference: Record<string, unknown>,
  who = "dana",
  seen?: string | null,
): Promise<{ readonly __typename: string; readonly problems?: readonly unknown[] }> {
  return ask(
    who,
    `mutation ($id: ID!, $p: PreferenceInput!, $seen: ID) {
       recordPreference(contactId: $id, preference: $p, seen: $seen) { __typename
       ... on PreferenceRefused { problems { field problem } } ... on NotHolder { holder { name } } } }`,
    {
      id,
      p: preference,
      seen: seen === undefined ? ((await house.store.reach.record(id))?.latestPreferenceId ?? null) : seen,
    },
  );
}

/** What is confirmed of a version that was seen. */
const OF_SEEN: ReadonlySet<string> = new Set(["confirmSamePerson", "confirmDangerOver"]);

/** A deed of whoever has seen all that happened by now, by its name. */
export async function act(
  { ask, house }: Pick<ReachHouse, "ask" | "house">,
  who: string,
  deed: string,
  { id }: Pick<Talk, "id">,
  seenVersion?: number,
): Promise<string> {
  const isOfSeen = OF_SEEN.has(deed);
  const { __typename: kind } = await ask<{ readonly __typename: string }>(
    who,
    isOfSeen
      ? `mutation ($id: ID!, $v: Int!) { ${deed}(contactId: $id, seenVersion: $v) { __typename } }`
      : `mutation ($id: ID!) { ${deed}(contactId: $id) { __typename } }`,
    isOfSeen ? { id, v: seenVersion ?? (await house.store.reach.record(id))?.version } : { id },
  );
  return kind;
}
