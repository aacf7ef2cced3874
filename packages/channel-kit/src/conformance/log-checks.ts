import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Check } from "./check.ts";
import { connected, webhookOf } from "./connected.ts";
import type { ChannelFixtures, FakeProvider } from "./fixtures.ts";
import { POISONS } from "./poison.ts";
import type { LogRecord } from "./test-host.ts";

const CONSOLE = ["log", "info", "warn", "error", "debug", "trace"] as const;

interface Told {
  readonly records: readonly LogRecord[];
  /** Lines printed past the host's log. */
  readonly printed: readonly string[];
}

/** Runs `act` and keeps what it prints to itself. */
async function listening(act: () => Promise<readonly LogRecord[]>): Promise<Told> {
  const printed: string[] = [];
  const kept = CONSOLE.map((name) => [name, console[name]] as const);
  for (const [name] of kept)
    console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(" "));
  try {
    return { records: await act(), printed };
  } finally {
    for (const [name, method] of kept) console[name] = method;
  }
}

/** CH8: a log carries numbers, ids and enumerations. */
export function logChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { personal, send, webhook: fixture } = fixtures;

  /** Everything the fixtures can make the channel do; what it logged on the way. */
  const act = async (): Promise<readonly LogRecord[]> => {
    const records: LogRecord[] = [];
    const outcomes = [send.accepts, send.throttles, send.refuses, send.vanishes].filter(
      (make) => make !== null,
    );
    const providers: FakeProvider[] = outcomes.map((make) => make());
    for (const provider of providers) {
      const { channel, host } = connected(definition, fixtures, { provider });
      await channel.send(send.message);
      records.push(...host.records);
    }
    if (fixture === null) return records;
    const one = connected(definition, fixtures);
    const webhook = webhookOf(one);
    const said = { event: personal[0], thread: personal[0], text: personal.join(" ") };
    const deliveries = [
      fixture.message(said),
      ...[...fixture.examples, ...fixture.forged, ...fixture.unknown].map(({ delivery }) => delivery()),
      ...POISONS.map(({ body }) => fixture.sign(body)),
      fixture.sign(new TextEncoder().encode(personal.join(" "))),
    ];
    for (const delivery of deliveries) {
      const verified = webhook.verify(delivery);
      if (verified !== null) webhook.parse(verified);
    }
    return [...records, ...one.host.records];
  };

  const everything = (): Promise<Told> => listening(act);

  return [
    {
      rule: "CH8",
      name: "no word, name or address of anybody in the log",
      run: async () => {
        const logged = JSON.stringify((await everything()).records).toLowerCase();
        const secrets = definition.secrets.flatMap((name) => fixtures.config[name] ?? []);
        for (const word of [...personal, ...secrets])
          assert.ok(!logged.includes(word.toLowerCase()), "the log carries what is personal");
      },
    },
    {
      rule: "CH8",
      name: "events have constant names",
      run: async () => {
        for (const { event } of (await everything()).records) assert.match(event, /^[a-z][a-z0-9_]*$/);
      },
    },
    {
      rule: "CH8",
      name: "nothing is printed past the host's log",
      run: async () => assert.deepEqual((await everything()).printed, []),
    },
  ];
}
