import { describeChannel } from "@holdfast/channel-kit/conformance";
import { afterAll } from "vitest";
import { fixturesOver } from "./fixtures.ts";
import channel from "./index.ts";
import { startLocalSubmission } from "./testing/index.ts";

const server = await startLocalSubmission();
afterAll(() => server.close());

describeChannel(channel, fixturesOver(server));
