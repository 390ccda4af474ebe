/** An answer that is no success, thrown from wherever it is noticed; the transaction around it is undone. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`refused with ${status}`);
    this.status = status;
    this.body = body;
  }
}

export function notFound(): Refusal {
  return new Refusal(404, { error: "Resource could not be found" });
}

/** Chatwoot's policy refusals are 401, not 403. */
export function notAuthorized(): Refusal {
  return new Refusal(401, { error: "You are not authorized to do this action" });
}

export function unprocessable(error: string): Refusal {
  return new Refusal(422, { error });
}

export function recordInvalid(message: string, attributes: readonly string[]): Refusal {
  return new Refusal(422, { message, attributes });
}

/** An exception nobody rescued: a bad enum value, an ISO time where seconds belong. */
export function crash(): Refusal {
  return new Refusal(500, null);
}

export function jsonAnswer(status: number, body: unknown, now: number): Response {
  return new Response(body === null && status >= 500 ? "" : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", date: httpDate(now) },
  });
}

export function textAnswer(status: number, contentType: string, text: string, now: number): Response {
  return new Response(text, { status, headers: { "content-type": contentType, date: httpDate(now) } });
}

function httpDate(now: number): string {
  return new Date(now * 1000).toUTCString();
}
