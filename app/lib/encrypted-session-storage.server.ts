import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import type { Cipher } from "./cipher.server.ts";

/** Wraps a session storage so that Shopify's access and refresh tokens never rest in clear text. */
export class EncryptedSessionStorage implements SessionStorage {
  readonly #inner: SessionStorage;
  readonly #cipher: Cipher;

  constructor(inner: SessionStorage, cipher: Cipher) {
    this.#inner = inner;
    this.#cipher = cipher;
  }

  async storeSession(session: Session): Promise<boolean> {
    return this.#inner.storeSession(withTokens(session, (token) => this.#cipher.encrypt(token)));
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const sealed = await this.#inner.loadSession(id);
    return sealed && this.#open(sealed);
  }

  async deleteSession(id: string): Promise<boolean> {
    return this.#inner.deleteSession(id);
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    return this.#inner.deleteSessions(ids);
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    return (await this.#inner.findSessionsByShop(shop)).map((sealed) => this.#open(sealed));
  }

  #open(sealed: Session): Session {
    return withTokens(sealed, (token) => this.#cipher.decrypt(token));
  }
}

function withTokens(session: Session, convert: (token: string) => string): Session {
  const copy = new Session({ ...session.toObject() });
  if (session.accessToken) copy.accessToken = convert(session.accessToken);
  if (session.refreshToken) copy.refreshToken = convert(session.refreshToken);
  return copy;
}
