import type { Ports } from '../../src/ports';

/** One process. Each call to the world may be its last: it dies before the call is made, or just after. */
export type Life = { dead: boolean; readonly dies: () => 'before' | 'after' | 'not now' };

/** The ports of a process that may die at any call, and of which nothing more is heard from then on. */
export function mortal(ports: Ports, life: Life): Ports {
  const die = (): Promise<never> => {
    life.dead = true;
    const dead = Promise.reject(new Error('This process is dead.'));
    // Who reads a list row by row never waits for this, and then nobody hears of it.
    dead.catch(() => undefined);
    return dead;
  };
  const called = (act: () => unknown): unknown => {
    if (life.dead) return die();
    const end = life.dies();
    if (end === 'before') return die();
    const result = act();
    return result instanceof Promise ? result.then((value: unknown) => (end === 'after' || life.dead ? die() : value)) : result;
  };
  const wrap = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name, receiver): unknown {
        const value: unknown = Reflect.get(target, name, receiver);
        return typeof value === 'function' ? (...args: unknown[]) => called(() => Reflect.apply(value, target, args)) : value;
      },
    });
  return {
    ...ports,
    reviews: wrap(ports.reviews),
    owedIndex: wrap(ports.owedIndex),
    identities: wrap(ports.identities),
    people: wrap(ports.people),
    involved: wrap(ports.involved),
    choices: wrap(ports.choices),
    chat: wrap(ports.chat),
  };
}
