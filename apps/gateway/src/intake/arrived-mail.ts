import type { Addressees, FileKind } from "@holdfast/case-schema";
import type { InboundMessage } from "@holdfast/channel-kit";
import type { ArrivedFile, ArrivedMail } from "@holdfast/db";
import type { z } from "zod";
import { storable } from "../text/storable.ts";
import { foundType } from "./found-type.ts";

type Message = z.output<typeof InboundMessage>;

/** Whether a message brings anything that only mail does. All that other messages pay for it. */
export function bringsMail({
  names,
  senderName,
  via,
  addressees,
  quotedFrom,
  subject,
  html,
  files,
  automatic,
  signs,
  partly,
  source,
}: Message): boolean {
  const only = [
    names,
    senderName,
    via,
    addressees,
    quotedFrom,
    subject,
    html,
    files,
    automatic,
    signs,
    partly,
    source,
  ];
  return only.some((one) => one !== undefined);
}

/** What only mail brings, made ready for the store. */
export async function arrivedMail(message: Message): Promise<ArrivedMail> {
  const {
    names,
    senderName,
    via,
    addressees,
    quotedFrom,
    subject,
    html,
    files,
    automatic,
    signs,
    partly,
    source,
  } = message;
  return {
    names: names ?? [],
    senderName: senderName == null || senderName === "" ? null : storable(senderName),
    via: via == null ? null : storable(via),
    addressees: addressees == null ? null : storableAddressees(addressees),
    // The store holds the same text, unit by unit.
    quotedFrom: quotedFrom ?? null,
    subject: subject == null || subject === "" ? null : storable(subject),
    html: html == null || html === "" ? null : storable(html),
    automatic: automatic ?? null,
    signs: [...new Set(signs)],
    partly: [...new Set(partly)],
    files: await Promise.all((files ?? []).map(arrivedFile)),
    source: source ?? null,
  };
}

function storableAddressees({ others, ...counted }: Addressees): Addressees {
  const storableOrNull = (text: string | null): string | null => (text === null ? null : storable(text));
  const named = others.map(({ name, address }) => ({
    name: storableOrNull(name),
    address: storableOrNull(address),
  }));
  return { ...counted, others: named };
}

type File = NonNullable<Message["files"]>[number];

async function arrivedFile({ name, bytes, isInline, role }: File): Promise<ArrivedFile> {
  const found = await foundType(bytes);
  const kind = role === "attachment" ? kindOf(found) : "other";
  return { name: name === null ? null : storable(name), bytes, foundType: found, kind, isInline, role };
}

const KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, "picture"],
  [/^audio\//, "audio"],
  [/^video\//, "video"],
  [/^text\/(?:x-)?vcard$/, "contact_card"],
  [/^(?:text\/|application\/(?:pdf|msword|rtf|x-cfb|vnd\.))/, "document"],
];

/** By the type that was found. A picture is only said to be one: it goes where pictures are decoded. */
function kindOf(found: string | null): FileKind {
  return KINDS.find(([pattern]) => found !== null && pattern.test(found))?.[1] ?? "other";
}
