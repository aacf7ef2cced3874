/** What was sent, what is stored of it, and what consoles and the other end were told. */
export interface Kept {
  /** Deliveries that were brought, each once, and those of them that the gateway said it has. */
  readonly brought: number;
  readonly accepted: number;
  /** Messages that stand in the database, and contacts. */
  readonly stored: number;
  readonly contacts: ReadonlySet<string>;
  /** Contacts that each console heard of. */
  readonly told: readonly ReadonlySet<string>[];
  /** Answers that the gateway took, and those that came to the other end, with how often. */
  readonly queued: ReadonlySet<string>;
  readonly delivered: ReadonlyMap<string, number>;
  /** Answers of which the house says that they were not sent, as to whoever wrote them: a lock closed before they left. */
  readonly saidUnsent: ReadonlySet<string>;
  /** Contacts that are still in somebody's hands or wait. */
  readonly open: number;
}

/** Everything that was lost or came twice, in words; none is what there must be. */
export function lossesOf(kept: Kept): readonly string[] {
  const { brought, accepted, stored, contacts, told, queued, delivered, saidUnsent, open } = kept;
  const losses: string[] = [];
  if (accepted !== brought) losses.push(`${brought} messages were brought, and ${accepted} were accepted`);
  if (stored !== accepted) losses.push(`${accepted} messages were accepted, and ${stored} are stored`);
  for (const [nth, heard] of told.entries()) {
    const missing = [...contacts].filter((id) => !heard.has(id)).length;
    if (missing > 0)
      losses.push(`console ${nth + 1} was not told of ${missing} of ${contacts.size} contacts`);
  }
  const lost = [...queued].filter((id) => !delivered.has(id) && !saidUnsent.has(id)).length;
  if (lost > 0) losses.push(`${lost} of ${queued.size} answers did not arrive`);
  const twice = [...delivered.values()].filter((times) => times > 1).length;
  if (twice > 0) losses.push(`${twice} answers arrived more than once`);
  const unasked = [...delivered.keys()].filter((id) => !queued.has(id)).length;
  if (unasked > 0) losses.push(`${unasked} answers arrived that nobody knows to have been taken`);
  if (open > 0) losses.push(`${open} contacts were left in the queue or in somebody's hands`);
  return losses;
}
