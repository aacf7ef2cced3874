export { channelChecks } from "./channel-checks.ts";
export type { Check } from "./check.ts";
export { describeChannel } from "./describe-channel.ts";
export type {
  Ask,
  ChannelFixtures,
  FakeProvider,
  MissedFixture,
  NamedDelivery,
  PagesFixture,
  SendFixture,
  WebhookFixture,
} from "./fixtures.ts";
export type { TestConversations } from "./test-conversations.ts";
export { testHost, type LogRecord, type TestHost, type TestHostOptions } from "./test-host.ts";
