import assert from "node:assert/strict";
import { readConfig, variableName } from "../config.ts";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Check } from "./check.ts";
import { environmentOf } from "./connected.ts";
import type { ChannelFixtures } from "./fixtures.ts";

const LOOKS_SECRET = /secret|token|password|passphrase|private|credential|apiKey$|authKey$/i;

/** CH9: what is wrong with a configuration is told all together, and no secret is repeated. */
export function configChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { id } = definition;
  const fields = Object.keys(definition.config.shape);
  const reasonsFor = (config: Readonly<Record<string, string>>): readonly string[] => {
    const read = readConfig(definition, id, environmentOf(id, config));
    assert.equal(read.kind, "refused");
    return read.kind === "refused" ? read.reasons : [];
  };
  return [
    {
      rule: "CH9",
      name: "a right configuration is taken",
      run: () => assert.equal(readConfig(definition, id, environmentOf(id, fixtures.config)).kind, "ready"),
    },
    {
      rule: "CH9",
      name: "every field that looks like a secret is declared one, and every declared one exists",
      run: () => {
        const secrets: readonly string[] = definition.secrets;
        for (const secret of secrets) assert.ok(fields.includes(secret), `${secret} is not a field`);
        for (const field of fields)
          if (LOOKS_SECRET.test(field))
            assert.ok(secrets.includes(field), `${field} is not declared a secret`);
        for (const secret of secrets)
          assert.ok(fixtures.wrong[secret] !== undefined, `the fixtures name no wrong value of ${secret}`);
      },
    },
    {
      rule: "CH9",
      name: "everything wrong is told at once, by the variable's name, without a secret's value",
      run: () => {
        if (Object.keys(fixtures.wrong).length === 0) return;
        const told = reasonsFor({ ...fixtures.config, ...fixtures.wrong });
        for (const field of Object.keys(fixtures.wrong))
          assert.ok(
            told.some((reason) => reason.includes(variableName(id, field))),
            `${field} is not told`,
          );
        for (const secret of definition.secrets)
          for (const value of [fixtures.wrong[secret], fixtures.config[secret]])
            if (value !== undefined)
              assert.ok(!told.join("\n").includes(value), `the value of ${secret} is repeated`);
      },
    },
    {
      rule: "CH9",
      name: "each wrong field is refused on its own",
      run: () => {
        for (const [field, value] of Object.entries(fixtures.wrong))
          assert.equal(reasonsFor({ ...fixtures.config, [field]: value }).length >= 1, true);
      },
    },
  ];
}
