import { testHost } from "@holdfast/channel-kit/conformance";
import { readConfig, variableName } from "@holdfast/channel-kit";
import { expect, it } from "vitest";
import { fixtures } from "../fixtures.ts";
import channel from "../index.ts";

it("says where softphones connect, so that the console's page may speak to nobody else", () => {
  const environment = Object.entries(fixtures.config).map(([field, value]) => [
    variableName("voice", field),
    value,
  ]);
  const read = readConfig(channel, "voice", Object.fromEntries(environment));
  if (read.kind !== "ready") throw new Error(`the settings are ${read.kind}`);
  expect(channel.connect(read.config, testHost()).calls?.deviceOrigins).toEqual(["wss://calls.example.org"]);
});
