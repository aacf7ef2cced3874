import type { MailLab } from "@holdfast/channel-email/testing";
import { httpLine } from "./http-line.ts";
import { textRequest, type Webhook } from "./text-request.ts";

const TEXT_EVERY_MS = 100;
const MAIL_EVERY_MS = 1_000;

/** How much was brought, and acknowledged. */
export interface Brought {
  readonly texts: number;
  readonly mails: number;
}

/** People who write while something else is measured: ten texts and a mail a second. */
export interface TrafficBeside {
  /** Brings no more; resolves with what was brought until then. */
  readonly stop: () => Promise<Brought>;
}

/** Begins to bring; every text and every mail is of somebody new. */
export function trafficBeside(webhook: Webhook, mail: Pick<MailLab, "bring">): TrafficBeside {
  const line = httpLine(Number(webhook.url.port));
  const over = new AbortController();
  const brought = { texts: 0, mails: 0 };
  const oneAfterAnother = async (everyMs: number, bring: (nth: number) => Promise<void>): Promise<void> => {
    const began = performance.now();
    for (let nth = 1; !over.signal.aborted; nth += 1) {
      await bring(nth);
      const next = began + nth * everyMs - performance.now();
      if (next > 0) await new Promise((resolve) => setTimeout(resolve, next));
    }
  };
  const texts = oneAfterAnother(TEXT_EVERY_MS, async (nth) => {
    const status = await line.ask(textRequest(webhook, nth));
    if (status !== 200) throw new Error(`a text was answered ${status}`);
    brought.texts += 1;
  });
  const mails = oneAfterAnother(MAIL_EVERY_MS, async (nth) => {
    await mail.bring({ subject: `number ${nth}`, text: `mail ${nth}`, messageId: `<${nth}@example.test>` });
    brought.mails += 1;
  });
  const both = Promise.all([texts, mails]);
  // Whoever stops it hears of it.
  both.catch(() => {});
  return {
    stop: async () => {
      over.abort();
      await both;
      line.close();
      return { ...brought };
    },
  };
}
