import type { Arrival } from "../intake/arrival.ts";
import type { ArrivedFile, ArrivedMail } from "../mail/arrived-mail.ts";
import { sampleArrival } from "./sample-arrival.ts";

/** An invented file that came along. */
export function sampleFile(given: Partial<ArrivedFile> = {}): ArrivedFile {
  return {
    name: "a letter.pdf",
    bytes: new TextEncoder().encode("%PDF-1.7 invented"),
    foundType: "application/pdf",
    kind: "document",
    isInline: false,
    role: "attachment",
    ...given,
  };
}

/** An invented mail of a person; each call is another event on another thread unless `given` says otherwise. */
export function sampleMail(given: Partial<Arrival> = {}, mail: Partial<ArrivedMail> = {}): Arrival {
  return sampleArrival({
    medium: "email",
    address: "someone@example.org",
    ...given,
    mail: {
      names: [],
      senderName: null,
      via: null,
      addressees: null,
      quotedFrom: null,
      subject: null,
      html: null,
      automatic: null,
      signs: [],
      partly: [],
      files: [],
      source: null,
      ...mail,
    },
  });
}
