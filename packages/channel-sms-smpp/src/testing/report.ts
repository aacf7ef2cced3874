import type { Pdu } from "smpp";
import type { Inbound } from "./delivery-queue.ts";

/** A delivery report, before or after the carrier answered the text itself. */
export interface Report {
  readonly when: "before" | "after";
  readonly state: "DELIVRD" | "UNDELIV" | "EXPIRED" | "ACCEPTD";
  /** The carrier's code as it stands in the words; `000` when left out. */
  readonly err?: string;
  /** The same as a field of its own, which counts before the words: the network's kind, and the code. */
  readonly networkError?: Buffer;
}

const MESSAGE_STATES = { DELIVRD: 2, EXPIRED: 3, UNDELIV: 5, ACCEPTD: 6 };
const IS_REPORT = 0x04;

/** The report in the form of SMPP 3.4, Appendix B. Like a carrier's, it repeats the beginning of the text. */
export function reportOn(part: Pdu, id: string, { state, err = "000", networkError }: Report): Inbound {
  const words = String(part.short_message.message ?? "").slice(0, 20);
  return {
    source_addr: part.destination_addr,
    destination_addr: part.source_addr,
    esm_class: IS_REPORT,
    receipted_message_id: id,
    message_state: MESSAGE_STATES[state],
    ...(networkError && { network_error_code: networkError }),
    short_message: `id:${id} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:${state} err:${err} text:${words}`,
  };
}
