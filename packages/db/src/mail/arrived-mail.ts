import type {
  Addressees,
  AutomaticKind,
  DoubtSign,
  FileKind,
  FileRole,
  PartlyReason,
} from "@holdfast/case-schema";

/** A file that came with its message. Personal data: `name` and `bytes`. */
export interface ArrivedFile {
  /** What its sender called it. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** The type that was found in its bytes; `null` when they say nothing. */
  readonly foundType: string | null;
  /** What it is, judged by that; `picture` is decoded before it is shown, everything else is never shown. */
  readonly kind: FileKind;
  readonly isInline: boolean;
  readonly role: FileRole;
}

/** What mail brings beside words. Personal data throughout, but for the codes; sealed with the message. */
export interface ArrivedMail {
  /** Keys under which the thread is found from now on. */
  readonly names: readonly string[];
  /** What whoever wrote it calls themselves; the arrival has their address. */
  readonly senderName: string | null;
  /** At which of our addresses it came, in its channel's words; `null` when it does not say. */
  readonly via: string | null;
  /** Who reads along; `null` when nobody can tell. */
  readonly addressees: Addressees | null;
  /** Where in the arrival's text earlier words begin that it quotes; `null` when nowhere. */
  readonly quotedFrom: number | null;
  readonly subject: string | null;
  /** Made harmless by the channel. */
  readonly html: string | null;
  /** Which machine wrote it; `null` for a person. */
  readonly automatic: AutomaticKind | null;
  readonly signs: readonly DoubtSign[];
  readonly partly: readonly PartlyReason[];
  readonly files: readonly ArrivedFile[];
  /** The mail as it came, when it is to be kept. */
  readonly source: Uint8Array | null;
}
