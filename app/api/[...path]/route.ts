import { answerUnknownPath } from "@/lib/server/api/unknown-path";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerUnknownPath(request);
}
