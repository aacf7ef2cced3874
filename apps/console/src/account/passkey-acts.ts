import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { makePasskey } from "../passkey/browser-passkey.ts";
import { learnProof } from "../prove/proof-known.ts";
import { withProof } from "../prove/with-proof.ts";
import { AddPasskeyDocument, BeginPasskeyDocument, RemovePasskeyDocument } from "./passkey-documents.ts";
import { unprovedWords as unproved } from "./wrong-words.ts";

/** Adds a passkey that this browser makes; why not, in words, or `null` when it is there. */
export async function addPasskey(name: string): Promise<string | null> {
  const asked = await withProof(async () => tell(BeginPasskeyDocument, {}), true, true);
  if (asked.kind === "unproved") return unproved();
  if (asked.kind !== "data") return failureWords(asked.kind);
  const begun = asked.data.done;
  if (begun.__typename !== "PasskeyAsked") return unproved();
  const key = await makePasskey(begun.options);
  if (key.kind === "none")
    return t`This browser made no passkey: none was chosen, or it has one for you already.`;
  const response = JSON.stringify(key.response);
  const answer = await withProof(async () => tell(AddPasskeyDocument, { name, response }), true, true);
  if (answer.kind === "unproved") return unproved();
  if (answer.kind !== "data") return failureWords(answer.kind);
  const { done } = answer.data;
  if (done.__typename === "PasskeyAdded") {
    await learnProof();
    return null;
  }
  if (done.__typename === "ProveItsYou") return unproved();
  return {
    name: t`Give it a name of 1 to 60 characters.`,
    too_many: t`You have ten passkeys. Remove one first.`,
    taken: t`This passkey is there already.`,
    refused: t`That took too long, or is not what was asked for. Try again.`,
  }[done.because];
}

/** Removes a passkey; why not, in words, or `null` when it is gone. */
export async function removePasskey(id: string): Promise<string | null> {
  const answer = await withProof(async () => tell(RemovePasskeyDocument, { id }), true, true);
  if (answer.kind === "unproved") return unproved();
  if (answer.kind !== "data") return failureWords(answer.kind);
  switch (answer.data.done.__typename) {
    case "PasskeyRemoved":
    case "NotFound":
      return null;
    case "LastMeansOfSigningIn":
      return t`It stays: without it you could not sign in any more.`;
    case "ProveItsYou":
      return unproved();
  }
}
