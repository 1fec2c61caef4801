import { answerCluster } from "@/lib/server/api/clusters";
import { readDecodedPart } from "@/lib/url/path";

export const dynamic = "force-dynamic";

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerCluster(request, readDecodedPart((await params).id));
}
