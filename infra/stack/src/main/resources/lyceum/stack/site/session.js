// Who looks: an API key, or a person with tokens that are renewed as they end. Kept for this tab alone.
const KEPT = "lyceum.metrics";
const AUTH = "/api/v1/auth";
let renewing = null;

export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `The API answered ${status}.`);
    this.status = status;
  }
}

const kept = () => JSON.parse(sessionStorage.getItem(KEPT));
const keep = (who) => sessionStorage.setItem(KEPT, JSON.stringify(who));
const keepTokens = (tokens) => keep({ authorization: `Bearer ${tokens.access_token}`, refresh: tokens.refresh_token });

export const known = () => kept() !== null;
export const enterByKey = (key) => keep({ authorization: `ApiKey ${key}` });

/** Signs a person in to the organisation in which they are an operator. */
export async function enterByPassword(email, password) {
  const tokens = await post(`${AUTH}/login`, { email, password });
  keepTokens(tokens);
  const { organisations } = await get("/api/v1/organisations");
  const theirs = organisations.filter((one) => one.roles.includes("operator")).map((one) => one.organisation_id);
  if (!theirs.length) {
    leave();
    throw new Refused(403, { detail: "This account is no operator. Whoever has an operator's key can invite it with that role." });
  }
  if (!theirs.includes(tokens.organisation_id)) {
    keepTokens(await post(`${AUTH}/refresh`, { refresh_token: tokens.refresh_token, organisation_id: theirs[0] }));
  }
}

/** Forgets who looks; a person's session ends. */
export function leave() {
  const who = kept();
  sessionStorage.removeItem(KEPT);
  if (who?.refresh) fetch(`${AUTH}/logout`, { method: "POST", headers: { Authorization: who.authorization } }).catch(() => {});
}

/** Reads a path of the API; parameters without a value are left out. */
export async function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== undefined));
  const address = query.size ? `${path}?${query}` : path;
  const ask = () => fetch(address, { headers: { Authorization: kept()?.authorization ?? "", Accept: "application/json" } });
  const answer = await ask();
  return read(answer.status === 401 && (await renewed()) ? await ask() : answer);
}

/** Exchanges a person's tokens, once for all that wait: a refresh token is good for one exchange. */
function renewed() {
  const refresh = kept()?.refresh;
  if (!refresh) return false;
  renewing ??= post(`${AUTH}/refresh`, { refresh_token: refresh })
    .then(keepTokens)
    .then(() => true, () => false)
    .finally(() => (renewing = null));
  return renewing;
}

async function post(path, body) {
  return read(await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
}

async function read(answer) {
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body);
  return body;
}
