import assert from "node:assert/strict";
import { z } from "zod";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Outbound, SendResult } from "../outbound.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures, FakeProvider } from "./fixtures.ts";
import type { TestHost } from "./test-host.ts";

const Result = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("accepted"),
    delivered: z.boolean(),
    ref: z.string().min(1).max(500).optional(),
  }),
  z.strictObject({
    kind: z.literal("rejected"),
    reason: z.enum(["opted_out", "unreachable", "too_long", "refused"]),
  }),
  z.strictObject({
    kind: z.literal("retry"),
    afterMs: z.number().positive(),
    unreached: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal("unknown") }),
]);

/** What a provider on a bad day answers. */
const BROKEN: readonly (readonly [string, () => Response])[] = [
  ["an error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["success without words", () => new Response(null, { status: 204 })],
  ["success in words nobody agreed on", () => new Response("ok?", { status: 200 })],
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "http://localhost/elsewhere" } }),
  ],
  ["a nonsense Retry-After", () => new Response(null, { status: 429, headers: { "retry-after": "soon" } })],
];

/** CH6 and CH7: sending gives a value, whatever the provider does, and loses no word. */
export function sendChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { send: fixture } = fixtures;
  const { accepts } = fixture;
  const send = async (
    provider: FakeProvider,
    message: Partial<Outbound> = {},
  ): Promise<{ result: SendResult; host: TestHost }> => {
    const { channel, host } = connected(definition, fixtures, { provider });
    const result = await channel.send({ ...fixture.message, ...message });
    assert.ok(Result.safeParse(result).success, `${JSON.stringify(result)} is no outcome`);
    return { result, host };
  };
  if (accepts === null)
    return [
      {
        rule: "CH6",
        name: "a channel that carries no text refuses each, and asks nobody",
        run: async () => {
          const { result, host } = await send({ delivered: null });
          assert.deepEqual(result, { kind: "rejected", reason: "refused" });
          assert.equal(host.requests.length, 0);
        },
      },
    ];
  const outcome = (
    name: string,
    make: (() => FakeProvider) | null,
    kind: SendResult["kind"],
  ): readonly Check[] =>
    make === null
      ? []
      : [
          {
            rule: "CH6",
            name,
            run: async () => {
              const { result, host } = await send(make());
              assert.equal(result.kind, kind);
              assert.ok(host.requests.length <= 1, "the channel tried again by itself");
            },
          },
        ];
  return [
    {
      rule: "CH6",
      name: "an ordinary message is accepted, word for word",
      run: async () => {
        const provider = accepts();
        const { result } = await send(provider);
        assert.equal(result.kind, "accepted");
        if (provider.delivered !== null) assert.equal(provider.delivered(), fixture.message.text);
      },
    },
    ...outcome("throttled: surely not sent, to be tried again later", fixture.throttles, "retry"),
    ...outcome("refused: said so, not thrown", fixture.refuses, "rejected"),
    ...outcome("vanished: nobody can tell, so unknown and never sent again", fixture.vanishes, "unknown"),
    ...(accepts().fetch === undefined ? [] : BROKEN).map(([name, answer]): Check => ({
      rule: "CH6",
      name: `a provider that answers with ${name} gives a value`,
      run: async () => void (await send({ fetch: () => answer(), delivered: null })),
    })),
    {
      rule: "CH7",
      name: "a text longer than the channel carries is split without loss or refused as too long",
      run: async () => {
        const { maxLength, delivery } = definition.traits;
        const text = "0123456789".repeat(Math.ceil((maxLength ?? 20_000) / 10) + 1);
        const provider = accepts();
        const { result, host } = await send(provider, { text });
        if (result.kind === "rejected") {
          assert.equal(result.reason, "too_long");
          assert.notEqual(maxLength, null, "no limit is declared, and yet it is too long");
          assert.equal(host.requests.length, 0, "part of a refused text was sent");
          return;
        }
        assert.equal(result.kind, "accepted");
        if (provider.delivered === null)
          assert.equal(delivery, "fetched", "nobody can see whether all of it arrived");
        else assert.ok(provider.delivered() === text, "words are lost");
      },
    },
    {
      rule: "CH7",
      name: "a text of exactly the declared length passes whole",
      run: async () => {
        const { maxLength } = definition.traits;
        if (maxLength === null) return;
        const provider = accepts();
        const text = "x".repeat(maxLength);
        assert.equal((await send(provider, { text })).result.kind, "accepted");
        if (provider.delivered !== null) assert.ok(provider.delivered() === text, "words are lost");
      },
    },
  ];
}
