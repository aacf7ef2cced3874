import { flushCompileCache } from "node:module";
import type { StoreOptions } from "@holdfast/db";
import { testGateway, type TestGatewayOptions } from "./test-gateway.ts";

// A whole gateway of the tests on the database that it is given, with a telephone line where it has the variables of one. It says where
// it listens, and goes on until it is killed.
const { CONNECTION = "{}", VARIABLES = "{}" } = process.env;
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const environment = JSON.parse(VARIABLES) as NonNullable<TestGatewayOptions["environment"]>;
const { url } = await testGateway({
  channels: [{ id: "voice", load: () => import("@holdfast/channel-voice-sip") }],
  environment,
  beside: { store: { connection } },
});
// Whoever is killed writes nothing at its end: the next one would compile all of it again.
flushCompileCache();
process.send?.(url.href);
