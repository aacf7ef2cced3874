import { createHash } from "node:crypto";
import type { Facts, Host } from "../host.ts";
import { USUAL_WAITS, type Waits } from "../waits.ts";
import type { Way } from "../way.ts";
import type { FakeProvider } from "./fixtures.ts";
import { testConversations, type TestConversations } from "./test-conversations.ts";

/** One line a channel logged. */
export interface LogRecord {
  readonly event: string;
  readonly facts: Facts;
}

/** A host in memory that keeps what the channel did with it. */
export interface TestHost extends Host {
  readonly records: readonly LogRecord[];
  /** Requests the channel made, in order. */
  readonly requests: readonly Request[];
  readonly conversations: TestConversations;
}

/** What a test host starts from. Two seeds give two hosts that differ as two processes do. */
export interface TestHostOptions {
  readonly provider?: FakeProvider;
  readonly seed?: number;
  readonly exitUrl?: string;
  readonly ways?: readonly Way[];
  readonly waits?: Waits;
}

/** Makes a host for conformance and for a channel's own tests. Without a provider every request fails. */
export function testHost({
  provider,
  seed = 1,
  exitUrl = "https://www.wikipedia.org/",
  ways = [],
  waits = USUAL_WAITS,
}: TestHostOptions = {}): TestHost {
  const records: LogRecord[] = [];
  const requests: Request[] = [];
  const checkpoints = new Map<string, string>();
  const clock = (): number => Date.UTC(2026, 0, seed);
  const conversations = testConversations(clock);
  let drawn = 0;
  return {
    records,
    requests,
    conversations,
    webhookUrl: "https://hotline.example.org/channels/test/webhook",
    clock,
    exitUrl: new URL(exitUrl),
    log: (event, facts = {}) => void records.push({ event, facts }),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request.clone());
      if (provider?.fetch === undefined) throw new TypeError("fetch failed");
      return provider.fetch(request);
    },
    random: (size) => {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 32) {
        drawn += 1;
        bytes.set(
          createHash("sha256")
            .update(`${seed}:${drawn}`)
            .digest()
            .subarray(0, size - at),
          at,
        );
      }
      return bytes;
    },
    // Two seeds are two processes of one deployment: they sign alike.
    sign: (text) => createHash("sha256").update(`signed\n${text}`).digest(),
    checkpoint: {
      read: async (name) => checkpoints.get(name) ?? null,
      write: async (name, value) => void checkpoints.set(name, value),
    },
    // One process with nobody beside it: whatever it asks for is its own at once.
    hold: async (_name, signal, work) => (signal.aborted ? undefined : work(signal, () => !signal.aborted)),
    ways: () => ways,
    waits: () => waits,
    conversation: (threadKey) => conversations.of(threadKey),
  };
}
