import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import type { InboundEvent, InboundMedia, InboundMessage, OptOut } from "@holdfast/channel-kit";
import { z } from "zod";
import { twilioBlocks } from "./default-words.ts";
import { only, type Form } from "./form.ts";

const Fields = z.object({
  MessageSid: z.string().min(1).max(400),
  From: z.string().min(1).max(320),
  Body: z.string().max(MESSAGE_LENGTH_MAX),
  NumMedia: z.coerce.number().int().min(0).max(50).default(0),
});

/** Somebody's message as the webhook and the list of messages tell it, so that both give one event. */
export interface Told {
  readonly sid: string;
  readonly from: string;
  readonly text: string;
  readonly media: readonly InboundMedia[];
  readonly sentAt: number | null;
}

/** The event of one inbound message; its key is Twilio's name of it, which every retry repeats (TW5). */
export function messageOf({ sid, from, text, media, sentAt }: Told): InboundMessage {
  return {
    kind: "message",
    dedupeKey: keyOf(sid),
    threadKey: from,
    address: from,
    text,
    sentAt,
    media: [...media],
    ref: sid,
  };
}

/** Reads an inbound message with its media and what Twilio does on it; `null` when it cannot be read. */
export function inboundOf(form: Form): readonly InboundEvent[] | null {
  const read = Fields.safeParse({
    MessageSid: only(form, "MessageSid"),
    From: only(form, "From"),
    Body: only(form, "Body"),
    NumMedia: only(form, "NumMedia"),
  });
  if (!read.success) return null;
  const { MessageSid: sid, From: from, Body: text, NumMedia } = read.data;
  const media = Array.from({ length: NumMedia }, (_, index) => mediaOf(form, index));
  if (!media.every((one) => one !== null)) return null;
  const told: Told = { sid, from, text, media, sentAt: null };
  return [messageOf(told), ...blockOf(told, only(form, "OptOutType"))];
}

function mediaOf(form: Form, index: number): InboundMedia | null {
  const ref = only(form, `MediaUrl${index}`);
  const type = only(form, `MediaContentType${index}`) ?? "";
  if (ref === undefined || ref === "" || ref.length > 2000 || type.length > 255) return null;
  return { ref, type };
}

/**
 * Whether Twilio still takes messages of ours to whoever wrote this: by its word where Advanced Opt-Out gives one, else by what
 * it does by default. It is no word of theirs (TW6).
 */
export function blockOf({ sid, from, text, sentAt }: Told, type: string | undefined): readonly OptOut[] {
  const optedOut = type === "STOP" ? true : type === "START" ? false : twilioBlocks(text);
  if (optedOut === null) return [];
  return [
    {
      kind: "opt_out",
      dedupeKey: `opt_out:${sid}`,
      threadKey: from,
      optedOut,
      messageKey: keyOf(sid),
      saidAt: sentAt,
    },
  ];
}

function keyOf(sid: string): string {
  return `message:${sid}`;
}
