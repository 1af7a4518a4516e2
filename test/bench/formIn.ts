type Node = Readonly<Record<string, unknown>>;

/** What the button with that verb carries on the card that an answer shows, and the ids of the card's inputs. */
export function formIn(answer: string, verb: string): { readonly data: Node; readonly inputs: readonly string[] } {
  const inputs: string[] = [];
  let data: Node | undefined;
  const look = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== 'object' || node === null) return;
    const one = node as Node;
    if (String(one['type']).startsWith('Input.')) inputs.push(String(one['id']));
    if (one['type'] === 'Action.Submit' && (one['data'] as Node | undefined)?.['verb'] === verb) data ??= one['data'] as Node;
    Object.values(one).forEach(look);
  };
  look(JSON.parse(answer));
  if (!data) throw new Error('The form has no such button.');
  return { data, inputs };
}
