import type { Inbound } from "./delivery-queue.ts";

/** A text somebody writes, as the carrier delivers it. */
export interface Written {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** The carrier's own name of it, for carriers that send one. */
  readonly name?: string;
}

const UCS2 = 8;
const SEVEN_BIT = 0;
const HAS_HEADER = 0x40;

/** One part, in the alphabet it needs. */
export function whole({ from, to, text, name }: Written, ucs2: boolean): Inbound {
  return {
    source_addr: from,
    destination_addr: to,
    data_coding: ucs2 ? UCS2 : SEVEN_BIT,
    short_message: { message: text },
    ...(name === undefined ? {} : { carrier_ref: name }),
  };
}

/** A long text as its parts, each of `size` code units, in their order. */
export function parts(written: Written, ucs2: boolean, size: number, reference: number): readonly Inbound[] {
  const { text } = written;
  const total = Math.ceil(text.length / size);
  return Array.from({ length: total }, (_, at) => ({
    ...whole(written, ucs2),
    esm_class: HAS_HEADER,
    short_message: {
      udh: Buffer.from([5, 0, 3, reference, total, at + 1]),
      message: text.slice(at * size, (at + 1) * size),
    },
  }));
}
