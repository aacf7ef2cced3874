import type { MessageId } from "@holdfast/case-schema";
import type { Outbound } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { expect, it } from "vitest";
import channel from "../../index.ts";
import { config, type Settings } from "../../settings.ts";
import { ourMessage, tagOf, tagOfAddress } from "../../threading/our-names.ts";
import { isProved } from "../../threading/report-address.ts";
import { LOCAL_ACCOUNT, startLocalSubmission } from "../../testing/index.ts";
import { sender } from "./send.ts";
import type { Mail } from "./smtp-line.ts";

const INTAKE = "intake@line.example";
const AYUDA = "Ayuda@linea.example";
const given = {
  addresses: `${INTAKE} ${AYUDA}`,
  submissionUrl: "smtp://127.0.0.1:1",
  plainOnLoopback: "true",
  listen: "lmtp",
};
const message: Outbound = {
  messageId: "01900000-0000-7000-8000-0000000000e1" as MessageId,
  threadKey: "id:a-thread",
  address: "ada@example.org",
  text: "We are here.",
  subject: "AW: About Tuesday",
};
const header = (mail: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, "m").exec(mail)?.[1]?.replaceAll(/\r\n[ \t]/g, " ") ?? "";

/** What would be handed over, with marks that can be read. */
async function handedOver(via: string | undefined, changed: Partial<Settings> = {}): Promise<Mail> {
  const mails: Mail[] = [];
  const handOver = async (mail: Mail) => {
    mails.push(mail);
    return { kind: "accepted", delivered: false } as const;
  };
  const marks = {
    replyAddress: (threadKey: string, from: string) => `reply to ${threadKey} at ${from}`,
    reportAddress: ({ messageId }: { messageId: string }, from: string) => `report ${messageId} at ${from}`,
    messageId: (id: string, _threadKey: string, from: string) => `<${id}@${from.split("@")[1]}>`,
  };
  const send = sender({ ...config.parse(given), ...changed }, marks, { handOver }, testHost());
  const result = await send(via === undefined ? message : { ...message, via });
  if (result.kind !== "accepted") throw new Error(result.kind);
  const [mail] = mails;
  if (mail === undefined) throw new Error("nothing was handed over");
  return mail;
}

it.each<[string, string | undefined, Partial<Settings>, string]>([
  ["the address that was written to", "ayuda@linea.example", {}, AYUDA],
  ["the first one where nobody wrote", undefined, {}, INTAKE],
  ["the first one where the address is ours no longer", "old@line.example", {}, INTAKE],
  [
    "the address that was written to, when another came first since",
    INTAKE,
    { addresses: [AYUDA, INTAKE] },
    INTAKE,
  ],
  [
    "what is first now, when all have changed",
    INTAKE,
    { addresses: ["new@line.example"] },
    "new@line.example",
  ],
  ["the first one, whatever else is said", "\r\nBcc: eve@example.org", {}, INTAKE],
])("[EM89] an answer leaves from %s", async (_name, via, changed, from) => {
  const mail = await handedOver(via, changed);
  const text = mail.bytes.toString("latin1");
  expect(header(text, "From")).toBe(`Info <${from}>`);
  expect(header(text, "Reply-To")).toContain(from);
  expect(header(text, "Message-ID")).toContain(`@${from.split("@")[1]}>`);
  expect(mail.from).toBe(`report ${message.messageId} at ${from}`);
  const others = [INTAKE, AYUDA, "new@line.example"].filter((one) => one !== from);
  for (const other of others) expect(text.toLowerCase()).not.toContain(other.toLowerCase());
});

it.each(["conversation", "neutral"] as const)(
  "[CH39] [CH46] [EM94] by the rule %j, the channel says what stands above its answers and before our address, and it stands there; [EM38] the envelope alone has the proof",
  async (subject) => {
    const server = await startLocalSubmission();
    try {
      const settings = config.parse({
        ...given,
        subject,
        submissionUrl: `smtp://127.0.0.1:${server.port}`,
        submissionUser: LOCAL_ACCOUNT.user,
        submissionPassword: LOCAL_ACCOUNT.password,
      });
      const host = testHost();
      const connected = channel.connect(settings, host);
      expect([connected.answerSubject, connected.senderName]).toEqual([subject, "Info"]);
      const result = await connected.send({ ...message, via: AYUDA });
      const [mail] = server.mails();
      if (mail === undefined || result.kind !== "accepted") throw new Error(result.kind);
      expect(header(mail.text, "From")).toMatch(/^Info </);
      expect(header(mail.text, "Subject")).toBe(subject === "neutral" ? "Re:" : "Re: About Tuesday");
      const about = ourMessage((result.ref ?? "").slice(1, -1), settings);
      const tag = tagOf(message.threadKey, host.sign);
      expect(about).toEqual({ messageId: message.messageId, tag });
      if (about === null) throw new Error("a mail of ours that is not ours");
      expect(isProved([mail.from], about, host.clock(), settings, host.sign)).toBe(true);
      expect(tagOfAddress(mail.from, settings)).toBe(tag);
      const proof = mail.from.slice("Ayuda+".length + tag.length, mail.from.indexOf("@"));
      expect(proof).toHaveLength(16);
      expect(mail.text).not.toContain(proof);
    } finally {
      await server.close();
    }
  },
);
