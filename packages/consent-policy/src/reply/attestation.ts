/** An ordinary reply, as what it could tell of somebody else is judged. Personal data. */
export interface Reply {
  /** Whether whoever reads it is known to be there for somebody else, or nobody knows who of a case they are. */
  readonly isToAnother: boolean;
  /** Names and addresses of others of a case that its author has opened, as they stand in the reply. */
  readonly mentioned: readonly string[];
  /** What was pointed out when its author attested that nothing here is about another person; `null`: they did not. */
  readonly attested: readonly string[] | null;
}

/** What has to be attested before a reply leaves. Personal data. */
export interface AttestationOwed {
  readonly isToAnother: boolean;
  /** What is pointed out; without it, it is nobody's word that it was seen. */
  readonly mentioned: readonly string[];
}

/**
 * What its author has to attest before a reply leaves; `null`: nothing, or they did (SPEC.md, CO80, CO81). Who cannot attest it
 * composes a disclosure.
 */
export function attestationOwed({ isToAnother, mentioned, attested }: Reply): AttestationOwed | null {
  const isSeen = attested !== null && mentioned.every((each) => attested.includes(each));
  if (isSeen || (mentioned.length === 0 && !isToAnother)) return null;
  return { isToAnother, mentioned };
}
