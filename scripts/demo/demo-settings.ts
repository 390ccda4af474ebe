import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const settingsSchema = z.object({
  apiKey: z.string(),
  apiSecret: z.string(),
  encryptionKey: z.string(),
  supabaseSecretKey: z.string(),
});

/** Keys of this demo alone, made at its first start. */
export type DemoSettings = z.infer<typeof settingsSchema>;

export function readDemoSettings(dataDir: string): DemoSettings {
  const path = join(dataDir, "demo.json");
  if (existsSync(path)) return settingsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  const made = {
    apiKey: randomBytes(16).toString("hex"),
    apiSecret: `shpss_${randomBytes(16).toString("hex")}`,
    encryptionKey: randomBytes(32).toString("base64"),
    supabaseSecretKey: `sb_secret_${randomBytes(18).toString("base64url")}`,
  };
  writeFileSync(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}
