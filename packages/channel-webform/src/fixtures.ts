import { MessageId } from "@holdfast/case-schema";
import type { Ask, ChannelFixtures } from "@holdfast/channel-kit/conformance";

/** A request as the page's own form sends it. */
export function posted(fields: Readonly<Record<string, string>>): Request {
  return new Request("http://localhost/", { method: "POST", body: new URLSearchParams(fields) });
}

/** The value of a hidden field of a page; empty when it has none. */
function hiddenValue(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
}

async function finishedForm(ask: Ask, words: string): Promise<Request> {
  const page = await (await ask(posted({ at: "words", go: "to-review", lang: "en", words }))).text();
  return posted({ at: "review", go: "send", lang: "en", code: hiddenValue(page, "code"), words });
}

/** All that the contract test needs to know about this channel. */
export const fixtures: ChannelFixtures = {
  module: import.meta.resolve("./index.ts"),
  config: {
    callNumber: "1-800-555-0100",
    answerWithinMinutes: "90",
  },
  wrong: {
    emergencyNumber: "nobody",
    callNumber: "call us",
    textNumber: "<b>1</b>",
    answerWithinMinutes: "soon",
  },
  personal: ["They keep my papers", "555-0142", "after nine at night"],
  webhook: null,
  pages: {
    open: ["en", "es", "fr"].map(
      (language) => () => new Request("http://localhost/", { headers: { "accept-language": language } }),
    ),
    write: finishedForm,
    read: (threadKey) => posted({ at: "return", go: "open", lang: "en", entered: threadKey }),
  },
  send: {
    message: {
      messageId: MessageId.parse("01936f3a-0000-7000-8000-000000000002"),
      threadKey: "00000000000000",
      address: null,
      text: "We read what you wrote.",
    },
    accepts: () => ({ delivered: null }),
    throttles: null,
    refuses: null,
    vanishes: null,
  },
};
