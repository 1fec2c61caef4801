import { answerClustersCsv } from "@/lib/server/api/clusters-csv";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerClustersCsv(request);
}
