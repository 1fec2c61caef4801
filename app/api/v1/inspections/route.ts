import { answerInspections } from "@/lib/server/api/inspections";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerInspections(request);
}
