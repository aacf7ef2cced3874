/** Tables that no backup carries, each with why. Every other table is carried: a new one without a word here. */
export const NOT_CARRIED: Readonly<Record<string, string>> = {
  _prisma_migrations: "says what was applied to that database; the new one has been told anew",
  event: "is ordered by the transactions of that database; whoever comes back loads anew",
  event_horizon: "belongs to the events",
  lease: "is held by a gateway of that time",
  rate_limit: "counts the last minutes",
  session: "somebody signed in, perhaps one who was signed out since",
  verification: "is good for minutes",
  call_device: "is a telephone of a session",
};
