import { answerOpenApi } from "@/lib/server/api/openapi";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerOpenApi(request);
}
