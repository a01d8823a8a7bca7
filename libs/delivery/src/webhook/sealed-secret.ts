import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];
/** Bytes of an endpoint's secret. */
const SECRET_BYTES = 32;

/** A new secret in the form of Standard Webhooks. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

const keyOf = (configured: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', configured, '', 'jeonghap webhook secrets', KEY_BYTES));

/**
 * A secret as it is stored: readable with the configured key alone, and only as that of the endpoint it was sealed for.
 * @returns nonce, tag and cipher text, one after the other
 */
export function sealSecret(secret: string, endpointId: string, configured: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(configured), nonce).setAAD(Buffer.from(endpointId));
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @returns undefined where another key or endpoint sealed it, or it was altered */
export function openSecret(sealed: Buffer, endpointId: string, configured: string): string | undefined {
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(configured), sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(endpointId))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
