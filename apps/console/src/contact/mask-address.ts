const SHOWN = 4;

/** An address with all but its last four characters hidden; a short one is hidden whole. */
export function maskAddress(address: string): string {
  const characters = Array.from(address);
  return characters.length <= SHOWN * 2 ? "••••" : `••••${characters.slice(-SHOWN).join("")}`;
}
