/** What the carrier's own name of a text is called in Kannel's configuration (`smpp-tlv`, see README). */
export const CARRIER_REFERENCE = "carrier_ref";

const VALUE = new RegExp(`[?&]${CARRIER_REFERENCE}=([^&]{1,600})(?:&|$)`);

/**
 * The carrier's own name of a text, when it sends one; `null` otherwise. A carrier that lost the line before it heard
 * us delivers again, and to Kannel that is a new text: only the carrier's name shows that it is the same (SM5).
 */
export function carrierReference(metaData: string | null): string | null {
  const value = VALUE.exec(metaData ?? "")?.[1];
  if (value === undefined) return null;
  try {
    const name = decodeURIComponent(value.replaceAll("+", " "));
    return name === "" || name.length > 200 ? null : `carrier:${name}`;
  } catch {
    return null;
  }
}
