/** The default alphabet of 3GPP TS 23.038 with its extension table: what Kannel sends as seven-bit text. */
const GSM = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€",
);

/** Whether the seven-bit alphabet holds all of `text`; if not, all of it goes as UCS-2. */
export function isGsm(text: string): boolean {
  for (const character of text) if (!GSM.has(character)) return false;
  return true;
}
