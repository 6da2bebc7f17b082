// Who looks: an API key, or a person's access token. Kept for this tab alone.
const KEPT = "lyceum.operator";

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `The API answered ${status}.`);
    this.status = status;
  }
}

export const known = () => sessionStorage.getItem(KEPT) !== null;
export const leave = () => sessionStorage.removeItem(KEPT);
export const enterByKey = (key) => sessionStorage.setItem(KEPT, `ApiKey ${key}`);

export async function enterByPassword(email, password) {
  const answer = await fetch("/api/v1/auth/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const body = await read(answer);
  sessionStorage.setItem(KEPT, `Bearer ${body.access_token}`);
}

/** Reads a path of the API; parameters without a value are left out. */
export async function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== undefined));
  const answer = await fetch(query.size ? `${path}?${query}` : path, {
    headers: { Authorization: sessionStorage.getItem(KEPT), Accept: "application/json" },
  });
  return read(answer);
}

async function read(answer) {
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}
