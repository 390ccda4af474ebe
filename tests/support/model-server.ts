import { z } from "zod";
import { serveOnLoopback } from "../../scripts/stand-ins/http-server.ts";

const chatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z.object({ type: z.string(), json_schema: z.object({ schema: z.json() }) }),
});

export interface SeenRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: z.infer<typeof chatRequest>;
}

export type ModelAnswer = (request: Request) => Response | Promise<Response>;

/** An OpenAI-compatible server on loopback that answers as it is told, and remembers what it was asked. */
export async function startModelServer() {
  const requests: SeenRequest[] = [];
  let answer: ModelAnswer = says("");
  const server = await serveOnLoopback(async (request) => {
    requests.push({
      path: new URL(request.url).pathname,
      authorization: request.headers.get("authorization"),
      body: chatRequest.parse(await request.json()),
    });
    return answer(request);
  }, 0);
  return {
    baseUrl: `http://127.0.0.1:${server.port}/v1`,
    requests,
    answerWith(next: ModelAnswer) {
      answer = next;
    },
    stop: server.close,
  };
}

/** The model's reply, as it was asked for. */
export function says(reply: string): ModelAnswer {
  return writes(JSON.stringify({ reply }));
}

/** Whatever the model writes, with the reason why it stopped; `usage: false` leaves out what it cost. */
export function writes(content: string, { finishReason = "stop", usage = true } = {}): ModelAnswer {
  return () =>
    Response.json({
      id: "chat-1",
      object: "chat.completion",
      created: 1_795_000_000,
      model: "small",
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: finishReason }],
      ...(usage && { usage: { prompt_tokens: 300, completion_tokens: 60, total_tokens: 360 } }),
    });
}

export function failsWith(status: number): ModelAnswer {
  return () => Response.json({ error: { message: "no" } }, { status });
}

/** Never answers. */
export function hangs(): Promise<Response> {
  return Promise.withResolvers<Response>().promise;
}

/** Sends its headers and the beginning of a body, and then nothing. */
export function hangsInItsBody(): Response {
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"id":"chat-1",')),
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

export function breaksTheConnection(): Response {
  throw new Error("the model server breaks the connection");
}
