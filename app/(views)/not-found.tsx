import { NotFoundMessage } from "@/components/nav/not-found-message";

export default function NotFound() {
  return <NotFoundMessage />;
}
