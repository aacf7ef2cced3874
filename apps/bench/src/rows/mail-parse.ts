import { CORPUS, CORPUS_HOUSE, type CorpusMail } from "@holdfast/channel-email/corpus";
import { openReader, readMail, type Reader } from "@holdfast/channel-email/reading";
import PostalMime from "postal-mime";
import { alternate } from "../frame/alternate.ts";
import { compare } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";

/** How often the corpus is read in one round. */
const TIMES = 10;

/**
 * Every mail of the corpus understood, which is its words and files, HTML made harmless, thread, robots and signs, beside a
 * bare parser that does the first two of these. Then the same through a worker, as the gateway has it, which pays for each
 * mail's way there and back.
 */
export const mailParse: Row = {
  number: 22,
  name: "mail-parse",
  run: async () => {
    const reader = openReader({ workers: 1, house: CORPUS_HOUSE });
    const bare = (): Promise<number> => perSecond(() => parseAll(CORPUS));
    const about = { unit: "mails/s", better: "more" } as const;
    try {
      return [
        compare({
          ...about,
          workload: `22 mail-parse corpus=${CORPUS.length}`,
          bar: { floor: 0.5, stretch: 1 },
          rounds: await alternate(() => perSecond(() => Promise.resolve(understandAll(CORPUS))), bare),
        }),
        compare({
          ...about,
          workload: "22 mail-parse through a worker",
          bar: { floor: 0.2, stretch: 0.5 },
          rounds: await alternate(() => perSecond(() => readAll(reader, CORPUS)), bare),
        }),
      ];
    } finally {
      await reader.close();
    }
  },
};

async function perSecond(once: () => Promise<number>): Promise<number> {
  const begun = performance.now();
  let mails = 0;
  for (let time = 0; time < TIMES; time++) mails += await once();
  return (mails * 1_000) / (performance.now() - begun);
}

/** Understands every mail in this thread. */
export function understandAll(mails: readonly CorpusMail[]): number {
  let understood = 0;
  for (const { raw, envelope } of mails)
    understood += readMail(raw, envelope, CORPUS_HOUSE).dedupeKey === "" ? 0 : 1;
  return understood;
}

/** Reads every mail through a worker. One that is not understood is a failed measurement. */
export async function readAll(reader: Pick<Reader, "read">, mails: readonly CorpusMail[]): Promise<number> {
  const readings = await Promise.all(mails.map(({ raw, envelope }) => reader.read(raw, envelope)));
  const lost = readings.find(({ kind }) => kind !== "mail");
  if (lost?.kind === "unreadable") throw new Error(`a mail of the corpus was ${lost.reason}`);
  return readings.length;
}

/** The bare parser on the same mails, one after the other. */
export async function parseAll(mails: readonly CorpusMail[]): Promise<number> {
  let parsed = 0;
  for (const { raw } of mails) {
    await PostalMime.parse(raw);
    parsed++;
  }
  return parsed;
}
