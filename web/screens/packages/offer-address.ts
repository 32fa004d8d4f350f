import { type Draft, isDraft } from './offer-draft.ts';

/*
 * Offers are shared by address, after its `#`: a browser never sends that part to a server, so that no log keeps a letter.
 */

/** Offers as the address writes them: JSON in base64url. */
export function encodeOffers(offers: readonly unknown[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(offers));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Offers from an address; undefined where it holds none that can be read. */
export function decodeOffers(hash: string): Draft[] | undefined {
  const written = /(?:^|[#&])o=([\w-]+)/.exec(hash)?.[1];
  if (written === undefined) return undefined;
  try {
    const text = atob(written.replaceAll('-', '+').replaceAll('_', '/'));
    const read: unknown = JSON.parse(
      new TextDecoder().decode(Uint8Array.from(text, (one) => one.charCodeAt(0))),
    );
    return Array.isArray(read) && read.length > 0 && read.length <= 5 && read.every(isDraft)
      ? read
      : undefined;
  } catch {
    return undefined;
  }
}
