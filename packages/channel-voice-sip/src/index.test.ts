import { describeChannel } from "@holdfast/channel-kit/conformance";
import { fixtures } from "./fixtures.ts";
import channel from "./index.ts";

describeChannel(channel, fixtures);
