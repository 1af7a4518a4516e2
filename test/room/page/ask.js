/** What this page asks of the room. A refusal is thrown with the room's sentence. */
export async function ask(path, body) {
  const options = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/room/${path}`, options);
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error?.message ?? 'The room did not understand.');
  return json;
}

/** Does something as a person: `does(id, 'says', { text })`. */
export const does = (person, deed, body = {}) => ask(`people/${encodeURIComponent(person)}/${deed}`, body);
