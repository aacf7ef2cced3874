import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { ChannelId, ChannelTraits } from "@holdfast/case-schema";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures } from "./fixtures.ts";

const run = promisify(execFile);

/** Imports the module in a process of its own and tells what it left running: timers, sockets, servers. */
const PROBE = `
const before = process.getActiveResourcesInfo();
await import(process.argv[1]);
const after = process.getActiveResourcesInfo();
for (const kind of before) after.splice(after.indexOf(kind), after.includes(kind) ? 1 : 0);
process.stdout.write(JSON.stringify(after), () => process.exit());
`;

/** Longer than any import takes. */
const IMPORT_MS = 20_000;

/** CH1: a definition is frozen facts, and importing it starts nothing. */
export function definitionChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  return [
    {
      rule: "CH1",
      name: "its id may stand in paths and variable names, and it has a title",
      run: () => {
        assert.ok(ChannelId.safeParse(definition.id).success, "the id is not a channel id");
        assert.notEqual(definition.title.trim(), "");
      },
    },
    {
      rule: "CH1",
      name: "its traits are traits",
      run: () => assert.deepEqual(ChannelTraits.strict().parse(definition.traits), definition.traits),
    },
    {
      rule: "CH1",
      name: "its definition is frozen",
      run: () => {
        assert.ok(Object.isFrozen(definition), "the definition is not frozen");
        const { traits, secrets } = definition;
        const parts = [traits, traits.address, traits.readableBy, secrets];
        assert.ok(parts.every(Object.isFrozen), "the traits or secrets are not frozen");
      },
    },
    {
      rule: "CH1",
      name: "importing it starts nothing and prints nothing",
      run: async () => {
        const { stdout, stderr } = await run(
          process.execPath,
          ["--input-type=module", "--eval", PROBE, fixtures.module],
          { timeout: IMPORT_MS, env: {} },
        );
        assert.equal(stdout, "[]", "the import left something running, or printed");
        assert.equal(stderr, "");
      },
    },
    {
      rule: "CH1",
      name: "connecting sends nothing and logs nothing",
      run: () => {
        const { host } = connected(definition, fixtures);
        assert.equal(host.requests.length, 0);
        assert.equal(host.records.length, 0);
      },
    },
  ];
}
