import { ChannelId, type ChannelTraits } from "@holdfast/case-schema";
import type { OpenChannel } from "../graphql/context.ts";

/** By which channel a story is told. */
export type Line = "text" | "email" | "form";

const PUSHED = {
  threadKey: "address",
  delivery: "pushed",
  address: { mayBeWithheld: false, mayBeShared: true },
  leavesTrace: true,
  maxLength: null,
  providerKeepsCopies: false,
} as const;
const TRAITS: Readonly<Record<Line, ChannelTraits>> = {
  text: { ...PUSHED, medium: "text", readableBy: ["carrier", "device_holder"], unsentValidityMs: 2 * 60_000 },
  email: { ...PUSHED, medium: "email", readableBy: ["provider", "device_holder"], unsentValidityMs: null },
  form: {
    ...PUSHED,
    medium: "form",
    threadKey: "submission",
    delivery: "fetched",
    address: { mayBeWithheld: true, mayBeShared: true },
    readableBy: ["device_holder"],
    unsentValidityMs: null,
  },
};
const begins = (kind: "number" | "mail"): OpenChannel["begins"] => ({
  kind,
  at: (address) => ({ threadKey: address, address }),
});

/** The channels of a driven house: texts, mails that bear the subject of their conversation, and a page that answers are fetched at. */
export const DRIVEN: Readonly<Record<Line, OpenChannel>> = {
  text: {
    id: ChannelId.parse("texts"),
    title: "Texts",
    traits: TRAITS.text,
    begins: begins("number"),
    answerSubject: null,
    senderName: null,
  },
  email: {
    id: ChannelId.parse("mails"),
    title: "Mails",
    traits: TRAITS.email,
    begins: begins("mail"),
    answerSubject: "conversation",
    senderName: "Info",
  },
  form: {
    id: ChannelId.parse("page"),
    title: "Page",
    traits: TRAITS.form,
    begins: null,
    answerSubject: null,
    senderName: null,
  },
};
