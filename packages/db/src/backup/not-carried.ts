/** Tables that no backup carries, each with why. Every other table is carried: a new one without a word here. */
export const NOT_CARRIED: Readonly<Record<string, string>> = {
  _prisma_migrations: "says what was applied to that database; the new one has been told anew",
  event: "is ordered by the transactions of that database; whoever comes back loads anew",
  event_horizon: "belongs to the events",
  lease: "is held by a gateway of that time",
  rate_limit: "counts the last minutes",
  session: "somebody signed in, perhaps one who was signed out since",
  verification: "is good for minutes",
  contact_word: "is made anew from what is stored, and tells whoever finds a backup nothing",
  contact_word_new: "as contact_word, of which it will be",
  contact_word_owed: "is whatever was restored",
  case_word: "as contact_word",
  case_word_owed: "is whatever was restored",
  key_holder: "is a process of that time",
  practice_run: "is nobody's record, and forgotten within days",
  practice_line: "as practice_run",
  call_device: "is a telephone of a session",
};
