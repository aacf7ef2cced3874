import type { MessageId } from "@holdfast/case-schema";
import type { ChannelFixtures, FakeProvider } from "@holdfast/channel-kit/conformance";
import { LOCAL_ACCOUNT, type LocalSubmission, type Mood } from "./testing/index.ts";

/** The channel's contract test over a submission server that can be told how to behave. */
export function fixturesOver(server: LocalSubmission): ChannelFixtures {
  const being = (mood: Mood) => (): FakeProvider => {
    server.be(mood);
    return { delivered: server.delivered, asked: server.asked };
  };
  return {
    module: import.meta.resolve("./index.ts"),
    config: {
      addresses: "intake@hotline.test, help@hotline.test",
      submissionUrl: `smtp://127.0.0.1:${server.port}`,
      submissionUser: LOCAL_ACCOUNT.user,
      submissionPassword: LOCAL_ACCOUNT.password,
      plainOnLoopback: "true",
      listen: "lmtp",
    },
    wrong: {
      addresses: "somebody",
      senderName: "Help <help@hotline.test>",
      submissionUrl: "https://mail.hotline.test",
      submissionPassword: "too-long-".repeat(200),
      mailboxes: "imaps://somebody:another-secret@mail.hotline.test/INBOX",
      firstReadDays: "a week",
      listen: "http",
      listenPort: "70000",
      authenticationServer: "two words",
      formSenders: "forms",
      plainOnLoopback: "perhaps",
    },
    personal: ["Ada Caller", "ada.caller@example.test", "words that nobody else may read"],
    send: {
      message: {
        messageId: "01900000-0000-7000-8000-0000000000e1" as MessageId,
        threadKey: "id:a-thread",
        address: "ada.caller@example.test",
        text: "words that nobody else may read, with é, 你好 and 👋🏽\n\nand a second line",
        subject: "Ada Caller asks",
        refs: ["<first@example.test>"],
      },
      accepts: being("accepts"),
      throttles: being("throttles"),
      refuses: being("refuses"),
      vanishes: being("vanishes"),
    },
    webhook: null,
    pages: null,
    check: {
      well: being("accepts"),
      down: [
        { name: "a server that does not know us", provider: being("forgets_us"), reason: "credentials" },
        { name: "a server that turns everybody away", provider: being("broken"), reason: "provider" },
        { name: "a server that hangs up at once", provider: being("away"), reason: "unreachable" },
      ],
    },
  };
}
