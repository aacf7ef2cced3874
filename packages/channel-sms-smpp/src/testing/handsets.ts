import type { Pdu } from "smpp";

/** A text as its reader sees it: all parts in their order. Personal data, were it not invented. */
export interface Received {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly parts: number;
  /** SMPP's coding of the first part: 0 is the seven-bit alphabet, 8 is UCS-2. */
  readonly coding: number;
  readonly validity: unknown;
}

/** The telephones of the tests: they put parts together. */
export interface Handsets {
  readonly take: (part: Pdu) => void;
  /** Every text that is whole, in the order in which they became so; one that came twice is there twice. */
  readonly received: () => readonly Received[];
}

interface Part {
  readonly reference: string;
  readonly total: number;
  readonly number: number;
}

const CONCATENATED = 0x00;

function partOf(udh: Pdu["short_message"]["udh"], { destination_addr: to }: Pdu): Part | null {
  const element = udh?.find(([kind]) => kind === CONCATENATED);
  if (element === undefined) return null;
  const [, , reference = 0, total = 1, number = 1] = element;
  return { reference: `${to}/${reference}`, total, number };
}

const wordsOf = ({ short_message: { message = "" } }: Pdu): string =>
  typeof message === "string" ? message : message.toString("latin1");

/** Makes telephones that have received nothing. */
export function handsets(): Handsets {
  const whole: Received[] = [];
  const halves = new Map<string, Map<number, Pdu>>();
  const receive = (parts: readonly Pdu[]): void => {
    const [first] = parts;
    if (first === undefined) return;
    whole.push({
      to: first.destination_addr,
      from: first.source_addr,
      text: parts.map(wordsOf).join(""),
      parts: parts.length,
      coding: first.data_coding,
      validity: first.validity_period,
    });
  };
  return {
    take: (pdu) => {
      const part = partOf(pdu.short_message.udh, pdu);
      if (part === null) {
        receive([pdu]);
        return;
      }
      const half = halves.get(part.reference) ?? new Map<number, Pdu>();
      halves.set(part.reference, half.set(part.number, pdu));
      if (half.size < part.total) return;
      halves.delete(part.reference);
      receive([...half].toSorted(([a], [b]) => a - b).map(([, one]) => one));
    },
    received: () => whole,
  };
}
