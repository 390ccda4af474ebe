import { jsonAnswer, textAnswer } from "./answers.ts";
import type { Fault } from "./control.ts";

const HTML = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/** The connection broke: a server around the stand-in destroys the socket, in process it is what fetch throws. */
class ConnectionReset extends TypeError {
  override readonly name = "ConnectionReset";
  readonly code = "ECONNRESET";

  constructor() {
    super("fetch failed");
  }
}

/** What a fault answers instead of letting the request in; null lets it in. */
export async function answerBefore(
  fault: Fault | null,
  request: Request,
  now: number,
): Promise<Response | null> {
  switch (fault?.kind) {
    case "rateLimited":
      // rack-attack's own words, without Retry-After.
      return textAnswer(429, "text/plain", "Retry later\n", now);
    case "badGateway":
      return textAnswer(502, "text/html", HTML, now);
    case "hang":
      return untilAborted(request.signal);
    case "reset":
      throw new ConnectionReset();
    case "slow":
      await pause(fault.delayMs, request.signal);
      return null;
    default:
      return null;
  }
}

/** What becomes of an answer whose request has been carried out. */
export async function answerAfter(
  fault: Fault | null,
  request: Request,
  answer: Response,
  now: number,
): Promise<Response> {
  switch (fault?.kind) {
    case "commitThenTimeout":
      return untilAborted(request.signal);
    case "commitThenError":
      return jsonAnswer(500, null, now);
    case "commitThenReset":
      throw new ConnectionReset();
    case "halfBody":
      return halved(answer);
    default:
      return answer;
  }
}

async function halved(answer: Response): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return controller.error(new ConnectionReset());
      isSent = true;
      controller.enqueue(bytes.subarray(0, bytes.length / 2));
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
