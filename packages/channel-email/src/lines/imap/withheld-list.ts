import { z } from "zod";

/** How many messages of a folder are remembered; with more than that it is the server that is broken, and the folder waits. */
export const WITHHELD_MAX = 100;

const WithheldMail = z.object({
  uid: z.number().int().min(1),
  /** Since when, in milliseconds since 1970. */
  since: z.number().int(),
  /** Whether people know of it. */
  isTold: z.boolean(),
});

/** Messages behind the cursor that the server has and does not hand out. Written before the cursor passes them (EM74). */
const WithheldList = z.object({
  /** The server's word that UIDs still mean what they meant. */
  validity: z.string().regex(/^[0-9]+$/),
  mails: z.array(WithheldMail).max(WITHHELD_MAX),
});
export type WithheldList = z.infer<typeof WithheldList>;

/** What was remembered; nothing once UIDs mean something else, since everything is read again then. */
export function withheldIn(kept: string | null, validity: string): WithheldList {
  const empty = { validity, mails: [] };
  if (kept === null) return empty;
  try {
    const list = WithheldList.parse(JSON.parse(kept));
    return list.validity === validity ? list : empty;
  } catch {
    return empty;
  }
}

/** The list with one more; `null` when it is full. */
export function withMail(list: WithheldList, uid: number, now: number): WithheldList | null {
  if (list.mails.some((mail) => mail.uid === uid)) return list;
  if (list.mails.length >= WITHHELD_MAX) return null;
  return { ...list, mails: [...list.mails, { uid, since: now, isTold: false }] };
}

/** The list without one that was handed out, or that is not there any more. */
export function withoutMail(list: WithheldList, uid: number): WithheldList {
  return { ...list, mails: list.mails.filter((mail) => mail.uid !== uid) };
}

/** The list once people know of one. */
export function toldOf(list: WithheldList, uid: number): WithheldList {
  return { ...list, mails: list.mails.map((mail) => (mail.uid === uid ? { ...mail, isTold: true } : mail)) };
}

/** Who has been kept back for so long that people are to know. A clock that was put back keeps nobody waiting for longer. */
export function overdue({ mails }: WithheldList, now: number, patienceMs: number): readonly number[] {
  return mails
    .filter(({ since, isTold }) => !isTold && (now - since >= patienceMs || since > now))
    .map(({ uid }) => uid);
}
