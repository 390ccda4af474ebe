// Fetches Shopify's published Admin API schema (introspection JSON of version 2026-10) into .cache/shopify/.
// Dependency-free: the bootstrap runs it under the machine's own Node, before anything is installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "@shopify/dev-mcp@1.16.0";
const MEMBER = "package/dist/data/admin_2026-10.json.gz";
const TARBALL_INTEGRITY =
  "sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==";
const SCHEMA_SHA256 = "f3b522f264556925eada700e795e4a002a9cba83444ebcc6c0d724254a0c6593";
const NPM_TIMEOUT_MS = 120_000;

export const adminSchemaFile = resolve(
  dirname(fileURLToPath(import.meta.url)),
  "../.cache/shopify/admin_2026-10.json.gz",
);

/** Makes sure the schema file is there and is the pinned one; returns its path. */
export function ensureAdminSchema(file = adminSchemaFile) {
  if (existsSync(file) && isPinnedSchema(readFileSync(file))) return file;
  const scratch = mkdtempSync(join(tmpdir(), "admin-schema-"));
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Renamed into place: a second process never reads half a file.
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, extractSchema(packTarball(scratch), scratch));
    renameSync(partial, file);
    return file;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function isPinnedSchema(bytes) {
  return createHash("sha256").update(bytes).digest("hex") === SCHEMA_SHA256;
}

function packTarball(scratch) {
  try {
    execFileSync("npm", ["pack", PACKAGE, "--ignore-scripts", "--silent", "--pack-destination", scratch], {
      cwd: scratch,
      timeout: NPM_TIMEOUT_MS,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (cause) {
    const said = cause.stderr?.toString().trim() || cause.message;
    throw new Error(
      `Shopify's Admin schema could not be fetched: "npm pack ${PACKAGE}" failed (${said}). ` +
        "Check that the npm registry is reachable, then run: node scripts/admin-schema.mjs",
      { cause },
    );
  }
  const name = readdirSync(scratch).find((entry) => entry.endsWith(".tgz"));
  if (!name) throw new Error(`"npm pack ${PACKAGE}" wrote no tarball`);
  return join(scratch, name);
}

function extractSchema(tarball, scratch) {
  const digest = createHash("sha512").update(readFileSync(tarball)).digest("base64");
  if (`sha512-${digest}` !== TARBALL_INTEGRITY) {
    throw new Error(
      `${PACKAGE} is not the pinned tarball: expected ${TARBALL_INTEGRITY}, got sha512-${digest}`,
    );
  }
  execFileSync("tar", ["-xzf", tarball, "-C", scratch, MEMBER]);
  const bytes = readFileSync(join(scratch, MEMBER));
  if (!isPinnedSchema(bytes)) throw new Error(`${MEMBER} is not the pinned file (sha256 ${SCHEMA_SHA256})`);
  return bytes;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureAdminSchema());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
