import { createHmac } from "node:crypto";
import type { House } from "../threading/our-names.ts";
import { INTAKE } from "./corpus-mail.ts";

/** The house that the corpus writes to. */
export const CORPUS_HOUSE: House = {
  addresses: [INTAKE, "second@line.example"],
  names: ["Quiet Line"],
  authserv: "mx.line.example",
};

/** A signature that is the same in every run. */
export const corpusSign = (text: string): Uint8Array => createHmac("sha256", "corpus").update(text).digest();
