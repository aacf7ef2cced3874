import { z } from "zod";

const CODE_MAX = 0xffff;

/**
 * The carrier's error codes, in decimal, that say: whoever owns this number wants no texts from yours. Carriers number them as
 * they like, so none is known until it is set.
 */
export const BlockedCodes = z
  .string()
  .regex(/^\s*[0-9]{1,5}(?:\s*,\s*[0-9]{1,5})*\s*$/, "codes in decimal with commas between them")
  .transform((text): readonly number[] => text.split(",").map(Number))
  .refine((codes) => codes.every((code) => code >= 1 && code <= CODE_MAX), {
    message: `codes from 1 to ${CODE_MAX}`,
  });

/** As Kannel writes octets: escapes, and those that need none as they are. */
const CARRIER_ERROR = /[?&]dlr_err=((?:%[0-9a-f]{2}|[^%&?])+)(?:[&?]|$)/i;
const OCTET = /%[0-9a-f]{2}|./gis;

/**
 * The carrier's error code on one text, out of the meta data of Kannel's report; `null` when it names none. Kannel keeps it as
 * SMPP's `network_error_code`: one octet for the kind of network and two for the code, the higher first (SM16).
 */
export function carrierError(metaData: string | null): number | null {
  const written = CARRIER_ERROR.exec(metaData ?? "")?.[1]?.match(OCTET) ?? [];
  const [, high, low, more] = written.map(octetOf);
  if (high === undefined || low === undefined || more !== undefined) return null;
  const code = high * 256 + low;
  return code === 0 ? null : code;
}

function octetOf(written: string): number {
  if (written.startsWith("%")) return Number.parseInt(written.slice(1), 16);
  return written === "+" ? 0x20 : written.charCodeAt(0);
}
