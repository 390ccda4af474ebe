// The way into every npm script, on whatever Node the machine has and with nothing installed yet:
// installs and generates what is missing, then goes on under the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, "node_modules", ".cx-stamps");
const node = join(root, "node_modules", "node", "bin", "node");
const PARENT_POLL_MS = 1_000;

/** What each command runs, and what has to be there first. */
const COMMANDS = {
  demo: { entry: "scripts/demo.ts", needs: ["client", "adminSchema", "build", "extension"] },
  dev: { entry: "scripts/dev.ts", needs: ["client", "adminSchema", "extension"] },
  start: { entry: "server.ts", needs: ["client", "build"] },
  worker: { entry: "scripts/worker.ts", needs: ["client"] },
  check: { entry: "scripts/check.ts", needs: ["client", "adminSchema"] },
  test: { entry: "scripts/test.ts", needs: ["client", "adminSchema", "build", "extension", "browser"] },
  "eval:triage": { entry: "scripts/eval-triage.ts", needs: [] },
  "train:triage": { entry: "scripts/train-triage.ts", needs: [] },
};

const NEEDS = {
  client: ensureClient,
  adminSchema: ensureAdminSchema,
  build: ensureBuild,
  extension: ensureExtension,
  browser: ensureBrowser,
};

main();

function main() {
  const [name, ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name ?? "") ? COMMANDS[name] : null;
  if (!command) stop(`Unknown command "${name ?? ""}". Known: ${Object.keys(COMMANDS).join(", ")}.`);
  ensureInstalled();
  for (const need of command.needs) NEEDS[need]();
  goOn(command.entry, args);
}

function ensureInstalled() {
  const lock = hashOf(["package-lock.json"]);
  if (existsSync(node) && readStamp("install") === lock) return;
  run("Installing packages (npm ci), about a minute", "npm", [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  writeStamp("install", lock);
}

function ensureClient() {
  const schema = hashOf(["prisma/schema.prisma", "package-lock.json"]);
  if (readStamp("client") === schema) return;
  run("Generating the Prisma client", node, [binary("prisma"), "generate"]);
  writeStamp("client", schema);
}

function ensureAdminSchema() {
  run(null, node, ["scripts/admin-schema.mjs"]);
}

function ensureBuild() {
  const sources = hashOf(["app", "public", "vite.config.ts", "remix.config.js", "package-lock.json"]);
  if (readStamp("build") === sources && existsSync(join(root, "build", "server", "index.js"))) return;
  run("Building the app", node, [binary("remix"), "vite:build"], { NODE_ENV: "production" });
  writeStamp("build", sources);
}

/** The block of the order page, as the local Admin runs it. */
function ensureExtension() {
  const sources = hashOf(["extensions/order-escalation-block/src", "app/domain", "package-lock.json"]);
  const isThere = existsSync(join(root, "build", "extensions", "order-escalation-block.js"));
  if (readStamp("extension") === sources && isThere) return;
  run("Building the order page's block", node, ["scripts/build-extension.ts"]);
  writeStamp("extension", sources);
}

/** A system Chromium, Debian's, or Playwright's own; without one the browser tests say so themselves. */
function ensureBrowser() {
  if (["/usr/bin/chromium", "/usr/bin/google-chrome"].some((path) => existsSync(path))) return;
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  const apt =
    "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation";
  if (isDebianRoot && attempt("Installing Chromium (apt-get)", "sh", ["-c", apt]).isDone) return;
  attempt("Fetching Chromium (Playwright)", node, [binary("playwright-core"), "install", "chromium"]);
}

function goOn(entry, args) {
  const child = spawn(node, [entry, ...args], { cwd: root, stdio: "inherit", env: withLocalBinaries() });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal's Ctrl+C reaches the whole group: a second one would cut an orderly stop short.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  const forget = endWithThisProcess(child);
  child.on("exit", (code, signal) => {
    forget();
    process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1));
  });
}

/** A killed npm or bootstrap must not leave its program behind, holding port and data directory. */
function endWithThisProcess(child) {
  // Whichever way this process goes, the pipe closes with it and `cat` ends.
  const whenGone = ["-c", 'cat >/dev/null; kill -TERM "$1" 2>/dev/null', "sh", String(child.pid)];
  const watcher = spawn("sh", whenGone, { stdio: ["pipe", "ignore", "ignore"], detached: true });
  watcher.on("error", () => undefined);
  const ancestors = npmAncestors();
  const look = setInterval(() => {
    if (npmAncestors() !== ancestors) child.kill("SIGTERM");
  }, PARENT_POLL_MS);
  return () => {
    clearInterval(look);
    watcher.kill("SIGKILL");
  };
}

/** npm and the shell it puts between: an orphan is handed to another parent. */
function npmAncestors() {
  if (!process.env.npm_lifecycle_event) return "";
  const shell = `/proc/${process.ppid}/stat`;
  const parent = existsSync(shell) ? readFileSync(shell, "utf8").split(") ").at(-1).split(" ")[1] : "";
  return `${process.ppid} ${parent}`;
}

function run(title, file, args, env = {}) {
  const { isDone, output } = attempt(title, file, args, env);
  if (!isDone) stop(`${title ?? [file, ...args].join(" ")} failed:\n${output}`);
}

function attempt(title, file, args, env = {}) {
  if (title) process.stderr.write(`${title} …\n`);
  const done = spawnSync(file, args, {
    cwd: root,
    // stdout belongs to the command itself: its last line may be read by a program.
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    env: { ...withLocalBinaries(), ...env },
  });
  return {
    isDone: done.status === 0,
    output: done.error?.message ?? `${done.stdout}\n${done.stderr}`,
  };
}

function withLocalBinaries() {
  return { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` };
}

/** The script behind a package's command, so that it runs under the pinned Node. */
function binary(name) {
  return join(root, "node_modules", ".bin", name);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesBelow))
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

function filesBelow(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (!statSync(whole).isDirectory()) return [path];
  return readdirSync(whole)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

function readStamp(name) {
  const path = join(stamps, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
