import assert from "node:assert/strict";
import type { CallCommand } from "../call-command.ts";
import type { Calls } from "../calls.ts";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import type { TestHost } from "./test-host.ts";

const call = "a-call-of-nobody";
const device = "a-device-of-nobody";
const facts = { number: 1, language: null };

/** One of each kind. */
const COMMANDS: readonly CallCommand[] = [
  { kind: "greet", call, prompts: ["welcome-en"] },
  { kind: "open", call },
  { kind: "ring", call, leg: "one", device, facts, answersItself: true },
  { kind: "dial", call, leg: "two", to: "+15550100", show: null },
  { kind: "arrange", call, talking: ["caller"], music: [], listening: [] },
  { kind: "say", call, leg: "caller", prompts: ["welcome-en"] },
  { kind: "end", call, leg: null },
];

/** CH52: whoever does not carry the calls says so, and does nothing. What needs a telephone is the channel's own to show. */
export function callChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const idle = async (ask: (calls: Calls) => Promise<unknown>): Promise<[unknown, TestHost]> => {
    const { channel, host } = connected(definition, fixtures);
    if (channel.calls === undefined) throw new Error("the fixtures speak of calls and it carries none");
    return [await ask(channel.calls), host];
  };
  const declared: Check = {
    rule: "CH12",
    name: "whether it carries calls is what the fixtures say",
    run: () =>
      assert.equal(
        connected(definition, fixtures).channel.calls !== undefined,
        fixtures.carriesCalls ?? false,
        "capability and fixtures differ",
      ),
  };
  if (fixtures.carriesCalls !== true) return [declared];
  return [
    declared,
    ...COMMANDS.map((command): Check => ({
      rule: "CH52",
      name: `whoever does not carry the calls is asked to ${command.kind}: not here, and nobody was asked`,
      run: async () => {
        const [answer, { requests }] = await idle(({ act }) => act(command));
        assert.deepEqual(answer, { kind: "not_here" });
        assert.equal(requests.length, 0);
      },
    })),
    {
      rule: "CH52",
      name: "whoever does not carry the calls lends no softphone, and echoes nothing",
      run: async () => {
        assert.equal((await idle(({ lend }) => lend(device)))[0], "not_here");
        assert.deepEqual((await idle(({ echo }) => echo(device)))[0], { kind: "not_here" });
      },
    },
    {
      rule: "CH52",
      name: "a softphone that was never lent is taken back without a word",
      run: async () => assert.equal((await idle(({ revoke }) => revoke(device)))[0], undefined),
    },
  ];
}
