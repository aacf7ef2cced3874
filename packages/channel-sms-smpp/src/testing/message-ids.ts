import { MessageId } from "@holdfast/case-schema";

/** The id of the `number`th message of ours. */
export function messageId(number: number): MessageId {
  return MessageId.parse(`01936f3a-0000-7000-8000-${number.toString(16).padStart(12, "0")}`);
}
