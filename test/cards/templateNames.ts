import { Expression } from 'adaptive-expressions';
import { z } from 'zod';
import { isJson } from './walk';

/** One name in a template: the way to it in what the card shows, and whether there is anything there. */
export type Used = { readonly path: string; readonly isShown: boolean };

type Scope = { readonly shape: unknown; readonly path: string };

/** Every name that a template reads, looked up as the template engine does: only in the nearest `$data`. */
export function namesIn(node: unknown, scope: Scope): Used[] {
  if (typeof node === 'string') return expressionsIn(node).flatMap((expression) => namesOf(expression, scope));
  if (Array.isArray(node)) return node.flatMap((one) => namesIn(one, scope));
  if (!isJson(node)) return [];
  const { $data, ...rest } = node;
  if (typeof $data !== 'string') return Object.values(rest).flatMap((one) => namesIn(one, scope));
  const [path = ''] = expressionsIn($data);
  const at = follow(scope, path);
  const each = at.shape instanceof z.ZodArray ? { shape: at.shape.element, path: `${at.path}.*` } : at;
  return [{ path: at.path, isShown: at.shape !== undefined }, ...Object.values(rest).flatMap((one) => namesIn(one, each))];
}

/** The ways to everything a shape has at its ends: `pages.*.title`, but not `pages`. */
export function endsOf(shape: unknown, path = ''): string[] {
  if (shape instanceof z.ZodObject)
    return Object.entries(shape.shape).flatMap(([name, below]) => endsOf(below, path ? `${path}.${name}` : name));
  if (shape instanceof z.ZodArray) return endsOf(shape.element, `${path}.*`);
  return [path];
}

const expressionsIn = (text: string): string[] => [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, expression = '']) => expression);

function namesOf(expression: string, scope: Scope): Used[] {
  return Expression.parse(expression)
    .references()
    .filter((reference) => reference !== '$index')
    .map((reference) => (reference === '$data' ? scope : follow(scope, reference)))
    .map(({ shape, path }) => ({ path, isShown: shape !== undefined }));
}

const follow = (scope: Scope, reference: string): Scope =>
  reference.split('.').reduce<Scope>(
    ({ shape, path }, name) => ({
      shape: shape instanceof z.ZodObject ? shape.shape[name] : undefined,
      path: path ? `${path}.${name}` : name,
    }),
    scope,
  );
