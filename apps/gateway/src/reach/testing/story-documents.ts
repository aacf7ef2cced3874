/** What whoever is in a story asks of the house, as the console asks it. */
const of = (kinds: string, fields: string): string => `${kinds} { __typename ${fields} }`;

export const CLAIM = `mutation ($id: ID!, $v: Int!) { ${of("claimContact(id: $id, expectedVersion: $v)", "")} }`;
export const GIVE_BACK = `mutation ($id: ID!, $v: Int!) { ${of("returnContact(id: $id, expectedVersion: $v)", "")} }`;
export const TAKE_BACK = `mutation ($id: ID!, $v: Int!) { ${of("takeBackContact(id: $id, expectedVersion: $v)", "")} }`;
export const CLOSE = `mutation ($id: ID!, $v: Int!) { ${of(
  "closeContact(id: $id, expectedVersion: $v, disposition: information)",
  "",
)} }`;
export const GO_ON = `mutation ($id: ID!, $v: Int!, $channel: ID!, $address: String!) { ${of(
  "continueContact(id: $id, expectedVersion: $v, channel: $channel, address: $address)",
  "... on Continued { other { id } }",
)} }`;
export const SEND = `mutation ($id: ID!, $message: ID!, $text: String!, $time: ID) { ${of(
  "sendMessage(contactId: $id, messageId: $message, text: $text, followUpId: $time)",
  "... on ReachRefused { decision { locks { rule } limits { rule } } }",
)} }`;
export const SEND_AFTER_DROP = `mutation ($id: ID!, $message: ID!, $text: String!) { ${of(
  "sendAfterDrop(contactId: $id, messageId: $message, text: $text)",
  "... on ReachRefused { decision { locks { rule } limits { rule } } }",
)} }`;
export const PERSON_CALL = `query ($id: ID!) {
  personCall(contactId: $id) { mayCall decision { locks { rule } limits { rule } } } }`;
export const LIFT = `mutation ($id: ID!) { ${of('liftLock(contactId: $id, reason: "to ask")', "")} }`;
export const UNTIL = `mutation ($id: ID!, $until: Instant!) { ${of("recordTextUntil(contactId: $id, until: $until)", "")} }`;
export const PREFER = `mutation ($id: ID!, $p: PreferenceInput!, $seen: ID) { ${of(
  "recordPreference(contactId: $id, preference: $p, seen: $seen)",
  "",
)} }`;
export const OVER = `mutation ($id: ID!, $v: Int!) { ${of("confirmDangerOver(contactId: $id, seenVersion: $v)", "")} }`;
export const CONFIRM = `mutation ($id: ID!, $v: Int!) { ${of("confirmSamePerson(contactId: $id, seenVersion: $v)", "")} }`;
export const act = (name: string): string => `mutation ($id: ID!) { ${of(`${name}(contactId: $id)`, "")} }`;
export const AGREE = `mutation ($id: ID!, $contact: ID!, $way: FollowUpWay!, $times: FollowUpTimes!) { ${of(
  `agreeFollowUp(id: $id, contactId: $contact, way: $way, text: "Text when you arrive.", times: $times,
     otherwise: nothing)`,
  "... on FollowUpKept { followUp { version } }",
)} }`;
export const MOVE = `mutation ($id: ID!, $v: Int!, $times: FollowUpTimes!) { ${of(
  "moveFollowUp(id: $id, expectedVersion: $v, times: $times)",
  "... on FollowUpKept { followUp { version } }",
)} }`;

/** What an opened contact shows of reaching somebody. */
export const OPENED = `query ($id: ID!) { ${of(
  "contact(id: $id)",
  `... on Contact { asOf row { version medium } safeContact {
     decision { outcome only changesAt silence { locksAt } }
     standing { kind ways { way isOpen changesAt } }
     checkQuestion neutralChecks { text } danger { coverStory } } }`,
)} }`;

/** Whether they may be called, and which rules say that they may not. */
export interface CallShown {
  readonly mayCall: boolean;
  readonly decision: Record<"locks" | "limits", readonly { readonly rule: string }[]>;
}

/** What they come to, each with what its own kind has. */
export interface Came {
  readonly __typename: string;
  readonly decision?: Record<"locks" | "limits", readonly { readonly rule: string }[]>;
  readonly other?: { readonly id: string };
}
