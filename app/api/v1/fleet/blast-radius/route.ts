import { answerBlastRadius } from "@/lib/server/api/blast-radius";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerBlastRadius(request);
}
