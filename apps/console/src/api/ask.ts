import { Client, createRequest, fetchExchange, type AnyVariables, type TypedDocumentNode } from "@urql/core";
import { fetchAgain } from "./fetch-again.ts";
import { isOutdated } from "../live/connection.ts";
import { fetchInTime } from "./fetch-in-time.ts";
import { patiently } from "./fetch-patiently.ts";
import { inSession } from "./session-change.ts";

/** What came of asking the gateway. Only `data` carries something; the others say what to tell. */
export type Answer<Data> =
  | { readonly kind: "data"; readonly data: Data }
  | { readonly kind: "signed_out" }
  | { readonly kind: "unreachable" }
  /** `isRefused`: it is not theirs to see or do, or no such thing can be asked, and would be answered the same again. */
  | { readonly kind: "failed"; readonly isRefused?: true };

const signedOutListeners = new Set<() => void>();

/** Calls `listener` whenever the gateway no longer knows who is asking. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

const FETCH_OPTIONS = { cache: "no-store", credentials: "same-origin" } as const;

// POST always, nothing kept: what is asked may name a contact, and addresses end up in logs.
const client = new Client({
  url: "/graphql",
  exchanges: [fetchExchange],
  preferGetMethod: false,
  fetch: inSession(patiently(fetchInTime)),
  fetchOptions: FETCH_OPTIONS,
});

/** How often was asked; each question has a number of its own. */
let asked = 0;

/**
 * Asks the gateway once, whatever else is on its way. Never throws for what a network or a gateway can do. `mayAskAgain`:
 * what is asked is recorded nowhere, and the screen stands still without it, so it is asked twice where no answer comes.
 */
export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  mayAskAgain = false,
): Promise<Answer<Data>> {
  asked += 1;
  // The client lets two of the same question share one answer, and the one on its way may be from before what is asked about.
  const request = { ...createRequest(document, variables), key: asked };
  const { data, error } = await client
    .executeQuery<Data, Variables>(request, {
      requestPolicy: "network-only",
      ...(mayAskAgain ? { fetch: inSession(patiently(fetchAgain)) } : {}),
    })
    .toPromise();
  return judge(data, error);
}

/**
 * Tells the gateway to change something, once. Never throws for what a network or a gateway can do. `outlivesPage`: it
 * arrives although the page goes away meanwhile.
 */
export async function tell<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  outlivesPage = false,
): Promise<Answer<Data>> {
  const context = outlivesPage ? { fetchOptions: { ...FETCH_OPTIONS, keepalive: true } } : {};
  const { data, error } = await client.mutation(document, variables, context).toPromise();
  return judge(data, error);
}

/** The codes under which the gateway says that the same question has the same answer. */
const REFUSALS = ["FORBIDDEN", "SECOND_FACTOR", "BAD_USER_INPUT", "TOO_LARGE"];

interface Failure {
  readonly networkError?: Error | undefined;
  readonly response?: { readonly status?: number } | undefined;
  readonly graphQLErrors: readonly { readonly extensions: Record<string, unknown> }[];
}

function judge<Data>(data: Data | undefined, error: Failure | undefined): Answer<Data> {
  const isEmpty = data == null || Object.keys(data).length === 0;
  if (error === undefined && !isEmpty) return { kind: "data", data };
  const status = error?.response?.status;
  const says = (code: string): boolean =>
    error?.graphQLErrors.some(({ extensions }) => extensions["code"] === code) === true;
  if (status === 401 || says("UNAUTHENTICATED")) {
    for (const listener of signedOutListeners) listener();
    return { kind: "signed_out" };
  }
  // Of a later release, whose schema this page does not know: what was asked was not done, and will not be.
  if (says("GRAPHQL_VALIDATION_FAILED")) isOutdated.set(true);
  // Without an answer, with one cut short or with nothing in it, or with one from a gateway that cannot look, nothing is known.
  const isCutShort = error?.networkError !== undefined && (status === undefined || status < 300);
  const hasNoAnswer = error === undefined || isCutShort;
  if (hasNoAnswer || says("UNAVAILABLE") || (status ?? 0) >= 502) return { kind: "unreachable" };
  return REFUSALS.some(says) ? { kind: "failed", isRefused: true } : { kind: "failed" };
}
