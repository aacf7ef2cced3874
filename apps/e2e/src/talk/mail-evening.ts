import { CALLER, INTAKE, until, type MailLab } from "@holdfast/channel-email/testing";
import { lyingMail, mailWithFile, rawMail, unreadableMail } from "./mails.ts";
import { answer, claim, readQueue } from "./queue.ts";
import type { Staff } from "./staff.ts";

/** Contacts by mail in every state that a mail can have, by their numbers. */
export interface MailEvening {
  /** With a file, a formatted version, and somebody else who writes from the same address. */
  readonly withFile: number;
  /** A second sender, in a name that looks like an address, with others who read along, and an automatic answer. */
  readonly doubted: number;
  readonly unreadable: number;
  readonly idOf: (number: number) => string;
}

/** Reading takes until it is given up, and twenty megabytes travel over two servers before that. */
const ARRIVES_MS_MAX = 120_000;

/** Brings the mails, one after the other, so that each has its number; `secret` is told every word that people write. */
export async function playMails(
  lab: MailLab,
  staff: Staff,
  secret: (words: string) => string,
): Promise<MailEvening> {
  const rows = () => readQueue(staff);
  const here = (count: number): Promise<void> =>
    until(`mail ${count}`, async () => (await rows()).length === count, ARRIVES_MS_MAX);
  const unanswered = async (number: number): Promise<number> =>
    (await rows()).find((row) => row.number === number)?.unanswered ?? 0;

  await lab.bring({
    raw: mailWithFile({
      subject: secret("What the redshank found"),
      text: secret("I send you what they made me sign"),
      html: "I send you what they made me sign",
      fileName: secret("redshank.docm"),
      file: "nothing",
    }),
  });
  await here(1);

  await lab.bring({
    subject: secret("The redshank's sister"),
    text: secret("My sister may write in my place"),
  });
  await here(2);
  const second = (await rows()).find(({ number }) => number === 2);
  if (second === undefined) throw new Error("the second contact is gone");
  await claim(staff, second);
  await answer(staff, second.id, secret("She may. What should we call her?"));
  const lying = async () => (await lab.delivered(CALLER)).map(lyingMail);
  await until("our answer", async () => (await lying()).length === 1, ARRIVES_MS_MAX);
  const ours = (await lying())[0]?.header("Message-ID") ?? "";
  const sister = secret("whimbrel@sister.example");
  const fields = { Subject: "Re: The redshank's sister", "In-Reply-To": ours };
  const along = secret("knot@along.example");
  await lab.bring({
    from: sister,
    raw: rawMail(
      {
        ...fields,
        From: `"${INTAKE}" <${sister}>`,
        Cc: along,
        "Message-ID": "<sister.redshank@example.test>",
      },
      secret("She cannot write now, so I do"),
    ),
  });
  await until("a second sender", async () => (await unanswered(2)) === 1, ARRIVES_MS_MAX);
  await lab.bring({
    raw: rawMail(
      {
        ...fields,
        From: CALLER,
        "Message-ID": "<away.redshank@example.test>",
        "Auto-Submitted": "auto-replied",
      },
      secret("Away until the whimbrel returns"),
    ),
  });

  await lab.bring({
    raw: unreadableMail(secret("The redshank at the lock"), secret("Come before the tide turns")),
  });
  await here(3);
  const ids = new Map((await rows()).map(({ number, id }) => [number, id]));
  return { withFile: 1, doubted: 2, unreadable: 3, idOf: (number) => ids.get(number) ?? "" };
}
