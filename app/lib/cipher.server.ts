import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts secrets at rest and makes keyed hashes of what must be findable but not readable. */
export interface Cipher {
  /** AES-256-GCM; the same text gives another result each time. */
  encrypt(text: string): string;
  /** Errors: throws when the text was changed or another key made it. */
  decrypt(sealed: string): string;
  /** HMAC-SHA256 in hex, for look-up by an exact value. */
  keyedHash(value: string): string;
}

export function createCipher(encryptionKey: string): Cipher {
  const key = createHash("sha256").update(`cx-escalations:encrypt:${encryptionKey}`).digest();
  const hashKey = createHash("sha256").update(`cx-escalations:hash:${encryptionKey}`).digest();
  return {
    encrypt(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    decrypt(sealed) {
      const [version, payload] = sealed.split(".");
      if (version !== VERSION || !payload) throw new Error("not a sealed value of this app");
      const bytes = Buffer.from(payload, "base64url");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return (
        decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8") + decipher.final("utf8")
      );
    },
    keyedHash: (value) => createHmac("sha256", hashKey).update(value).digest("hex"),
  };
}
