import type { Staff } from "./staff.ts";

/** What somebody agreed to, as far as a story says; at any time by text, for a day, where it does not. */
export interface Said {
  readonly may?: "contact" | "never";
  readonly windows?: readonly {
    readonly days: readonly string[];
    readonly from: string;
    readonly until: string;
  }[];
  readonly validUntil?: number;
  /** As whom they may be called, too, and whether words may be left with a machine. */
  readonly call?: { readonly as: string; readonly about: string; readonly mayLeaveVoicemail: boolean };
  /** Nobody else uses or watches their device, and plain words may be written to them. */
  readonly isPrivate?: boolean;
  readonly codes?: { readonly safe: string; readonly danger: string; readonly coverStory: readonly string[] };
}

/** Records how somebody may be reached, as whoever has their contact, where nothing was recorded before. */
export async function recordSaid(staff: Staff, contactId: string, said: Said): Promise<void> {
  const { windows = null, validUntil = null, codes, call, isPrivate = false, may = "contact" } = said;
  const agreed = {
    ways: [
      { way: "text", windows },
      ...(call === undefined
        ? []
        : [
            {
              way: "call",
              windows,
              aliasName: call.as,
              aliasTopic: call.about,
              mayLeaveVoicemail: call.mayLeaveVoicemail,
            },
          ]),
    ],
    timeZone: "UTC",
    checkQuestion: "How is the weather?",
    validUntil,
    ...(isPrivate ? { sharedDevice: "no", watchedDevice: "no", allowsPlainWords: true } : {}),
    ...(codes === undefined
      ? {}
      : {
          safeWord: codes.safe,
          dangerWord: codes.danger,
          dangerMeans: "stop",
          coverStory: codes.coverStory,
        }),
  };
  const { recorded } = await staff.ask<{ recorded: { __typename: string } }>(
    `mutation ($id: ID!, $preference: PreferenceInput!) {
      recorded: recordPreference(contactId: $id, preference: $preference, seen: null) { __typename
        ... on PreferenceRefused { problems { field problem } } } }`,
    { id: contactId, preference: may === "never" ? { may } : { may, ...agreed } },
  );
  if (recorded.__typename !== "PreferenceRecorded")
    throw new Error(`not recorded: ${JSON.stringify(recorded)}`);
}
