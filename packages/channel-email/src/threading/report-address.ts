import { timingSafeEqual } from "node:crypto";
import { base32, plusPart, taggedAddress, type House, type OurMessage } from "./our-names.ts";

type Sign = (text: string) => Uint8Array;

/** For how many days after a mail a report on it counts: mail servers try for five, and some for more. */
export const REPORT_DAYS = 21;
const DAY_MS = 86_400_000;

/** Behind the thread's tag: three letters for the day, and thirteen (65 bits) that only this deployment can make. */
const PROVED = /^([a-z2-7]{16})([a-z2-7]{3})([a-z2-7]{13})$/;

/** How much longer than `ours@` the longest address is that we put into an envelope: `+` and all that stands behind it. */
export const REPORT_PART_LENGTH = 1 + 16 + 3 + 13;

/**
 * Where reports on one mail come to: the envelope's sender. It has the thread's tag, the day, and a proof bound to message and
 * day. Nobody gets it from a Message-ID; whoever handles the mail on its way, and whoever it is delivered to, sees it.
 */
export function reportAddress(
  mail: OurMessage & { readonly at: number },
  address: string,
  sign: Sign,
): string {
  const day = dayLetters(Math.floor(mail.at / DAY_MS));
  return taggedAddress(`${mail.tag}${day}${proofOf(mail, day, sign)}`, address);
}

/**
 * Whether whoever reports on a mail of ours has seen its envelope, and in time: one of the addresses the report came to has the
 * proof of that very mail. Where nobody told when the report came, its age is not judged.
 */
export function isProved(
  recipients: readonly string[],
  about: OurMessage,
  receivedAt: number | null,
  house: Pick<House, "addresses">,
  sign: Sign,
): boolean {
  const today = receivedAt === null ? null : Math.floor(receivedAt / DAY_MS);
  return recipients.some((address) => {
    const [, tag, day, proof] = PROVED.exec(plusPart(address, house) ?? "") ?? [];
    if (tag === undefined || day === undefined || proof === undefined) return false;
    const isTrue = isSame(proof, proofOf(about, day.toUpperCase(), sign).toLowerCase());
    return (
      isTrue && tag.toUpperCase() === about.tag && (today === null || isInTime(day.toUpperCase(), today))
    );
  });
}

const proofOf = ({ messageId, tag }: OurMessage, day: string, sign: Sign): string =>
  base32(sign(`report:${messageId}.${tag}.${day}`), 13);

/** Fifteen bits: enough until 2059, and after that it begins anew. */
const DAYS = 2 ** 15;

function dayLetters(day: number): string {
  const bits = (day % DAYS) << 1;
  return base32(Uint8Array.of(bits >> 8, bits & 255), 3);
}

/** Of clocks that differ one may be a day behind the other. */
function isInTime(letters: string, today: number): boolean {
  for (let age = -1; age <= REPORT_DAYS; age += 1) if (dayLetters(today - age) === letters) return true;
  return false;
}

/** In the same time whatever they are; both are of one length. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));
