import { dana } from "../queue/row.fixture.ts";
import type { EntryData } from "./contact-documents.ts";

/** Something invented that they said. */
export function said(facts: Partial<EntryData> = {}): EntryData {
  return {
    id: "one",
    kind: "inbound",
    at: 0,
    version: 1,
    entry: 1,
    text: "I cannot talk now",
    author: null,
    sendState: null,
    failure: null,
    notBefore: null,
    damaged: false,
    unreadable: false,
    sentAt: null,
    subject: null,
    quotedFrom: null,
    sender: null,
    addressees: null,
    automatic: null,
    optOutWord: null,
    signs: [],
    partly: [],
    html: null,
    files: [],
    ...facts,
  };
}

/** An invented answer by Dana. */
export function answered(facts: Partial<EntryData> = {}): EntryData {
  return said({ kind: "outbound", author: dana, text: "We are here", sendState: "queued", ...facts });
}
