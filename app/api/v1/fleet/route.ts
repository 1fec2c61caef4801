import { answerFleet } from "@/lib/server/api/fleet";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerFleet(request);
}
